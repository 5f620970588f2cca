import { sampleUserId } from '@mailroom/local-aws'
import { expect } from 'vitest'
import type { StoreSettings } from '../store/open-store.ts'
import { exportSettings, exportsOf } from '../test/mailbox-exports.ts'
import { databases, test } from '../test/on-both-stores.ts'
import { putSnapshots } from '../test/put-snapshots.ts'
import { here, startBackend } from '../test/start-backend.ts'

const dayMinutes = 24 * 60
const people = [2, 3].map((number) => sampleUserId(number))

async function begin(store: StoreSettings = {}) {
  const backend = await startBackend('administrator', {
    ...store,
    endOfServiceDate: '2099-12-31',
  })
  const exports = exportsOf(backend)
  await exports.configure()
  await exports.later(2 * dayMinutes)
  const started = async () => {
    const runId = await exports.plan({ entityIds: people })
    await exports.start(runId)
    return runId
  }
  return {
    ...{ ...backend, exports, started },
    async exported() {
      const runId = await started()
      await exports.running(runId, people.length)
      await exports.later(60)
      await exports.until(runId, 'COMPLETED')
      const checked = backend.store
        .selectFrom('export_evidence')
        .select('job_id')
        .where('state', '=', 'VERIFIED')
      await expect
        .poll(async () => (await checked.execute()).length, { timeout: 15_000 })
        .toBe(people.length)
      return runId
    },
    setEvidence: (entityId: string, set: { state: string }) =>
      backend.store
        .updateTable('export_evidence')
        .set(set)
        .where('entity_id', '=', entityId)
        .execute(),
    [Symbol.asyncDispose]: () => backend[Symbol.asyncDispose](),
  }
}

test.for(databases)(
  'XQ-13 a retry takes a mailbox whose file differs from its log, and no other exported one (%s)',
  { timeout: 60_000 },
  async (database, { place }) => {
    await using backend = await begin(await place(database))
    const { exports } = backend
    const runId = await backend.exported()
    const retry = () => backend.call('exportRuns.retry', { ...here, runId, reason: 'It differs' })
    expect(await retry()).toMatchObject({ status: 409, body: { code: 'NothingToExport' } })
    const [differs = ''] = people
    await backend.setEvidence(differs, { state: 'MISMATCH' })
    expect(await exports.describe(runId)).toMatchObject({ mismatches: 1 })
    const marked = (await exports.items(runId)).filter(({ isMismatch }) => isMismatch)
    expect(marked.map(({ entityId }) => entityId)).toEqual([differs])
    expect(await retry()).toMatchObject({ status: 200, body: { count: 1 } })
    expect((await exports.describe(runId)).counts).toEqual({ WAITING: 1, COMPLETED: 1 })
    await exports.later(dayMinutes)
    await expect
      .poll(
        async () => {
          await exports.later(1)
          return exports.describe(runId)
        },
        { timeout: 15_000 },
      )
      .toMatchObject({ state: 'COMPLETED', counts: { COMPLETED: 2 }, mismatches: 0 })
  },
)

test.for(databases)(
  'XQ-16 a second pass takes all exported mailboxes, and warns of those that nobody has proved (%s)',
  { timeout: 60_000 },
  async (database, { place }) => {
    await using backend = await begin(await place(database))
    const { exports } = backend
    const first = await backend.exported()
    const secondPass = async () => {
      const body = await exports.done('exportRuns.planSecondPass', { runId: first })
      const { runId } = body as { runId: string }
      return exports.describe(runId)
    }
    expect(await secondPass()).toMatchObject({ pass: 2, total: 2, unsettled: 0 })
    await backend.setEvidence(people[1] ?? '', { state: 'UNVERIFIABLE' })
    expect(await secondPass()).toMatchObject({ pass: 2, total: 2, unsettled: 1 })
  },
)

test('XQ-09 a run of two that fail alike does not end as if nothing was wrong', async () => {
  await using backend = await begin()
  const { exports } = backend
  const bucket = (set: object) =>
    fetch(`${backend.connections[0]?.endpoint}/__local/buckets`, {
      method: 'POST',
      body: JSON.stringify({ name: exportSettings.bucket, ...set }),
    })
  await bucket({})
  const runId = await backend.started()
  await exports.running(runId, 2)
  await bucket({ public: true })
  await exports.later(1)
  expect(await exports.until(runId, 'COMPLETED')).toMatchObject({
    counts: { FAILED: 2 },
    problem: {
      ...{ code: 'ExportFailed', document: 'settings' },
      message: expect.stringContaining('allows public access'),
    },
  })
}, 30_000)

test('INV-10 a started run refers to the newest snapshot, so that it is kept', async () => {
  await using backend = await begin()
  await putSnapshots(backend.store, {
    older: '2026-11-01T00:00:00.000Z',
    newest: '2026-11-02T00:00:00.000Z',
  })
  const runId = await backend.started()
  const referred = await backend.store.selectFrom('snapshot_reference').selectAll().execute()
  expect(referred).toEqual([{ snapshot_id: 'newest', referred_by: `export run ${runId}` }])
})

test.for(databases)(
  'XQ-15 the history is in the order of the starts, newest first, over all its pages (%s)',
  { timeout: 60_000 },
  async (database, { place }) => {
    await using backend = await begin(await place(database))
    await backend.exported()
    await expect.poll(async () => (await backend.exports.jobs()).length).toBeGreaterThan(4)
    const starts: string[] = []
    let nextToken: string | undefined
    do {
      const input = { maxResults: 2, ...(nextToken ? { nextToken } : {}) }
      const page = (await backend.exports.done('exportJobs.list', input)) as {
        items: { startedAt: string }[]
        nextToken?: string
      }
      starts.push(...page.items.map(({ startedAt }) => startedAt))
      nextToken = page.nextToken
    } while (nextToken !== undefined)
    expect(starts.length).toBeGreaterThan(4)
    expect(starts).toEqual(starts.toSorted().reverse())
  },
)
