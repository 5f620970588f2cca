import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JobRow } from '@mailroom/schemas/job-rows'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../store/open-store.ts'
import { jobsOf } from '../test/jobs.ts'
import { here } from '../test/start-backend.ts'
import { startProgram } from '../test/start-program.ts'

/** The number of users; a job over all of them takes several seconds at this pace. */
const people = 60
const perSecond = 40

/** Runs the backend as a program on a data folder, and signs an administrator in. */
const startOn = (dataDir: string) =>
  startProgram({
    ...{ DATA_DIR: dataDir, LOG_LEVEL: 'error', SEED_USERS: String(people) },
    ...{ LOCAL_AWS_REQUESTS_PER_SECOND: String(perSecond), JOB_LEASE_SECONDS: '2' },
  })

async function end(child: ChildProcess, signal: NodeJS.Signals) {
  child.kill(signal)
  await once(child, 'exit')
}

test('a job goes on after kill -9: each change is made exactly once', {
  timeout: 60_000,
}, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'mailroom-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const first = await startOn(dataDir)
  const jobs = jobsOf(first.session)
  const { body } = await first.session.call('users.list', {
    ...here,
    maxResults: 100,
    filters: { state: 'ENABLED' },
  })
  const { items } = body as { items: { id: string }[] }
  const entityIds = items.map(({ id }) => id)
  const enabledUsers = { ...here, query: { types: ['USER'], states: ['ENABLED'] } }
  const known = async ({ session }: typeof first) =>
    (await session.call('entities.search', enabledUsers)).body
  await expect
    .poll(() => known(first), { timeout: 20_000 })
    .toMatchObject({ index: { phase: 'COMPLETE' } })
  const jobId = await jobs.plan({ kind: 'disable', targets: { entityIds } })
  await jobs.act('start', jobId)
  await expect.poll(async () => (await jobs.describe(jobId)).counts.done).toBeGreaterThan(5)
  await end(first.child, 'SIGKILL')

  const second = await startOn(dataDir)
  const later = jobsOf(second.session)
  const interrupted = await later.describe(jobId)
  expect(interrupted.state).toBe('RUNNING')
  expect(interrupted.counts.done).toBeLessThan(entityIds.length)
  const { counts } = await later.until(jobId, 'COMPLETED', 40_000)
  expect(counts).toMatchObject({ done: entityIds.length, failed: 0, unknown: 0 })
  const rows: JobRow[] = await later.rows(jobId)
  const { body: left } = await second.session.call('users.list', {
    ...here,
    filters: { state: 'ENABLED' },
  })
  expect(left).toMatchObject({ items: [] })
  // The process that was killed may not have told the index of the last ones.
  await expect.poll(() => known(second), { timeout: 20_000 }).toMatchObject({ total: 0 })
  await end(second.child, 'SIGTERM')

  // AWS refuses to disable a user twice, and the trail would show it.
  const store = await openStore({ dataDir })
  const all = await store
    .selectFrom('audit_entry')
    .select(['request_id', 'phase', 'outcome'])
    .where('request_id', 'like', `job-${jobId}-%`)
    .orderBy('sequence')
    .execute()
  await store.destroy()
  // D17: an intent of the process that was killed is followed by one outcome, and by no intent.
  for (const { request_id } of all)
    expect(
      all
        .filter((entry) => entry.request_id === request_id)
        .map(({ outcome }) => outcome ?? 'intent')
        .join(' '),
    ).toMatch(/^(intent Interrupted )?(intent Succeeded|intent FoundDone|FoundDone)$/)
  const entries = all.filter(
    ({ phase, outcome }) => phase === 'outcome' && outcome !== 'Interrupted',
  )
  expect(new Set(entries.map(({ outcome }) => outcome))).toEqual(
    new Set(
      entries.some(({ outcome }) => outcome === 'FoundDone')
        ? ['Succeeded', 'FoundDone']
        : ['Succeeded'],
    ),
  )
  const carriedOut = new Set(entries.map(({ request_id }) => request_id))
  expect(carriedOut.size).toBe(rows.length)
  expect(rows.length).toBe(entityIds.length)
})
