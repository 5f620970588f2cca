import type { AuditEntry } from '@mailroom/schemas/audit-entries'
import type { Output } from '@mailroom/schemas/operations'
import type { Column } from '@mailroom/ui/table/DataTable'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, renderHook, screen, waitFor, within } from '@testing-library/react'
import type { ReactNode } from 'react'
import { MemoryRouter } from 'react-router'
import { expect, test } from 'vitest'
import { useAuditColumns } from '../../kit/audit/use-audit-columns.tsx'
import { SessionContext } from '../../kit/data/session.ts'
import { exportFile } from '../../kit/export/export-file.ts'
import { writtenColumns } from '../../kit/export/export-rows.ts'
import { columnsFor } from '../../kit/export/use-export.tsx'
import { type Answers, refusal, session, startBackend } from '../../kit/testing/backend.ts'
import { openBackend } from '../../kit/testing/real-backend.ts'
import { visit } from '../../kit/testing/visit.tsx'
import { loadWords } from '../../kit/words/texts.ts'

const organizationId = 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8'
const userId = '00000000-0000-4000-8000-000000000001'
const organization = `/local/us-east-1/organizations/${organizationId}`

const reset: AuditEntry = {
  ...{ number: 224, at: '2026-03-10T14:35:50.123Z', durationMs: 320 },
  ...{ account: 'hugo', accountName: 'Hugo Helpdesk', role: 'helpDesk' },
  ...{ address: '192.0.2.7', sessionId: 's-1', operation: 'users.resetPassword' },
  ...{ outcome: 'Succeeded', result: 'SUCCEEDED' },
  target: { kind: 'USER', id: userId, name: 'Theo Müller' },
  ...{ connectionId: 'local', region: 'us-east-1', organizationId },
  input: { connectionId: 'local', region: 'us-east-1', organizationId, userId, password: '***' },
  ...{ requestId: 'r-224', awsRequestId: 'aws-224', hash: 'ab'.repeat(32) },
}

const edit: AuditEntry = {
  ...{ ...reset, number: 300, operation: 'users.update', account: 'ada', role: 'administrator' },
  input: { ...reset.input, password: undefined, city: 'Bonn', hiddenFromGlobalAddressList: true },
  before: { city: 'Berlin', hiddenFromGlobalAddressList: true },
}

const tomas = '00000000-0000-4000-8000-000000000011'

const taken: AuditEntry = {
  ...{ ...edit, number: 302, operation: 'mailboxPermissions.delete', before: undefined },
  input: { entityId: userId, granteeId: tomas, expected: {} },
}

const job: AuditEntry = {
  ...{ ...edit, number: 301, operation: 'jobs.start', before: undefined },
  target: { kind: 'JOB', id: 'job-1' },
  details: { kind: 'disable', rows: 12, type: 'USER' },
  input: { jobId: 'job-1' },
}

const proof: Output<'auditEntries.describeProof'> = {
  ...{ head: { number: 301, hash: 'cd'.repeat(32) }, first: 1, retentionDays: 0 },
  ...{ anchorFile: { isKept: false }, verifyHours: 24 },
  verification: {
    ...{ at: '2026-03-10T04:00:00Z', durationMs: 5, result: 'HOLDS', entries: 602 },
    comparedWithAnchors: true,
  },
}

function answersOf(entries: readonly AuditEntry[]): Answers {
  return {
    'auditEntries.list': () => ({ items: [...entries] }),
    'auditEntries.describe': ({ number }) =>
      entries.find((entry) => entry.number === number) ?? refusal(404, 'AuditEntryNotFound'),
    'auditEntries.describeProof': () => proof,
    'organizations.list': () => ({
      items: [{ organizationId, alias: 'example-corp', state: 'Active' }],
    }),
    'entities.search': () => ({
      items: [
        {
          ...{ id: userId, type: 'USER', name: 'theo.mueller', displayName: 'Theo Müller' },
          state: 'ENABLED',
        },
        {
          ...{ id: tomas, type: 'USER', name: 'tomas.novak', displayName: 'Tomáš Novák' },
          state: 'DISABLED',
        },
      ],
      ...{ total: 2, index: { phase: 'COMPLETE', done: 1 } },
    }),
  }
}

const onDomain: AuditEntry = {
  ...{ ...edit, number: 400, operation: 'identityPolicies.put', before: undefined },
  target: { kind: 'MAIL_DOMAIN', name: 'example.com' },
  input: { domainName: 'example.com', policyName: 'Partner', policy: '{"Statement":[]}' },
}

test('M7 changes of one kind to one domain are told apart, and values are in words', async () => {
  const mailFrom: AuditEntry = {
    ...{ ...onDomain, number: 404, operation: 'mailFromDomains.put' },
    input: { domainName: 'example.com', mailFromDomain: '', behaviorOnMXFailure: 'RejectMessage' },
    before: { mailFromDomain: 'mail.example.com', behaviorOnMXFailure: 'UseDefaultValue' },
  }
  const entries: AuditEntry[] = [
    mailFrom,
    {
      ...{ ...onDomain, number: 403, operation: 'dkim.setEnabled' },
      input: { domainName: 'example.com', dkimEnabled: false },
    },
    {
      ...{ ...onDomain, number: 402, operation: 'identityFeedback.setTopic' },
      input: { domainName: 'example.com', notificationType: 'Bounce' },
    },
    onDomain,
  ]
  await using _backend = await startBackend(answersOf(entries))
  using _ = visit('/audit-log')
  for (const words of [
    'MAIL FROM domain: amazonses.com',
    'DKIM signing: off',
    'Feedback type: Bounces',
    'Policy name: Partner',
  ])
    await screen.findByText(words)
  fireEvent.click(screen.getByRole('link', { name: /Entry 404/ }))
  const dialog = await screen.findByRole('dialog')
  const values = within(await within(dialog).findByRole('table'))
  const cellsOf = (row: HTMLElement) => [...row.children].map((cell) => cell.textContent)
  expect(values.getAllByRole('row').slice(1).map(cellsOf)).toEqual([
    ['MAIL FROM domain', 'mail.example.com', 'amazonses.com'],
    ['If the MX record is missing', 'Send with amazonses.com', 'Reject the message'],
    ['Domain', 'example.com'],
  ])
})

test('M7 a time among the values is written as people write it', async () => {
  const noted: AuditEntry = {
    ...{ ...edit, number: 406, operation: 'organizationNotes.delete' },
    input: { kind: 'smimeStep', subject: '1' },
    before: { notedBy: 'Ada', notedAt: '2026-03-10T14:35:50.123Z' },
  }
  await using _backend = await startBackend(answersOf([noted]))
  using _ = visit('/audit-log/406')
  const row = within(await screen.findByRole('dialog')).findByRole('row', { name: /^Noted at/ })
  expect((await row).textContent).toMatch(/^Noted atMar 10, 2026, /)
})

test('M7 the title of an entry calls an organization by its alias, as the list does', async () => {
  const settings: AuditEntry = {
    ...{ ...edit, number: 405, operation: 'inboundDmarcSettings.put', before: undefined },
    ...{ target: { kind: 'ORGANIZATION', id: organizationId }, input: { enforced: true } },
  }
  await using _backend = await startBackend(answersOf([settings]))
  using _ = visit('/audit-log/405')
  await screen.findByRole('dialog', { name: /^Entry 405: .* – example-corp$/ })
})

test('M7 a line about permissions names whose they are and on whose mailbox, both with their pages', async () => {
  await using _backend = await startBackend(answersOf([taken]))
  using _ = visit('/audit-log')
  const row = await screen.findByRole('row', { name: /Remove mailbox permissions/ })
  for (const [name, id] of [
    ['Tomáš Novák', tomas],
    ['Theo Müller', userId],
  ] as const)
    expect((await within(row).findByRole('link', { name })).getAttribute('href')).toBe(
      `${organization}/users/${id}`,
    )
  expect(row.textContent).toContain('Permissions of Tomáš Novák')
})

test('M7 a line of the log says what was done to whom, by whom and how it ended, in words', async () => {
  await using _backend = await startBackend(answersOf([job, edit, reset]))
  using _ = visit('/audit-log')
  const row = await screen.findByRole('row', { name: /Reset a password/ })
  const link = within(row).getByRole('link', { name: 'Theo Müller' })
  expect(link.getAttribute('href')).toBe(`${organization}/users/${userId}`)
  expect(row.textContent).toContain('Hugo Helpdesk')
  expect(row.textContent).toContain('Done')
  await within(row).findByRole('link', { name: 'example-corp' })
  expect(screen.getByRole('row', { name: /Start a job/ }).textContent).toContain('Disable 12 users')
  expect(row.querySelector('time')?.title).toMatch(/2026.*UTC/)
})

test('M7 a change of a rule names the rule, and one of settings the organization', async () => {
  const rule: AuditEntry = {
    ...{ ...edit, number: 400, operation: 'accessControlRules.put' },
    target: { kind: 'ACCESS_CONTROL_RULE', name: 'no-imap' },
  }
  const setting: AuditEntry = {
    ...{ ...edit, number: 401, operation: 'inboundDmarcSettings.put' },
    target: { kind: 'ORGANIZATION', id: organizationId },
  }
  await using _backend = await startBackend(answersOf([setting, rule]))
  using _ = visit('/audit-log')
  const ofRule = within(await screen.findByRole('row', { name: /access control rule/i }))
  expect(ofRule.getByRole('link', { name: 'no-imap' }).getAttribute('href')).toBe(
    `${organization}/access-rules`,
  )
  const ofSetting = within(screen.getByRole('row', { name: /DMARC/ }))
  expect(await ofSetting.findAllByRole('link', { name: 'example-corp' })).toHaveLength(2)
  expect(ofSetting.queryByText(organizationId)).toBeNull()
  ofRule.getByRole('link', { name: /^Entry 400/ }).click()
  const more = await screen.findByRole('link', { name: 'Everything done to no-imap' })
  expect(more.getAttribute('href')).toBe(`/audit-log?organization=${organizationId}&object=no-imap`)
})

test('M7 somebody whose name was not known then is shown by their name of today', async () => {
  const target = { kind: 'ENTITY', id: userId } as const
  await using _backend = await startBackend(answersOf([{ ...reset, target }]))
  using _ = visit('/audit-log')
  const link = await screen.findByRole('link', { name: 'Theo Müller' })
  expect(link.getAttribute('href')).toBe(`${organization}/users/${userId}`)
})

test.each([
  [{ result: 'SUCCEEDED', outcome: 'FoundDone' }, 'Found done'],
  [{ result: 'SUCCEEDED', outcome: 'NotEnabled: MailDomainStateException' }, /not enabled.*domain/],
  [{ result: 'REFUSED', outcome: 'NotAllowed' }, /Refused.*role does not allow/],
  [{ result: 'FAILED', outcome: 'InternalFailure' }, /Failed/],
  [
    { result: 'UNKNOWN', outcome: 'AwsUnreachable' },
    /Unknown.*could not be reached.*may have been/,
  ],
  [{ result: 'INTERRUPTED', outcome: 'Interrupted' }, /Interrupted.*stopped before AWS answered/],
  [{ result: 'UNDER_WAY', outcome: undefined }, 'Under way'],
] as const)('an entry with %o says %s', async (ended, words) => {
  await using _backend = await startBackend(answersOf([{ ...reset, ...ended }]))
  using _ = visit('/audit-log')
  const row = await screen.findByRole('row', { name: /Reset a password/ })
  expect(row.textContent).toMatch(words)
})

test('M6 an entry opens by its address alone, with its values before and after, and leads on', async () => {
  await using backend = await startBackend({
    ...answersOf([edit]),
    // The page behind the dialog does not have the entry.
    'auditEntries.list': () => ({ items: [reset] }),
  })
  using opened = visit('/audit-log/300')
  const dialog = await screen.findByRole('dialog', {
    name: 'Entry 300: Edit a user – Theo Müller',
  })
  const values = within(dialog).getAllByRole('row')
  expect(values.map(({ textContent }) => textContent)).toEqual([
    'FieldBeforeAfter',
    'CityBerlinBonn',
    'Hidden from the global address listyesunchanged',
    expect.stringMatching(/^User[^–]/),
  ])
  await within(dialog).findByText(`Theo Müller (${userId})`)
  for (const what of ['Request ID', 'AWS request ID', 'Link to this entry'])
    within(dialog).getByRole('button', { name: `Copy ${what}` })
  expect(backend.of('auditEntries.describe')).toMatchObject([{ input: { number: 300 } }])
  within(dialog).getByRole('link', { name: 'Everything done to Theo Müller' }).click()
  await waitFor(() => expect(opened.router.state.location.search).toContain(`objectId=${userId}`))
  await waitFor(() =>
    expect(backend.of('auditEntries.list').at(-1)?.input).toMatchObject({ targetId: userId }),
  )
  expect(screen.getByRole<HTMLInputElement>('searchbox', { name: 'Object or ID' }).value).toBe(
    'Theo Müller',
  )
})

test('ACR-23 a field that two resources have is labelled as the resource of the entry says it', async () => {
  const values = { ...edit, input: { effect: 'DENY' }, before: { effect: 'ALLOW' } }
  await using _backend = await startBackend(
    answersOf([
      { ...values, number: 300, operation: 'accessControlRules.put' },
      { ...values, number: 301, operation: 'mobileDeviceAccessOverrides.put' },
    ]),
  )
  using opened = visit('/audit-log/300')
  await screen.findByRole('row', { name: 'Effect allowed denied' })
  await opened.router.navigate('/audit-log/301')
  await screen.findByRole('row', { name: 'Access of the mobile device allowed denied' })
})

test('M7 everything that a person did is asked for by their exact account', async () => {
  await using backend = await startBackend(answersOf([reset]))
  using opened = visit('/audit-log/224')
  const dialog = await screen.findByRole('dialog', { name: /^Entry 224/ })
  const link = await within(dialog).findByRole('link', { name: /Everything .*Hugo Helpdesk/ })
  link.click()
  await waitFor(() => expect(opened.router.state.location.search).toContain('personId=hugo'))
  await waitFor(() =>
    expect(backend.of('auditEntries.list').at(-1)?.input).toMatchObject({ accountId: 'hugo' }),
  )
  expect(backend.of('auditEntries.list').at(-1)?.input).not.toHaveProperty('account')
  const field = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Person' })
  expect(field.value).toBe('Hugo Helpdesk')
  fireEvent.change(field, { target: { value: 'ada' } })
  await waitFor(() =>
    expect(backend.of('auditEntries.list').at(-1)?.input).toMatchObject({ account: 'ada' }),
  )
  expect(backend.of('auditEntries.list').at(-1)?.input).not.toHaveProperty('accountId')
})

test('M6 a number without an entry says so', async () => {
  await using _backend = await startBackend(answersOf([reset]))
  using _ = visit('/audit-log/999')
  await screen.findByText(/There is no entry with this number/)
})

test('M7 the filters are in the address and reach the backend; an impossible one is left out', async () => {
  await using backend = await startBackend(answersOf([reset]))
  const filters = new URLSearchParams({
    ...{ text: 'Bonn', person: 'hugo', object: 'theo', result: 'REFUSED' },
    ...{ operation: 'users.update', organization: organizationId, time: 'range' },
    ...{ from: '2026-03-01T00:00:00.000Z', to: 'never' },
  })
  using opened = visit(`/audit-log?${filters}`)
  await screen.findByRole('row', { name: /Reset a password/ })
  expect(backend.of('auditEntries.list')).toMatchObject([
    {
      input: {
        ...{ text: 'Bonn', account: 'hugo', target: 'theo', organizationId },
        ...{ operation: 'users.update', result: 'REFUSED', from: '2026-03-01T00:00:00.000Z' },
      },
    },
  ])
  expect(backend.of('auditEntries.list')[0]?.input).not.toHaveProperty('to')
  fireEvent.change(screen.getByRole('searchbox', { name: 'Person' }), { target: { value: 'ada' } })
  await waitFor(() => expect(opened.router.state.location.search).toContain('person=ada'))
  screen.getByRole('button', { name: 'Clear filters' }).click()
  await waitFor(() => expect(opened.router.state.location.search).toBe(''))
})

test('M7 a filter that no log has is not shown as if it were applied', async () => {
  await using backend = await openBackend()
  using _ = visit('/audit-log?result=foo&time=foo&organization=foo&from=2026-03-10&to=x')
  await waitFor(() => expect(screen.getAllByRole('rowheader')).not.toHaveLength(0))
  for (const any of ['All results', 'Any time', 'All organizations']) screen.getByText(any)
  expect(screen.queryByText('foo')).toBeNull()
  expect(screen.queryByRole('button', { name: 'Clear filters' })).toBeNull()
  expect(backend.of('auditEntries.list')).toMatchObject([{ input: { maxResults: 25 } }])
})

test('M8 the page shows the head, the last verification, and what it does not prove', async () => {
  await using _backend = await startBackend(answersOf([reset]))
  using _ = visit('/audit-log')
  await screen.findByText('602 records hold')
  screen.getByRole('button', { name: 'Copy Anchor (number and hash)' })
  screen.getByText(/AUDIT_ANCHOR_FILE is not set/)
  screen.getByText(/That nothing was cut off at the end/)
  expect(screen.queryByText('The audit log was changed')).toBeNull()
})

test('M8 a broken chain is a red alert that names the place and what to do', async () => {
  await using _backend = await startBackend({
    ...answersOf([reset]),
    'auditEntries.describeProof': () => ({
      ...proof,
      verification: {
        ...{ at: '2026-03-10T04:00:00Z', durationMs: 5, result: 'BROKEN', entries: 49 },
        ...{ brokenAt: 50, comparedWithAnchors: true },
      },
    }),
  })
  using _ = visit('/audit-log')
  await screen.findByText('The audit log was changed')
  screen.getByText(/breaks at no\. 50.*npm run audit:verify/)
  expect(screen.getByRole('link', { name: 'Entry 50' }).getAttribute('href')).toBe('/audit-log/50')
})

test('the help desk has its own changes in its menu, and the page says that it shows no others', async () => {
  await using backend = await startBackend({
    ...answersOf([reset]),
    'session.describe': () => ({ ...session, roles: ['helpDesk'] }),
  })
  using _ = visit('/audit-log')
  await screen.findByRole('heading', { level: 1, name: 'My changes' })
  screen.getByText(/Only your own changes and exports/)
  const menu = within(screen.getByRole('navigation', { name: 'Main navigation' }))
  expect(menu.getByRole('link', { current: 'page' }).textContent).toBe('My changes')
  expect(menu.queryByRole('link', { name: 'Audit log' })).toBeNull()
  expect(backend.of('auditEntries.describeProof')).toEqual([])
})

const user: Output<'users.describe'> = {
  ...{ userId, name: 'theo.mueller', state: 'ENABLED', userRole: 'USER' },
}

test('M7 the history of a user is read when its tab is opened, and only that user’s', async () => {
  await using backend = await startBackend({
    ...answersOf([edit, reset]),
    'organizations.describe': () => ({ organizationId, alias: 'example-corp', state: 'Active' }),
    'identityProvider.describe': () => ({}),
    'users.describe': () => user,
  })
  using _ = visit(`${organization}/users/${userId}`)
  const tab = await screen.findByRole('tab', { name: 'History' })
  expect(backend.of('auditEntries.list')).toEqual([])
  tab.click()
  const link = await screen.findByRole('link', { name: 'Entry 300: Edit a user' })
  expect(backend.of('auditEntries.list')).toMatchObject([
    { input: { organizationId, targetId: userId } },
  ])
  link.click()
  await screen.findByRole('dialog', { name: /^Entry 300/ })
  expect(location.pathname).toBe(`${organization}/users/${userId}/history/300`)
})

/** What the columns need around them. */
function Everything({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={new QueryClient()}>
      <SessionContext value={session}>
        <MemoryRouter>{children}</MemoryRouter>
      </SessionContext>
    </QueryClientProvider>
  )
}

test('M7 an exported log has the values before and after and the hash; JSON has every member, whatever is shown', async () => {
  await loadWords('app', 'directory', 'auditEntries')
  const { result } = renderHook(useAuditColumns, { wrapper: Everything })
  const entry: AuditEntry = { ...edit, details: { tries: 2 } }
  const fileOf = async (format: 'csv' | 'json', columns: readonly Column<AuditEntry>[]) => {
    const written = writtenColumns(columnsFor(format, columns, result.current))
    const rows = [written.map(({ value }) => value(entry))]
    return (await exportFile(format, { columns: written, rows }, 'en')).text()
  }
  const chosen = ['operation', 'before', 'input', 'hash']
  const csv = await fileOf(
    'csv',
    result.current.filter(({ id }) => chosen.includes(id)),
  )
  expect(csv.replace('\uFEFF', '').split('\r\n')).toEqual([
    'Change,Before,Requested,Hash',
    expect.stringContaining('"{""city"":""Berlin"",""hiddenFromGlobalAddressList"":true}"'),
    '',
  ])
  expect(csv).toContain(edit.hash)
  const [json] = JSON.parse(await fileOf('json', []))
  const {
    target,
    account,
    accountName: _,
    durationMs: __,
    outcome: ___,
    operation,
    ...members
  } = JSON.parse(JSON.stringify(entry))
  expect(json).toMatchObject({
    ...{ ...members, operation, at: new Date(entry.at).toISOString(), duration: entry.durationMs },
    ...{ accountId: account, targetId: target.id, targetKind: target.kind },
  })
})
