import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect } from 'vitest'
import { openStore } from '../store/open-store.ts'
import { test } from '../test/on-both-stores.ts'
import { rowsIn, snapshotsOf } from '../test/snapshots.ts'
import { newFolder, startProgram } from '../test/start-program.ts'

/** The generated users; reading them takes some seconds at this pace. */
const people = 100
const perSecond = 80

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

/** Runs the backend with its local AWS as a program, and signs an administrator in. */
async function startOn(dataDir: string, settings: Record<string, string> = {}) {
  const metricsPort = await freePort()
  const started = await startProgram({
    ...{ DATA_DIR: dataDir, LOG_LEVEL: 'error', SEED_USERS: String(people) },
    ...{ LOCAL_AWS_REQUESTS_PER_SECOND: String(perSecond), JOB_LEASE_SECONDS: '2' },
    METRICS_PORT: String(metricsPort),
    ...settings,
  })
  return {
    ...started,
    snapshots: snapshotsOf({ ...started.session, url: started.url }),
    /** Returns how often this process has described a user. */
    async described(): Promise<number> {
      const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
      const count = /aws_call_duration_seconds_count\{operation="DescribeUser".*\} (\d+)/
      return Number(count.exec(metrics)?.[1] ?? 0)
    },
  }
}

test('INV-02 07 A-02 after kill -9 of Mailroom and of AWS a snapshot goes on, reads nobody again whom it has, and has the digest of an undisturbed one', {
  timeout: 120_000,
}, async () => {
  const dataDir = newFolder()
  const first = await startOn(dataDir)
  const snapshotId = await first.snapshots.begin()
  await expect.poll(first.described, { timeout: 60_000 }).toBeGreaterThan(60)
  first.child.kill('SIGKILL')
  await first.exited

  const store = await openStore({ dataDir })
  const tasks = await store
    .selectFrom('snapshot_task')
    .selectAll()
    .where('kind', '=', 'user')
    .execute()
  await store.destroy()
  const done = tasks.filter((task) => task.is_done === 1).length
  expect(done).toBeGreaterThan(0)
  expect(done).toBeLessThan(tasks.length)

  const second = await startOn(dataDir)
  const snapshot = await second.snapshots.untilRead(snapshotId, 60_000)
  expect(snapshot).toMatchObject({ state: 'COMPLETED', isComplete: true, changedMeanwhile: 0 })
  const describedBySecond = await second.described()
  const files = await second.snapshots.files(snapshotId)
  const users = rowsIn(files['state.ndjson']).filter(({ kind }) => kind === 'user')
  expect(users.length).toBeGreaterThan(people)
  expect(describedBySecond).toBe(users.length - done)
  const undisturbed = await second.snapshots.untilRead(await second.snapshots.begin(), 60_000)
  expect(undisturbed.digest).toBe(snapshot.digest)
  second.child.kill('SIGTERM')
  await second.exited
})

test('INV-07 07 §11 scenario 1 after a restart of everything a second snapshot has the same digest, also on PostgreSQL', {
  timeout: 180_000,
}, async ({ place }) => {
  const dataDir = newFolder()
  const { databaseUrl } = await place('PostgreSQL')
  const digests: (string | undefined)[] = []
  const states: string[][] = []
  for (const settings of [undefined, undefined, { DATABASE_URL: databaseUrl ?? '' }]) {
    const program = await startOn(dataDir, settings)
    const read = await program.snapshots.untilRead(await program.snapshots.begin(), 60_000)
    expect(read).toMatchObject({ state: 'COMPLETED', isComplete: true })
    expect(read.counts?.user).toBeGreaterThan(people)
    digests.push(read.digest)
    const files = await program.snapshots.files(read.snapshotId)
    states.push((files['state.ndjson'] ?? '').split('\n'))
    program.child.kill('SIGTERM')
    await program.exited
  }
  // The lines first: they tell what differs.
  expect(states[1]).toEqual(states[0])
  expect(states[2]).toEqual(states[0])
  expect(digests).toEqual([digests[0], digests[0], digests[0]])
})
