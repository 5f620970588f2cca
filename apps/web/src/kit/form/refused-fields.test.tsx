import '../../areas.ts'
import type { Input, WriteId } from '@mailroom/schemas/operations'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { beforeAll, expect, test } from 'vitest'
import { createQueryClient } from '../data/query-client.ts'
import { SessionContext } from '../data/session.ts'
import { AddressField } from '../entity/AddressField.tsx'
import { refusal, session, startBackend } from '../testing/backend.ts'
import { CheckboxField } from './CheckboxField.tsx'
import { EnumCheckbox } from './EnumCheckbox.tsx'
import { NumberField } from './NumberField.tsx'
import { OperationForm } from './OperationForm.tsx'
import { SelectField } from './SelectField.tsx'
import { SuggestField } from './SuggestField.tsx'
import { TextField } from './TextField.tsx'
import '../testing/visit.tsx'
import { AddressListField } from '../../areas/directory/bulk/AddressListField.tsx'
import { AttributesField } from '../../areas/directory/bulk/AttributesField.tsx'
import { PatternField } from '../../areas/directory/bulk/PatternField.tsx'
import { PermissionsField } from '../../areas/directory/bulk/PermissionsField.tsx'
import { QuotaField } from '../../areas/directory/bulk/QuotaField.tsx'
import { TargetsField } from '../../areas/directory/bulk/TargetsField.tsx'
import { PasswordField } from '../../areas/directory/users/PasswordField.tsx'
import { EntitiesField } from '../entity/EntitiesField.tsx'
import { EntityField } from '../entity/EntityField.tsx'
import { loadWords } from '../words/texts.ts'
import { LinesField } from './LinesField.tsx'

const scope = {
  connectionId: 'local',
  region: 'us-east-1',
  organizationId: 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8',
} as const
const userId = '00000000-0000-4000-8000-000000000001'
const ids = [userId]
const targets = { entityIds: ids }

const domain = {
  domainName: 'example.com',
  defaultDomain: true,
}

/** The reads of a form besides its write. */
const around = {
  'mailDomains.list': () => ({ items: [domain], nextToken: undefined }),
  'entities.search': () => refusal(400, 'DirectoryNotListed'),
  'organizations.describe': () => refusal(400, 'ThrottlingException'),
  'mailDomains.describe': () => refusal(400, 'ThrottlingException'),
} as const

beforeAll(() => loadWords('app', 'directory', 'bulk', 'users'))

type Kind<Id extends WriteId = WriteId> = {
  id: Id
  fixed: object
  defaults?: object
  path: string
  field: ReactNode
  /** A text that shows that the field has loaded what it needs. */
  reads?: string
  /** The field's own message, if it has one. */
  words?: string
  /**
   * True for a group of radio buttons, which Cloudscape cannot mark as invalid; its message is
   * shown all the same.
   */
  isGroup?: true
}

const plan = (path: string, change: object, field: ReactNode, more: Partial<Kind> = {}): Kind => ({
  id: 'jobs.plan',
  fixed: scope,
  defaults: { change },
  path,
  field,
  ...more,
})

const oneUser = { ...scope, userId }

const kinds: [string, Kind][] = [
  [
    'text',
    {
      id: 'users.enable',
      fixed: oneUser,
      defaults: { email: 'taken@example.com' },
      path: 'email',
      field: <TextField name="email" label="Field" />,
    },
  ],
  [
    'address',
    {
      id: 'users.enable',
      fixed: oneUser,
      path: 'email',
      field: <AddressField name="email" label="Field" suggestion="taken@example.com" />,
      reads: 'example.com',
    },
  ],
  [
    'number',
    {
      id: 'mailboxes.updateQuota',
      fixed: { ...oneUser, expected: {} },
      defaults: { mailboxQuota: 100 },
      path: 'mailboxQuota',
      field: <NumberField name="mailboxQuota" label="Field" />,
    },
  ],
  [
    'password',
    {
      id: 'users.resetPassword',
      fixed: oneUser,
      path: 'password',
      field: <PasswordField name="password" label="Field" generated />,
    },
  ],
  [
    'select',
    {
      id: 'mobileDeviceAccessOverrides.put',
      fixed: { ...oneUser, deviceId: 'ABC123', expected: {} },
      defaults: { effect: 'DENY' },
      path: 'effect',
      field: (
        <SelectField name="effect" label="Field" options={[{ value: 'DENY', label: 'Deny' }]} />
      ),
    },
  ],
  [
    'checkbox',
    {
      id: 'groups.create',
      fixed: { ...scope, name: 'staff', email: 'staff@example.com' },
      defaults: { hiddenFromGlobalAddressList: true },
      path: 'hiddenFromGlobalAddressList',
      field: <CheckboxField name="hiddenFromGlobalAddressList" label="Field" />,
    },
  ],
  [
    'choice by a checkbox',
    {
      id: 'groups.create',
      fixed: { ...scope, name: 'staff', email: 'staff@example.com' },
      defaults: { hiddenFromGlobalAddressList: true },
      path: 'hiddenFromGlobalAddressList',
      field: (
        <EnumCheckbox name="hiddenFromGlobalAddressList" on={true} off={false} label="Field" />
      ),
    },
  ],
  [
    'quota',
    plan(
      'change.mailboxQuota',
      { kind: 'updateQuota', targets, mailboxQuota: 100 },
      <QuotaField name="change.mailboxQuota" />,
    ),
  ],
  [
    'address pattern',
    plan(
      'change.addressPattern',
      { kind: 'addAlias', targets, addressPattern: '{firstName}@example.com' },
      <PatternField name="change.addressPattern" label="Field" initial="{firstName}" />,
    ),
  ],
  [
    'several entities',
    plan(
      'change.groupIds',
      { kind: 'addToGroups', targets, groupIds: ids },
      <EntitiesField name="change.groupIds" label="Field" offered={{ types: ['GROUP'] }} />,
    ),
  ],
  [
    'one entity',
    plan(
      'change.userId',
      {
        ...{ kind: 'offboard', userId, resetPassword: true, revokeTokens: true, hide: true },
        ...{ denyDevices: true, removeFromGroups: true, disable: true },
      },
      <EntityField name="change.userId" label="Field" offered={{ types: ['USER'] }} />,
    ),
  ],
  [
    'targets',
    plan(
      'change.targets',
      { kind: 'disable', targets },
      <TargetsField name="change.targets" chosen={undefined} types={['USER']} />,
      { words: 'Choose at least one entry.' },
    ),
  ],
  [
    'attributes',
    plan(
      'change.attributes',
      { kind: 'updateUsers', targets, attributes: { city: 'Lisboa' } },
      <AttributesField name="change.attributes" label="Field" description="" />,
      { words: 'Add at least one detail of up to 256 characters.' },
    ),
  ],
  [
    'permissions',
    plan(
      'change.permissionValues',
      { kind: 'grantPermissions', targets, granteeIds: ids, permissionValues: ['SEND_AS'] },
      <PermissionsField name="change.permissionValues" withGroups={false} />,
      { words: 'Choose at least one permission.', isGroup: true },
    ),
  ],
  [
    'radio buttons',
    plan(
      'change.hiddenFromGlobalAddressList',
      { kind: 'setHidden', targets, hiddenFromGlobalAddressList: true },
      <AddressListField name="change.hiddenFromGlobalAddressList" />,
      { isGroup: true },
    ),
  ],
  [
    'lines',
    {
      id: 'jobs.plan',
      fixed: scope,
      defaults: { change: { kind: 'addToGroups', targets, groupIds: ids } },
      path: 'change.groupIds',
      field: <LinesField name="change.groupIds" label="Field" wrong="A line is wrong." />,
      words: 'A line is wrong.',
    },
  ],
]

/** Opens a field in its form, beside a valid one. */
function open({ id, fixed, defaults = {}, field }: Kind) {
  const form = (
    <OperationForm
      id={id}
      fixed={fixed as Partial<Input<WriteId>>}
      defaults={defaults}
      submitLabel="Send"
      onDone={() => {}}
      onCancel={() => {}}
    >
      {field}
    </OperationForm>
  )
  const router = createMemoryRouter(
    [{ path: '/:connectionId/:region/organizations/:organizationId', element: form }],
    {
      initialEntries: [`/local/us-east-1/organizations/${scope.organizationId}`],
    },
  )
  const view = render(
    <QueryClientProvider client={createQueryClient()}>
      <SessionContext value={session}>
        <RouterProvider router={router} />
      </SessionContext>
    </QueryClientProvider>,
  )
  return {
    container: view.container,
    [Symbol.dispose]: () => view.unmount(),
  }
}

test.each(kinds)(
  'GEN-10 a problem that the server finds in a field of the kind "%s" stays at it, marked as invalid',
  async (_, kind) => {
    await using backend = await startBackend({
      ...around,
      [kind.id]: () =>
        refusal(400, 'NameAvailabilityException', {
          fields: { [kind.path]: { code: 'NameAvailabilityException' } },
        }),
    })
    using form = open(kind)
    const words = kind.words ?? 'This name is already taken.'
    // Fields that load something become valid a moment later; until then the form refuses to send.
    if (kind.reads) await screen.findByText(kind.reads)
    screen.getByRole('button', { name: 'Send' }).click()
    await waitFor(() => expect(backend.of(kind.id)).toHaveLength(1))
    await screen.findByText(words)
    const controls = form.container.querySelectorAll('input, textarea, button')
    for (const control of controls) fireEvent.blur(control)
    await act(async () => {})
    await act(async () => {})
    expect(screen.queryByText(words)).not.toBeNull()
    const invalid = form.container.querySelector('[aria-invalid=true]')
    if (!kind.isGroup) expect(invalid).not.toBeNull()
    await waitFor(() => {
      const announced = [...document.querySelectorAll('[aria-live=assertive]')]
      expect(announced.map(({ textContent }) => textContent).join()).toContain(words)
    })
  },
)

test.each([
  ['NameAvailabilityException', true],
  // The same, of an export's log: our own sentence.
  ['LogOfOtherJob', false],
] as const)(
  'GEN-10 “AWS says” is before the words of AWS alone, not before our own (%s)',
  async (code, isOfAws) => {
    await using backend = await startBackend({
      ...around,
      'mailDomains.register': () => refusal(400, code, { fields: { domainName: { code } } }),
    })
    const suggestions = { options: [], isLoading: false, error: null }
    using _ = open({
      ...{ id: 'mailDomains.register', fixed: scope, defaults: { domainName: 'new.example' } },
      path: 'domainName',
      field: <SuggestField name="domainName" label="Field" suggestions={suggestions} />,
    })
    screen.getByRole('button', { name: 'Send' }).click()
    await waitFor(() => expect(backend.of('mailDomains.register')).toHaveLength(1))
    await screen.findByText(isOfAws ? /already taken/ : /This log is of another time/)
    expect(screen.queryAllByText(/AWS says/)).toHaveLength(isOfAws ? 1 : 0)
  },
)
