import type { DescribedExportRun } from '@mailroom/schemas/export-runs'
import type { ExportCheck } from '@mailroom/schemas/export-settings'
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startBackend } from '../../../kit/testing/backend.ts'
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
  ...{ mismatches: 0, unsettled: 0 },
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
    { id: 'versioning', state: 'notAllowed', findings: [] },
    { id: 'bucket', state: 'passed', findings: [] },
  ])
  await using _ = backend
  using __ = visit(`${runPath}/start`)
  const dialog = within(await screen.findByRole('dialog'))
  await dialog.findByText('Versions')
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
    { id: 'publicAccess', state: 'failed', findings: [] },
  ])
  using __ = visit(`${runPath}/start`)
  const dialog = within(await screen.findByRole('dialog'))
  await dialog.findByText(/The bucket is private/)
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

test('XQ-09 XQ-13 a run whose few mailboxes all failed alike names the failure and the document that helps', async () => {
  await using _ = await withRun({
    ...{ state: 'COMPLETED', endedAt: '2026-11-29T11:00:00Z', total: 2, counts: { FAILED: 2 } },
    problem: { code: 'ExportFailed', message: 'No right to use the key', document: 'permissions' },
  })
  using __ = visit(runPath)
  await screen.findByText('ExportFailed: No right to use the key')
  screen.getByText(/^The export role may not write to the bucket or use the key/)
  screen.getByRole('button', { name: 'Retry 2 mailboxes' })
  expect(screen.queryByText('Completed in part')).toBeNull()
})

test('XQ-13 an export that differs from its log may be retried', async () => {
  await using _ = await withRun({
    ...{ state: 'COMPLETED', endedAt: '2026-11-29T11:00:00Z', mismatches: 1 },
    ...{ total: 2, counts: { COMPLETED: 2 } },
  })
  using __ = visit(runPath)
  await screen.findByText(/^1 exported file differs from its log/)
  screen.getByRole('button', { name: 'Retry 1 mailbox' })
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
