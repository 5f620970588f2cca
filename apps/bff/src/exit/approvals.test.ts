import { sampleUserId } from '@mailroom/local-aws'
import { exportCheckIds } from '@mailroom/schemas/export-settings'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { exportsOf } from '../test/mailbox-exports.ts'
import { putIds, putSnapshots } from '../test/put-snapshots.ts'
import { ana, here, type Session, startBackend, startEmptyBackend } from '../test/start-backend.ts'

const Asked = z.object({ approvalId: z.string() })
const Listed = z.object({
  isRequired: z.boolean(),
  items: z.array(z.looseObject({ approvalId: z.string(), state: z.string(), isOwn: z.boolean() })),
})

const subject = { ...here, operation: 'snapshots.download', subjectId: putIds.first }

const download = ({ call }: Session, snapshotId: string = putIds.first) =>
  call('snapshots.download', { ...here, snapshotId, reason: 'to keep it' })

const ask = async ({ call }: Session, reason = 'the auditors want it') =>
  Asked.parse((await call('approvals.request', { ...subject, reason })).body).approvalId

const listOf = async ({ call }: Session) => Listed.parse((await call('approvals.list', here)).body)

async function startWithFourEyes() {
  const backend = await startEmptyBackend({
    ...{ exitFourEyes: true, sessionIdleMs: 1e9, sessionMaxMs: 1e9 },
  })
  await putSnapshots(backend.store)
  return backend
}

test('EXIT-03 without EXIT_FOUR_EYES a snapshot is downloaded by one person', async () => {
  await using backend = await startEmptyBackend()
  await putSnapshots(backend.store)
  const auditor = await backend.as('auditor')
  expect(await listOf(auditor)).toEqual({ isRequired: false, items: [] })
  expect((await download(auditor)).status).toBe(200)
})

describe('EXIT-03 with EXIT_FOUR_EYES', () => {
  test('a download needs the approval of another administrator, which the audit trail names', async () => {
    await using backend = await startWithFourEyes()
    const auditor = await backend.as('auditor')
    const administrator = await backend.as('administrator')
    const refused = { status: 403, body: { code: 'ApprovalNeeded' } }
    expect(await download(auditor)).toMatchObject(refused)
    const approvalId = await ask(auditor)
    expect(await download(auditor)).toMatchObject(refused)
    expect((await listOf(auditor)).items).toMatchObject([{ state: 'PENDING', isOwn: true }])
    expect((await listOf(administrator)).items).toMatchObject([
      {
        ...{ approvalId, state: 'PENDING', isOwn: false, operation: 'snapshots.download' },
        ...{ subjectId: putIds.first, reason: 'the auditors want it', requestedBy: 'Aud Auditor' },
      },
    ])
    const approve = await administrator.call('approvals.approve', { ...here, approvalId })
    expect(approve.status).toBe(204)
    expect((await download(auditor)).status).toBe(200)
    // It is for this person and this snapshot.
    expect(await download(auditor, putIds.second)).toMatchObject(refused)
    expect(await download(administrator)).toMatchObject(refused)
    const trail = await backend.audit()
    const last = (operation: string, outcome: string) =>
      trail.filter((entry) => entry.operation === operation && entry.outcome === outcome).at(-1)
    expect(JSON.parse(last('approvals.approve', 'Succeeded')?.facts ?? '')).toMatchObject({
      details: {
        ...{ operation: 'snapshots.download', subjectId: putIds.first },
        requestedBy: 'Aud Auditor',
      },
    })
    expect(JSON.parse(last('snapshots.download', 'Succeeded')?.facts ?? '')).toMatchObject({
      details: { approvedBy: 'Ada Administrator', digest: expect.any(String) },
    })
    const outcomes = trail.flatMap(({ operation, outcome }) =>
      operation === 'snapshots.download' && outcome !== null ? [outcome] : [],
    )
    const [needed, done] = ['ApprovalNeeded', 'Succeeded']
    expect(outcomes).toEqual([needed, needed, done, needed, needed])
  })

  test('whoever asks cannot approve it, also in another session, and asks once', async () => {
    await using backend = await startWithFourEyes()
    const administrator = await backend.as('administrator')
    const approvalId = await ask(administrator)
    for (const session of [administrator, await backend.as('administrator')])
      expect(await session.call('approvals.approve', { ...here, approvalId })).toMatchObject({
        ...{ status: 403, body: { code: 'OwnApproval' } },
      })
    expect(await download(administrator)).toMatchObject({ body: { code: 'ApprovalNeeded' } })
    const again = await administrator.call('approvals.request', { ...subject, reason: 'again' })
    expect(again).toMatchObject({ status: 409, body: { code: 'Conflict' } })
    const takenBack = await administrator.call('approvals.decline', { ...here, approvalId })
    expect(takenBack.status).toBe(204)
    expect(await ask(administrator)).not.toBe(approvalId)
  })

  test('what is declined or older than 24 hours needs a new request', async () => {
    await using backend = await startWithFourEyes()
    const auditor = await backend.as('auditor')
    const administrator = await backend.as('administrator')
    const decide = (how: 'approve' | 'decline', approvalId: string) =>
      administrator.call(`approvals.${how}`, { ...here, approvalId })
    const over = { status: 404, body: { code: 'ApprovalNotFound' } }
    const declined = await ask(auditor)
    expect((await decide('decline', declined)).status).toBe(204)
    expect(await decide('approve', declined)).toMatchObject(over)
    expect(await download(auditor)).toMatchObject({ body: { code: 'ApprovalNeeded' } })

    backend.clock.advance(1)
    const late = await ask(auditor)
    backend.clock.advance(24 * 60)
    expect(await decide('approve', late)).toMatchObject(over)
    expect((await listOf(auditor)).items).toMatchObject([
      { approvalId: late, state: 'EXPIRED' },
      { approvalId: declined, state: 'DECLINED' },
    ])

    const granted = await ask(auditor)
    backend.clock.advance(23 * 60)
    expect((await decide('approve', granted)).status).toBe(204)
    expect((await download(auditor)).status).toBe(200)
    backend.clock.advance(60)
    expect(await download(auditor)).toMatchObject({ body: { code: 'ApprovalNeeded' } })
  })

  test('exports of more than one mailbox need it to start, one mailbox does not', async () => {
    await using backend = await startBackend('administrator', { exitFourEyes: true })
    const exports = exportsOf(backend)
    await exports.configure()
    const start = async (runId: string) =>
      backend.call('exportRuns.start', {
        ...{ ...here, runId, reason: 'we leave', acceptUnchecked: exportCheckIds },
      })
    const several = await exports.plan({ entityIds: [ana, sampleUserId(2)] })
    expect(await start(several)).toMatchObject({ status: 403, body: { code: 'ApprovalNeeded' } })
    expect(await exports.describe(several)).toMatchObject({ state: 'PLANNED' })
    const asked = await backend.call('approvals.request', {
      ...{ ...here, operation: 'exportRuns.start', subjectId: several, reason: 'we leave' },
    })
    // There is one local administrator: another one decides in the store.
    await backend.store
      .updateTable('approval')
      .set({ state: 'APPROVED', decided_by: 'another', decided_name: 'Another Administrator' })
      .where('id', '=', Asked.parse(asked.body).approvalId)
      .execute()
    expect((await start(several)).status).toBe(204)
    const last = (await backend.audit()).filter(({ operation }) => operation === 'exportRuns.start')
    expect(JSON.parse(last.at(-1)?.facts ?? '')).toMatchObject({
      details: { approvedBy: 'Another Administrator', mailboxes: 2 },
    })
    await expect
      .poll(async () => (await exports.describe(several)).counts)
      .toMatchObject({ RUNNING: 2 })
    await exports.later(10)
    await exports.until(several, 'COMPLETED')
    const one = await exports.plan({ entityIds: [ana] })
    expect((await start(one)).status).toBe(204)
    // One by one it would become a run of many.
    const more = { ...here, runId: one, entityId: sampleUserId(3), reason: 'it is removed soon' }
    expect(await backend.call('exportRuns.add', more)).toMatchObject({
      ...{ status: 403, body: { code: 'ApprovalNeeded' } },
    })
    expect(await exports.describe(one)).toMatchObject({ total: 1 })
    const auditor = await backend.as('auditor')
    expect(
      await auditor.call('approvals.request', {
        ...{ ...here, operation: 'exportRuns.start', subjectId: one, reason: 'we leave' },
      }),
    ).toMatchObject({ status: 403, body: { code: 'NotAllowed' } })
  })

  test('nobody asks for a snapshot that is not there, or without a reason', async () => {
    await using backend = await startWithFourEyes()
    const auditor = await backend.as('auditor')
    const unknown = { ...subject, subjectId: '00000000-0000-4000-8000-00000000000f' }
    expect(
      await auditor.call('approvals.request', { ...unknown, reason: 'to keep it' }),
    ).toMatchObject({ status: 404, body: { code: 'SnapshotNotFound' } })
    expect(await auditor.call('approvals.request', { ...subject, reason: ' ' })).toMatchObject({
      ...{ status: 400, body: { fields: { reason: {} } } },
    })
  })
})
