import type { DescribedExportRun, ExportItem } from '@mailroom/schemas/export-runs'
import type { ExportCheck } from '@mailroom/schemas/export-settings'
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { keep } from '../../../kit/data/storage.ts'
import { refusal, startBackend } from '../../../kit/testing/backend.ts'
import {
  openBackend,
  organizationId,
  organizationPath,
  scope,
} from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const exportsPath = `${organizationPath}/exit/exports`
const runId = '0a1b2c3d-0000-4000-8000-000000000001'
const runPath = `${exportsPath}/runs/${runId}`

const run: DescribedExportRun = {
  ...{ runId, state: 'RUNNING', pass: 1, order: 'size', slots: 10 },
  ...{ createdBy: 'Ada Administrator', createdAt: '2026-11-29T09:00:00Z' },
  ...{ startedAt: '2026-11-29T10:00:00Z', startedBy: 'Ada Administrator', reason: 'Moving' },
  ...{ total: 14, counts: { RUNNING: 9, WAITING: 2, COMPLETED: 1, SKIPPED: 2 } },
  ...{ sizeMb: 4_096, completedMb: 512, unchecked: [], sizesLeft: 0 },
  ...{ mismatches: 0, unsettled: 0, cooldownWaits: 0 },
  settings: { bucket: 'b', prefix: 'mail/', kmsKeyArn: 'key', roleArn: 'role' },
  slotsUsed: { own: 9, foreign: 1 },
  ...{ endOfService: '2027-03-31T00:00:00Z', now: '2026-11-29T10:05:00Z' },
}

const organization = () => ({ organizationId, alias: 'example-corp', state: 'Active' })

/** A backend with one run, and with what is told of its mailboxes. */
const withRun = (changes: Partial<DescribedExportRun> = {}, checks: ExportCheck[] = []) =>
  startBackend({
    'organizations.describe': organization,
    'exportRuns.describe': () => ({ ...run, ...changes }),
    'exportRuns.listItems': () => ({ items: [] }),
    'approvals.list': () => ({ isRequired: false, items: [] }),
    'exportSettings.describe': () => ({ changedAt: '2026-11-28T09:00:00Z', checks }),
  })

test('EXIT-08 EXIT-11 exports that are not prepared say so, and lead to the preparation', async () => {
  await using _ = await openBackend()
  using __ = visit(exportsPath)
  await screen.findByText('Exports are not prepared yet')
  const [toSetup] = await screen.findAllByRole('link', { name: 'Prepare exports' })
  expect(toSetup?.getAttribute('href')).toBe(`${exportsPath}/setup`)
  expect(screen.queryByRole('link', { name: 'Plan exports' })).toBeNull()
})

test('XQ-02 a plan says why mailboxes are skipped, and nothing was sent', async () => {
  await using backend = await openBackend()
  await backend.operate('exportSettings.put', {
    ...{ ...scope, bucket: 'unit-exports', prefix: 'mail/', expected: {} },
    kmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000002',
    roleArn: 'arn:aws:iam::123456789012:role/WorkmailMailboxExportRole',
  })
  const listed = () => backend.operate('entities.search', { ...scope, query: {}, limit: 1 })
  await expect.poll(async () => (await listed()).index.phase, { timeout: 20_000 }).toBe('COMPLETE')
  using page = visit(`${exportsPath}/plan`)
  fireEvent.click(await screen.findByRole('button', { name: 'Create plan' }))
  await screen.findByText('Nothing was sent to AWS yet', undefined, { timeout: 10_000 })
  expect(page.router.state.location.pathname).toMatch(/\/exit\/exports\/runs\/[\da-f-]{36}$/)
  const row = await screen.findByRole('row', { name: /^Remote Partner/ })
  within(row).getByText('Skipped')
  within(row).getByText('A remote user has their mailbox elsewhere.')
  expect(backend.of('exportRuns.start')).toEqual([])
}, 30_000)

test('XQ-03 XQ-12 a run tells its slots, those that others use, and that there is no estimate yet', async () => {
  await using _ = await withRun()
  using __ = visit(runPath)
  await screen.findByText('9 of 10 in use')
  screen.getByText(/^1 more is running, started by others/)
  screen.getByText('No estimate yet: it needs three completed exports.')
  screen.getByText('512 MB of 4 GB exported')
})

test('XQ-12 XQ-18 an estimate too near to the end of WorkMail, and the last start, are warned of', async () => {
  await using _ = await withRun({
    eta: { median: '2027-03-10T00:00:00Z', p90: '2027-03-20T00:00:00Z' },
    lastStart: '2027-03-15T00:00:00Z',
  })
  using __ = visit(runPath)
  await screen.findByText(/^AWS ends WorkMail on .*2027$/)
  screen.getByText(/^These exports may take until Mar 20/)
  screen.getByText(/^The last start that leaves time for a second pass is/)
})

test('EXIT-11 whoever starts a plan is shown by name what nobody has checked, and accepts it', async () => {
  const backend = await withRun({ state: 'PLANNED' }, [
    {
      ...{ id: 'versioning', state: 'notAllowed', findings: [] },
      missingActions: ['s3:PutBucketVersioning'],
    },
    { id: 'bucket', state: 'passed', findings: [] },
  ])
  await using _ = backend
  using __ = visit(`${runPath}/start`)
  const dialog = within(await screen.findByRole('dialog'))
  await dialog.findByText('Checks of exports: 1 could not be checked')
  dialog.getByText('Versions')
  dialog.getByText(/PutBucketVersioning/)
  expect(dialog.queryByText('The bucket answers')).toBeNull()
  fireEvent.click(dialog.getByRole('checkbox', { name: 'Start all the same' }))
  fireEvent.change(dialog.getByRole('textbox', { name: 'Reason' }), { target: { value: 'Move' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Start exports' }))
  await expect
    .poll(() => backend.of('exportRuns.start')[0]?.input)
    .toMatchObject({ acceptUnchecked: ['versioning'], reason: 'Move' })
})

test('EXIT-10 a failed check stands in the way of a start', async () => {
  await using _ = await withRun({ state: 'PLANNED' }, [
    { id: 'publicAccess', state: 'failed', findings: [{ code: 'public' }] },
  ])
  using __ = visit(`${runPath}/start`)
  const dialog = within(await screen.findByRole('dialog'))
  await dialog.findByText(/The bucket is private/)
  dialog.getByText(/public/i, { selector: 'li div' })
  const toSetup = dialog.getByRole('link', { name: 'Prepare exports' })
  expect(toSetup.getAttribute('href')).toBe(`${exportsPath}/setup`)
  expect(dialog.queryByRole('textbox')).toBeNull()
})

test('XQ-13 a run is cancelled only after the number of its running exports was typed', async () => {
  const backend = await withRun()
  await using _ = backend
  using __ = visit(`${runPath}/cancel`)
  const dialog = within(await screen.findByRole('dialog'))
  const confirm = dialog.getByRole<HTMLButtonElement>('button', { name: 'Cancel exports' })
  expect(confirm.disabled).toBe(true)
  fireEvent.change(dialog.getByRole('textbox'), { target: { value: '9' } })
  fireEvent.click(confirm)
  await expect.poll(() => backend.of('exportRuns.cancel')[0]?.input).toMatchObject({ count: 9 })
})

test('XQ-13 a run of which nothing runs is cancelled by a plain question with the number that wait', async () => {
  const backend = await withRun({ total: 7, counts: { WAITING: 7 } })
  await using _ = backend
  using __ = visit(`${runPath}/cancel`)
  const dialog = within(await screen.findByRole('dialog'))
  dialog.getByText(/^No export runs, so nothing is lost. 7 mailboxes that wait are not exported/)
  expect(dialog.queryByRole('textbox')).toBeNull()
  fireEvent.click(dialog.getByRole('button', { name: 'Cancel exports' }))
  await expect.poll(() => backend.of('exportRuns.cancel')[0]?.input).toMatchObject({ count: 0 })
  await screen.findByText('7 mailboxes are cancelled.')
})

test('XQ-02 disabled mailboxes that AWS has refused are counted, lead to what gets them out, and stay in the title', async () => {
  const item: ExportItem = {
    ...{ entityId: 'S-1-1-12-1', entityKind: 'USER', name: 'Dora', position: 1 },
    ...{ state: 'SKIPPED', skipReason: 'refusedDisabled', attempt: 1, cancelAsked: false },
    isMismatch: false,
    purgeAt: '2026-12-03T00:00:00Z',
  }
  await using _ = await startBackend({
    'organizations.describe': organization,
    'exportRuns.describe': () => ({
      ...{ ...run, total: 4, counts: { RUNNING: 1, SKIPPED: 3 } },
      skipped: { refusedDisabled: 3 },
    }),
    'exportRuns.listItems': () => ({ items: [item] }),
    'exportSettings.describe': () => ({ changedAt: '2026-11-28T09:00:00Z', checks: [] }),
  })
  using __ = visit(runPath)
  await screen.findByText('3 mailboxes are not exported because they are disabled')
  screen.getByRole('heading', { level: 1, name: 'Export of 4 mailboxes' })
  screen.getByText(/^AWS has refused them\. Enable them first\. The list says/)
  await screen.findByText(/^It is disabled, and AWS has refused it\. Enable it first\./)
  const rescue = screen.getByRole('link', { name: 'How to export it: Dora' })
  expect(rescue.getAttribute('href')).toBe(`${organizationPath}/exit/mailboxes/S-1-1-12-1`)
})

test('XQ-04 a plan says how many wait for their 24 hours, and names those that are skipped only if there are any', async () => {
  await using _ = await withRun({
    ...{ state: 'PLANNED', total: 2, counts: { PLANNED: 2 } },
    cooling: { count: 2, running: 1, until: '2026-11-30T09:30:00Z' },
    everybody: { kinds: ['USER'], text: 'dora' },
  })
  using __ = visit(runPath)
  await screen.findByText(/^The last exports of 2 mailboxes were started within the last 24 hours/)
  screen.getByText(/1 of these exports still runs\. The list leads to it/)
  screen.getByText('Planned with this filter: Users and name or address contains “dora”.')
  expect(screen.queryByText(/skipped/)).toBeNull()
})

test('XQ-01 a run that waits is told before the form, with a link and who has started it', async () => {
  const cooling = { cooldownWaits: 1, nextDueAt: '2026-11-30T09:30:00Z' }
  const waiting = { ...run, total: 4, counts: { WAITING: 4 }, ...cooling }
  await using _ = await startBackend({
    'organizations.describe': organization,
    'exportRuns.list': () => ({ items: [waiting] }),
    'exportRuns.describe': () => waiting,
    'exportSettings.describe': () => ({ changedAt: '2026-11-28T09:00:00Z', checks: [] }),
  })
  using __ = visit(`${exportsPath}/plan?ids=S-1-1-12-1`)
  await screen.findByText('A run of exports has not ended yet')
  screen.getByText(
    /^Ada Administrator started it on .* 3 mailboxes wait for a slot\. 1 mailbox waits for the 24 hours/,
  )
  const to = (name: string) => screen.getByRole('link', { name }).getAttribute('href')
  expect(to('Show this run')).toBe(runPath)
  expect(to('Add a mailbox')).toBe(`${runPath}/add?entityId=S-1-1-12-1`)
})

test('XQ-09 XQ-13 a run whose few mailboxes all failed alike names the failure and the document that helps', async () => {
  await using _ = await withRun({
    ...{ state: 'COMPLETED', endedAt: '2026-11-29T11:00:00Z', total: 2, counts: { FAILED: 2 } },
    problem: { code: 'ExportFailed', message: 'No right to use the key', document: 'permissions' },
  })
  using __ = visit(runPath)
  await screen.findByText('ExportFailed: No right to use the key')
  screen.getByText(/^The export role may not write to the bucket or use the key/)
  screen.getByRole('link', { name: 'Retry 2 mailboxes' })
  expect(screen.queryByText('Completed in part')).toBeNull()
})

test('XQ-13 an export that differs from its log may be retried', async () => {
  await using _ = await withRun({
    ...{ state: 'COMPLETED', endedAt: '2026-11-29T11:00:00Z', mismatches: 1 },
    ...{ total: 2, counts: { COMPLETED: 2 } },
  })
  using __ = visit(runPath)
  await screen.findByText(/^1 exported file differs from its log/)
  screen.getByRole('link', { name: 'Retry 1 mailbox' })
})

test('XQ-16 a second pass warns of mailboxes whose first export nobody has proved', async () => {
  await using _ = await withRun({ state: 'PLANNED', pass: 2, unsettled: 3 })
  using __ = visit(runPath)
  await screen.findByText('The earlier exports of 3 mailboxes are neither verified nor accepted')
})

test('XQ-03 a run whose limit is reached by jobs of others says that it waits for them', async () => {
  await using _ = await withRun({ slots: 1, slotsUsed: { own: 0, foreign: 1 } })
  using __ = visit(runPath)
  await screen.findByText('The run waits for these: its limit of 1 counts them, too.')
})

test('XQ-13 a refusal because the run is in another state by now shows that state behind it', async () => {
  const backend = await withRun()
  await using _ = backend
  using __ = visit(runPath)
  backend.answers['exportRuns.pause'] = () => {
    backend.answers['exportRuns.describe'] = () => ({
      ...{ ...run, state: 'COMPLETED', endedAt: '2026-11-29T11:00:00Z' },
      counts: { COMPLETED: 12, SKIPPED: 2 },
    })
    return refusal(409, 'RunStateConflict')
  }
  fireEvent.click(await screen.findByRole('button', { name: 'Pause' }))
  await screen.findByText('12 of 12 mailboxes are exported')
  screen.getByText('The run is in another state by now. Look at it again.')
  expect(screen.queryByRole('button', { name: 'Pause' })).toBeNull()
})

test.each([
  ['RUNNING', 'Pause', 'exportRuns.pause'],
  ['PAUSED', 'Resume', 'exportRuns.resume'],
] as const)('XQ-13 a double click on a run that is %s sends “%s” once', async (state, name, id) => {
  const backend = await withRun({ state, counts: { WAITING: 3 } })
  await using _ = backend
  using __ = visit(runPath)
  const answered = Promise.withResolvers<undefined>()
  backend.answers[id] = () => answered.promise
  const button = await screen.findByRole('button', { name })
  fireEvent.click(button)
  fireEvent.click(button)
  await expect.poll(() => button.getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(button)
  answered.resolve(undefined)
  await expect.poll(() => button.getAttribute('aria-disabled')).toBeNull()
  expect(backend.of(id)).toHaveLength(1)
})

test('XQ-13 EXIT-02 a retry asks first, with the number, where the files go, and the reason', async () => {
  const backend = await withRun({
    ...{ state: 'COMPLETED', endedAt: '2026-11-29T11:00:00Z' },
    counts: { COMPLETED: 9, FAILED: 2, LOST: 1, SKIPPED: 2 },
  })
  await using _ = backend
  backend.answers['exportRuns.retry'] = () => ({ count: 3 })
  backend.answers['exportSettings.describe'] = () => ({
    ...{ bucket: 'newer', prefix: 'exports/' },
    kmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000002',
    roleArn: 'arn:aws:iam::123456789012:role/WorkmailMailboxExportRole',
    changedAt: '2026-11-29T10:30:00Z',
  })
  using __ = visit(runPath)
  fireEvent.click(await screen.findByRole('link', { name: 'Retry 3 mailboxes' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Retry 3 mailboxes' }))
  await dialog.findByText('newer/exports/')
  expect(backend.of('exportRuns.retry')).toEqual([])
  const send = dialog.getByRole('button', { name: 'Retry exports' })
  fireEvent.click(send)
  await dialog.findByText('Enter a value.')
  expect(backend.of('exportRuns.retry')).toEqual([])
  const reason = dialog.getByRole('textbox', { name: 'Reason' })
  fireEvent.change(reason, { target: { value: 'The key is enabled again' } })
  fireEvent.click(send)
  fireEvent.click(send)
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull()
  const sent = backend.of('exportRuns.retry').map(({ input }) => input)
  expect(sent).toEqual([{ ...scope, runId, reason: 'The key is enabled again' }])
})

test('XQ-12 failures do not count as done: not in the bar, not in the list, not where a run is paused', async () => {
  const counts = { COMPLETED: 1, FAILED: 3, CANCELLED: 2, WAITING: 6, SKIPPED: 2 }
  const paused = {
    ...run,
    ...{ state: 'PAUSED' as const, pauseReason: 'prerequisite' as const, counts },
    problem: { code: 'ExportFailed', document: 'permissions' as const },
  }
  const backend = await withRun(paused)
  await using _ = backend
  backend.answers['exportRuns.list'] = () => ({ items: [paused] })
  const words = '1 exported, 3 failed, 2 cancelled, of 12'
  {
    using __ = visit(runPath)
    const bar = await screen.findByRole<HTMLProgressElement>('progressbar')
    expect([bar.value, bar.max]).toEqual([1, 12])
    expect(screen.getAllByText(words)).toHaveLength(2)
    expect(screen.queryByText(/Nothing else was tried/)).toBeNull()
  }
  using ___ = visit(exportsPath)
  await screen.findByText(words)
})

test('XQ-13 XQ-15 a mailbox that was retried leads to its earlier jobs in the history', async () => {
  const backend = await withRun()
  await using _ = backend
  const entityId = '10000000-0000-4000-8000-0000000000a1'
  backend.answers['exportRuns.listItems'] = () => ({
    items: [
      {
        ...{ entityId, entityKind: 'USER', name: 'Erin Early', position: 1, state: 'WAITING' },
        ...{ attempt: 2, cancelAsked: false, isMismatch: false },
      },
    ],
  })
  const seen = { firstSeenAt: '2026-11-28T10:00:00Z', lastSeenAt: '2026-11-28T11:00:00Z' }
  backend.answers['exportJobs.list'] = () => ({
    items: [{ jobId: 'job-1', entityId, name: 'Erin Early', state: 'FAILED', runId, ...seen }],
  })
  using page = visit(runPath)
  fireEvent.click(await screen.findByRole('link', { name: 'Earlier jobs: Erin Early' }))
  await screen.findByText('Only exports of Erin Early')
  expect(backend.of('exportJobs.list').at(-1)?.input).toMatchObject({ entityId })
  fireEvent.click(screen.getByRole('button', { name: 'Show all mailboxes' }))
  await expect.poll(() => page.router.state.location.search).toBe('')
})

test('XQ-02 a mailbox that cannot be added, and a plan of which nothing remains, say why at their fields', async () => {
  const backend = await withRun()
  await using _ = backend
  const refused = (field: string, code: string) => () =>
    refusal(409, 'NothingToExport', { fields: { [field]: { code } } })
  backend.answers['exportRuns.add'] = refused('entityId', 'remoteUser')
  backend.answers['exportRuns.plan'] = refused('everybody', 'remoteUser disabled')
  {
    using __ = visit(`${runPath}/add?entityId=S-1-1-12-1234`)
    const dialog = within(await screen.findByRole('dialog'))
    fireEvent.change(dialog.getByRole('textbox', { name: 'Reason' }), { target: { value: 'Soon' } })
    fireEvent.click(dialog.getByRole('button', { name: 'Add' }))
    await dialog.findByText('A remote user has their mailbox elsewhere.')
  }
  using __ = visit(`${exportsPath}/plan`)
  fireEvent.click(await screen.findByRole('button', { name: 'Create plan' }))
  await screen.findByText(/^A remote user has their mailbox elsewhere\. It is disabled\. Enable/)
  expect(screen.queryByText('None of the chosen mailboxes can be exported.')).toBeNull()
})

test('XQ-04 XQ-17 a row of a plan says until when it waits, and leads to the export of it that runs', async () => {
  const backend = await withRun({ state: 'PLANNED', total: 2, counts: { PLANNED: 2 } })
  await using _ = backend
  const item: Omit<ExportItem, 'entityId' | 'name' | 'position'> = {
    ...{ entityKind: 'USER', state: 'PLANNED', attempt: 1, cancelAsked: false, isMismatch: false },
  }
  backend.answers['exportRuns.listItems'] = () => ({
    items: [
      {
        ...{ ...item, entityId: '10000000-0000-4000-8000-0000000000a1', name: 'Erin Early' },
        ...{ position: 1, dueAt: '2026-11-30T09:30:00Z', otherJobId: 'job-of-others' },
      },
      {
        ...{ ...item, entityId: '10000000-0000-4000-8000-0000000000a2', name: 'Lena Later' },
        position: 2,
      },
    ],
  })
  using __ = visit(runPath)
  const erin = within(await screen.findByRole('row', { name: /^Erin Early/ }))
  erin.getByText(/An export of it is running\. Waits for its 24 hours, until Nov 30, 2026/)
  const job = erin.getByRole('link', { name: 'Show job: Erin Early' })
  expect(job.getAttribute('href')).toBe(`${exportsPath}/jobs/job-of-others`)
  const lena = within(screen.getByRole('row', { name: /^Lena Later/ }))
  expect(lena.queryByText(/24 hours/)).toBeNull()
})

test('XQ-08 what waits for a slot and what waits for its 24 hours are told apart; a paused run has no estimate', async () => {
  const eta = { median: '2026-12-10T00:00:00Z', p90: '2026-12-12T00:00:00Z' }
  const waiting = {
    ...{ total: 5, counts: { WAITING: 4, SKIPPED: 1 }, eta },
    ...{ cooldownWaits: 1, nextDueAt: '2026-11-30T09:30:00Z' },
  }
  {
    await using _ = await withRun(waiting)
    using __ = visit(runPath)
    await screen.findByText('3 mailboxes wait for a slot.')
    screen.getByText(/^1 mailbox waits for the 24 hours since the last export\. It may be exported/)
    screen.getByText(/^Probably/)
  }
  keep('table.exportRuns.listItems', {
    ...{ columns: ['name', 'position', 'attempt'], pageSize: 25 },
  })
  const backend = await withRun({ ...waiting, state: 'PAUSED', pauseReason: 'person' })
  await using _ = backend
  backend.answers['exportRuns.listItems'] = () => ({
    items: [
      {
        ...{ entityId: '10000000-0000-4000-8000-0000000000a1', entityKind: 'USER', position: 5 },
        ...{ name: 'Remote Partner', state: 'SKIPPED', skipReason: 'remoteUser', attempt: 1 },
        ...{ cancelAsked: false, isMismatch: false },
      },
    ],
  })
  using __ = visit(runPath)
  await screen.findByText('3 mailboxes wait because the run is paused.')
  screen.getByText('No estimate while the run is paused.')
  expect(screen.queryByText(/^Probably/)).toBeNull()
  const row = within(await screen.findByRole('row', { name: /Remote Partner/ }))
  row.getByText('5')
  expect(row.queryByText('1')).toBeNull()
})

/** The room of a table in a window of 1,280 pixels, beside the menu and the boxes to choose rows. */
const roomPx = 900

test('XQ-08 the course of a run has room in a window of 1,280 pixels: what is secondary can be chosen', async () => {
  const backend = await withRun()
  await using _ = backend
  backend.answers['exportRuns.listItems'] = () => ({
    items: [
      {
        ...{ entityId: '10000000-0000-4000-8000-0000000000a1', entityKind: 'USER', position: 1 },
        ...{ name: 'Erin Early', state: 'RUNNING', attempt: 1, jobId: 'job-1' },
        ...{ cancelAsked: false, isMismatch: false, startedAt: '2026-11-29T10:00:00Z' },
      },
    ],
  })
  using __ = visit(runPath)
  await screen.findByRole('link', { name: 'Show job: Erin Early' })
  const table = screen.getByRole('table', { name: 'Mailboxes' })
  const headers = within(table).getAllByRole('columnheader')
  expect(headers.map((header) => header.getAttribute('aria-label')).filter(Boolean)).toEqual([
    ...['Mailbox', 'State', 'Explanation', 'Job', 'Started', 'Ended'],
  ])
  const [, width = ''] = /min-inline-size: ([\d.]+)px/.exec(table.getAttribute('style') ?? '') ?? []
  expect(Number(width)).toBeGreaterThan(0)
  expect(Number(width)).toBeLessThan(roomPx)
})

test('XQ-15 an address in the history is cut off with a title, and does not break inside a word', async () => {
  const backend = await withRun()
  await using _ = backend
  const email = 'maximilian.mustermann-von-und-zu@mail.subsidiary.example.com'
  const seen = { firstSeenAt: '2026-11-28T10:00:00Z', lastSeenAt: '2026-11-28T11:00:00Z' }
  backend.answers['exportJobs.list'] = () => ({
    items: [{ jobId: 'job-1', name: 'Max', email, state: 'COMPLETED', ...seen }],
  })
  using __ = visit(`${exportsPath}/history`)
  const cell = (await screen.findByText(email)).closest('td')
  expect(cell?.dataset.wraps).not.toBe('true')
})

test('XQ-11 the order says what comes before what, the same at each field', async () => {
  await using _ = await withRun()
  using __ = visit(`${exportsPath}/plan`)
  await screen.findByText(
    'Disabled mailboxes, which AWS deletes, come first, then the pilot group, then all others in this order.',
  )
  screen.getByText('Its members come next after disabled mailboxes, before all others.')
})
