import { declarationOf, type OperationId, type Output } from '@mailroom/schemas/operations'
import { screen, waitFor, within } from '@testing-library/react'
import type { RouteObject } from 'react-router'
import { expect, test } from 'vitest'
import usersWords from '../../areas/directory/users/locales/en.json' with { type: 'json' }
import { areas } from '../../areas.ts'
import { consoleRoutes } from '../../shell/routes.ts'
import directoryWords from '../entity/locales/en.json' with { type: 'json' }
import { type Answers, refusal, session, startBackend } from '../testing/backend.ts'
import { visit } from '../testing/visit.tsx'
import words from '../words/locales/en.json' with { type: 'json' }

const organizationId = 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8'
const userId = '00000000-0000-4000-8000-000000000001'
const groupId = '00000000-0000-4000-8001-000000000001'
const resourceId = '00000000-0000-4000-8002-000000000001'

/** The values of the parameters in the routes. */
const params: Record<string, string> = {
  ...{ connectionId: 'local', region: 'us-east-1', organizationId, userId, groupId, resourceId },
  ...{ memberId: userId, delegateId: userId, granteeId: userId, address: 'a@example.com' },
  ...{ deviceId: 'ANDROIDC12', tokenId: 'token-1', templateId: 'template-1', jobId: 'job-1' },
  ...{ principalType: 'GROUP', principalId: groupId },
  ...{ kind: 'updateUsers', number: '1', impersonationRoleId: 'role-1', ruleId: 'rule-1' },
  ...{ item: 'contacts', act: 'close', moment: 'notice', language: 'en', moverId: 'mover-1' },
  ...{ name: 'default', case: 'scanner' },
}

/**
 * Returns every address of a form or dialog that changes something in an organization, with the
 * operation it needs.
 */
function writeRoutes(tree: RouteObject[], above = ''): { path: string; needs: OperationId }[] {
  return tree.flatMap(({ path = '', children = [], handle }) => {
    const full = path === '' ? above : `${above}/${path}`
    const needs: OperationId | undefined = handle?.needs
    const here =
      needs !== undefined &&
      full.includes(':organizationId') &&
      declarationOf(needs).kind === 'write'
        ? [{ path: full.replace(/:(\w+)/g, (_, name: string) => params[name] ?? name), needs }]
        : []
    return [...here, ...writeRoutes(children, full)]
  })
}

// The dialogs of a job or a run lie over one, which this test does not create; the same gate guards
// them.
const all = writeRoutes(consoleRoutes(areas)).filter(({ path }) => !/\/(jobs|runs)\//.test(path))

type User = Output<'users.describe'>
type Organization = Output<'organizations.describe'>
type Situation = {
  readOnly?: boolean
  organization?: Partial<Organization>
  user?: Partial<User>
  state?: User['state']
}

function answersOf({
  readOnly = false,
  organization,
  user,
  state = 'ENABLED',
}: Situation): Answers {
  return {
    'session.describe': () => ({
      ...session,
      connections: session.connections.map((connection) => ({ ...connection, readOnly })),
    }),
    'organizations.describe': () => ({
      ...{ organizationId, alias: 'example-corp', state: 'Active' },
      ...organization,
    }),
    'identityProvider.describe': () => ({}),
    'mailDomains.list': () => ({ items: [] }),
    'mailDomains.describe': () => ({
      ...{ records: [], isTestDomain: false, isDefault: false },
      ...({ ownershipVerificationStatus: 'VERIFIED', dkimVerificationStatus: 'VERIFIED' } as const),
    }),
    'users.describe': () => ({ userId, name: 'ana.silva', state, userRole: 'USER', ...user }),
    'groups.describe': () => ({ groupId, name: 'Sales', state }),
    'impersonationRoles.get': () => ({
      ...{ impersonationRoleId: 'role-1', name: 'Bot', type: 'READ_ONLY', rules: [] },
    }),
    'resources.describe': () => ({
      ...{ resourceId, name: 'board', type: 'ROOM', state },
      bookingOptions: {
        autoAcceptRequests: true,
        autoDeclineRecurringRequests: false,
        autoDeclineConflictingRequests: true,
      },
    }),
  }
}

const reasons = {
  connection: directoryWords['whyNot.connection'],
  organization: directoryWords['whyNot.organization'],
  directory: directoryWords['whyNot.directory'],
  exchange: directoryWords['whyNot.exchange'],
  exchangeAddresses: directoryWords['whyNot.exchangeAddresses'],
  exchangeResources: directoryWords['whyNot.exchangeResources'],
  notEnabled: directoryWords['whyNot.notEnabled'],
  alreadyEnabled: directoryWords['whyNot.alreadyEnabled'],
  alreadyDisabled: directoryWords['whyNot.alreadyDisabled'],
  onlyDisabled: directoryWords['whyNot.onlyDisabled'],
  noMailbox: directoryWords['whyNot.noMailbox'],
  notManaged: directoryWords['whyNot.notManaged'],
} as const
type Reason = keyof typeof reasons

/** The title of an operation, for the page or dialog that replaces its form. */
const titles: Record<string, string> = words

/** Returns the reason that replaces a form or dialog; undefined if it is shown. */
function reasonTold(needs: OperationId): Reason | undefined {
  const dialog = screen.queryByRole('dialog')
  const place = dialog ?? screen.queryByRole('main')
  const [title] = place ? within(place).queryAllByRole('heading') : []
  const expected = [
    ...[titles[`operation.${needs}`], titles['operation.users.update']],
    ...[usersWords.helpDesk, 'Reset the password of ana.silva'],
  ]
  if (!place || !expected.includes(title?.textContent ?? '')) return undefined
  const [reason] = Object.entries(reasons).find(
    ([, text]) => within(place).queryAllByText(text).length > 0,
  ) ?? [undefined]
  if (reason !== undefined) expect(place.querySelector('form')).toBeNull()
  return reason as Reason | undefined
}

/** Returns whether an operation changes anything but what Mailroom keeps. */
const changesAws = (id: OperationId) => !declarationOf(id).changesOnlyMailroom

const everything = { connection: 'connection', organization: 'organization' } as const

/**
 * The situations, each with a function that returns the expected reason for an operation; undefined
 * if the form is shown.
 */
const situations: [string, Situation, (needs: OperationId, path: string) => Reason | undefined][] =
  [
    [
      'on a read-only connection',
      { readOnly: true },
      (needs) => (changesAws(needs) ? everything.connection : undefined),
    ],
    [
      'in an inactive organization',
      { organization: { state: 'Inactive' } },
      // It can still be deleted.
      (needs) =>
        needs === 'organizations.delete' || !changesAws(needs)
          ? undefined
          : everything.organization,
    ],
    [
      'GEN-07 USR-26 USR-30 T-28 with an AD Connector',
      { organization: { directoryType: 'ADConnector' } },
      (needs, path) =>
        ofDirectory.has(needs) ||
        path.includes('/bulk/') ||
        ofResources.has(needs) ||
        needs === 'aliases.makePrimary'
          ? 'directory'
          : byState(needs),
    ],
    [
      'GEN-07 T-27 RES-14 beside Exchange with an AD Connector',
      { organization: { directoryType: 'ADConnector', interoperabilityEnabled: true } },
      (needs, path) => {
        if (ofDirectory.has(needs) || path.includes('/bulk/')) return 'directory'
        if (needs.startsWith('aliases.')) return 'exchangeAddresses'
        return ofResources.has(needs) || needs === 'resources.enable'
          ? 'exchangeResources'
          : byState(needs)
      },
    ],
    [
      'GEN-07 T-27 beside Exchange with a directory of WorkMail',
      { organization: { interoperabilityEnabled: true } },
      (needs, path) => {
        if (needs.startsWith('aliases.')) return 'exchangeAddresses'
        if (ofDirectory.has(needs) || path.includes('/bulk/')) return 'exchange'
        return ofResources.has(needs) || needs === 'resources.enable'
          ? 'exchangeResources'
          : byState(needs)
      },
    ],
    ['T-16 for who is enabled', {}, (needs) => byState(needs)],
    [
      'T-21 for who is disabled',
      { state: 'DISABLED' },
      (needs, path) => {
        if (needs.startsWith('identityProvider.')) return undefined
        if (needs.endsWith('.disable')) return 'alreadyDisabled'
        return forEnabled.has(needs) && !choosesLater(path) ? 'notEnabled' : undefined
      },
    ],
    [
      'USR-05 for a remote user',
      { user: { userRole: 'REMOTE_USER' } },
      (needs, path) => (forMailboxes.has(needs) && isOfUser(path) ? 'noMailbox' : byState(needs)),
    ],
    [
      'USR-07 USR-34 for a system user',
      { user: { userRole: 'SYSTEM_USER' } },
      (needs, path) => {
        if (forMailboxes.has(needs) && isOfUser(path)) return 'noMailbox'
        return forPeople.has(needs) ? 'notManaged' : byState(needs)
      },
    ],
  ]

const isOfUser = (path: string) =>
  path.includes('/users/') || path.includes(`/overrides/${userId}/`)

/** Who gets an address of a domain, or an override, is chosen in the dialog. */
const choosesLater = (path: string) =>
  path.includes('/domains/') || /\/mobile-devices\/overrides\/(?:add|import)$/.test(path)

const ofDirectory = new Set<OperationId>([
  ...(['users.create', 'users.update', 'users.delete', 'users.resetPassword'] as const),
  ...(['groups.create', 'groups.update', 'groups.delete'] as const),
  ...(['groupMembers.associate', 'groupMembers.disassociate'] as const),
])
const ofResources = new Set<OperationId>([
  ...(['resources.create', 'resources.update', 'resources.delete'] as const),
  ...(['resourceDelegates.associate', 'resourceDelegates.disassociate'] as const),
])
const forEnabled = new Set<OperationId>([
  ...(['users.disable', 'groups.update', 'groups.disable', 'groupMembers.associate'] as const),
  ...(['resources.update', 'resources.disable', 'resourceDelegates.associate'] as const),
  ...(['aliases.create', 'aliases.makePrimary', 'mailboxPermissions.put'] as const),
  ...(['mailboxes.updateQuota', 'mobileDeviceAccessOverrides.put'] as const),
])
const forMailboxes = new Set<OperationId>([
  ...(['mailboxPermissions.put', 'mailboxes.updateQuota'] as const),
  'mobileDeviceAccessOverrides.put',
])
const forPeople = new Set<OperationId>([
  ...(['users.update', 'users.enable', 'users.disable', 'users.delete'] as const),
])

/** Enabled entries can be neither enabled nor deleted. */
function byState(needs: OperationId): Reason | undefined {
  if (needs.startsWith('identityProvider.')) return undefined
  if (needs.endsWith('.enable')) return 'alreadyEnabled'
  return ['users.delete', 'groups.delete', 'resources.delete'].includes(needs)
    ? 'onlyDisabled'
    : undefined
}

test('this test knows every address of a form or dialog that changes something', () => {
  expect(all.length).toBeGreaterThan(40)
  expect(all.filter(({ path }) => path.includes(':'))).toEqual([])
})

test.each(situations)(
  'X-03 GEN-07 %s every form and dialog that is opened by its address says why it is not possible',
  async (_, situation, expected) => {
    await using __ = await startBackend(answersOf(situation))
    const [first] = all
    using opened = visit(first?.path ?? '')
    await screen.findByRole('main')
    const wrong: string[] = []
    for (const { path, needs } of all) {
      await opened.router.navigate(path)
      const reason = expected(needs, path)
      const isTold = () => expect(reasonTold(needs)).toBe(reason)
      await waitFor(isTold).catch(() =>
        wrong.push(`${path} is to tell ${reason} and tells ${reasonTold(needs)}`),
      )
    }
    expect(wrong, wrong.join('\n')).toEqual([])
  },
  120_000,
)

test.each([
  ['groups', groupId, 'Group not found'],
  ['resources', resourceId, 'Resource not found'],
  ['users', userId, 'User not found'],
])(
  'GEN-10 the form that edits one of the %s says that it does not exist',
  async (list, id, title) => {
    const none = () => refusal(400, 'EntityNotFoundException')
    await using _ = await startBackend({
      ...answersOf({}),
      ...{ 'users.describe': none, 'groups.describe': none, 'resources.describe': none },
    })
    using __ = visit(`/local/us-east-1/organizations/${organizationId}/${list}/${id}/edit`)
    await screen.findByRole('heading', { level: 1, name: title })
    await waitFor(() => expect(document.title).toContain(title))
  },
)

test('GEN-10 the form that edits a group says why it could not be loaded, and loads it again', async () => {
  const answers = answersOf({})
  await using backend = await startBackend({
    ...answers,
    'groups.describe': () => refusal(403, 'AccessDeniedException'),
  })
  using _ = visit(`/local/us-east-1/organizations/${organizationId}/groups/${groupId}/edit`)
  await screen.findByText(/AWS denied access\./)
  Object.assign(backend.answers, { 'groups.describe': answers['groups.describe'] })
  screen.getByRole('button', { name: 'Retry' }).click()
  await screen.findByRole('heading', { level: 1, name: 'Edit Sales' })
})
