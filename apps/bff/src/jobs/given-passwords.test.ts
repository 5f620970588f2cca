import { sampleUserId } from '@mailroom/local-aws'
import type { Change } from '@mailroom/schemas/changes'
import type { ImportRow } from '@mailroom/schemas/import-row'
import { beforeEach, describe, expect, onTestFinished, vi } from 'vitest'
import { jobsOf } from '../test/jobs.ts'
import { databases, test } from '../test/on-both-stores.ts'
import { createSealKey } from '../test/seal-key.ts'
import { here, openSession, startBackend, startEmptyBackend } from '../test/start-backend.ts'
import { passwordSeal } from './given-passwords.ts'

const people: ImportRow[] = Array.from({ length: 6 }, (_, index) => ({
  ...{ name: `person.${index + 1}`, displayName: `Person ${index + 1}` },
  email: `person.${index + 1}@example.com`,
}))
const change: Change = { kind: 'importUsers', rows: people, update: false }
const passwords = Object.fromEntries(
  people.map((_, index) => [index + 1, `Canary-${index + 1}-4711-long`]),
)

type Backend = Awaited<ReturnType<typeof startEmptyBackend>>

const sealedIn = ({ store }: Backend) => store.selectFrom('job_password').selectAll().execute()

/** Everything of jobs in the store, and all that was written down. */
async function writtenBy({ store, audit, log }: Backend): Promise<string> {
  const tables = ['job', 'job_row', 'job_password'] as const
  const rows = await Promise.all(
    tables.map((table) => store.selectFrom(table).selectAll().execute()),
  )
  return JSON.stringify([rows, await audit(), log.lines])
}

vi.setConfig({ testTimeout: 60_000 })

beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local')
  onTestFinished(() => void vi.unstubAllEnvs())
})

test('a sealed password opens for its row only, and with its key only', () => {
  const { seal, open } = passwordSeal(Buffer.alloc(40, 1))
  const place = { jobId: 'job', number: 1 }
  const text = seal(place, 'Pässword 123')
  expect(open(place, text)).toBe('Pässword 123')
  expect(seal(place, 'Pässword 123')).not.toBe(text)
  expect(open({ ...place, number: 2 }, text)).toBeUndefined()
  expect(open({ ...place, jobId: 'other' }, text)).toBeUndefined()
  expect(passwordSeal(Buffer.alloc(40, 2)).open(place, text)).toBeUndefined()
  expect(open(place, 'short')).toBeUndefined()
  expect(open(place, `${text.slice(0, -4)}AAA=`)).toBeUndefined()
})

describe.each(databases)('on %s', (database) => {
  test('passwords given to a job are sealed in the store until they are sent, and written nowhere else', async ({
    place,
  }) => {
    await using backend = await startBackend('administrator', {
      ...{ ...(await place(database)), localAwsRequestsPerSecond: 40 },
    })
    const jobs = jobsOf(backend)
    const { publicKey } = await createSealKey()
    const jobId = await jobs.plan(change)
    await jobs.act('start', jobId, { publicKey, passwords })
    expect((await sealedIn(backend)).length).toBeGreaterThan(3)
    await expect
      .poll(async () => {
        const [left, { counts }] = [await sealedIn(backend), await jobs.describe(jobId)]
        expect(left.length).toBeGreaterThanOrEqual(people.length - counts.done - counts.running)
        return counts.done
      })
      .toBeGreaterThan(1)
    expect((await sealedIn(backend)).length).toBeLessThan(people.length)
    await jobs.until(jobId, 'COMPLETED')
    for (const row of await jobs.rows(jobId)) {
      expect(row).toMatchObject({ state: 'DONE' })
      expect(row.steps[0]?.sealedPassword).toBeUndefined()
    }
    expect(await sealedIn(backend)).toEqual([])
    expect(await writtenBy(backend)).not.toContain('Canary')
  })

  test('M2 a start that is refused changes nothing, and leaves the passwords of a paused job', async ({
    place,
  }) => {
    await using backend = await startBackend('administrator', {
      ...{ ...(await place(database)), localAwsRequestsPerSecond: 40 },
    })
    const jobs = jobsOf(backend)
    const { publicKey } = await createSealKey()
    const jobId = await jobs.plan(change)
    await jobs.act('start', jobId, { publicKey, passwords })
    await jobs.act('pause', jobId)
    await expect.poll(async () => (await jobs.describe(jobId)).counts.running).toBe(0)
    const before = await sealedIn(backend)
    expect(before.length).toBeGreaterThan(0)
    const others = { publicKey, passwords: { 1: 'Another-Password-1', 6: 'Another-Password-6' } }
    expect(await jobs.act('start', jobId, others)).toMatchObject({ status: 409 })
    expect(await sealedIn(backend)).toEqual(before)
    await jobs.act('resume', jobId)
    expect((await jobs.until(jobId, 'COMPLETED')).counts).toMatchObject({ done: people.length })
    for (const row of await jobs.rows(jobId)) expect(row.steps[0]?.sealedPassword).toBeUndefined()
  })

  test('the passwords of rows that a cancelled job does not begin are gone at once', async ({
    place,
  }) => {
    await using backend = await startBackend('administrator', {
      ...{ ...(await place(database)), localAwsRequestsPerSecond: 10 },
    })
    const jobs = jobsOf(backend)
    const { publicKey } = await createSealKey()
    const jobId = await jobs.plan(change)
    await jobs.act('start', jobId, { publicKey, passwords })
    await jobs.act('cancel', jobId)
    await expect.poll(async () => (await jobs.describe(jobId)).counts.running).toBe(0)
    expect((await jobs.describe(jobId)).counts.cancelled).toBeGreaterThan(0)
    await expect.poll(() => sealedIn(backend)).toEqual([])
  })
})

test('D3 the passwords reach the instance that runs the job, whichever got them', async ({
  place,
}) => {
  const settings = { ...(await place('PostgreSQL')), localAwsRequestsPerSecond: 50 }
  await using runs = await startBackend('administrator', settings)
  const endpoint = runs.connections[0]?.endpoint ?? ''
  const connection = { id: 'local', name: 'The same', region: [here.region], endpoint }
  await using other = await startEmptyBackend({
    ...settings,
    connections: [{ ...connection, readOnly: false, requestsPerSecond: 50 }],
  })
  const there = await openSession(other.url, runs.browser)
  const jobs = jobsOf(runs)
  const { publicKey } = await createSealKey()
  const jobId = await jobs.plan(change)
  // A longer job keeps the connection with the first instance.
  const targets = { entityIds: Array.from({ length: 9 }, (_, index) => sampleUserId(index + 1)) }
  const long = await jobs.plan({ kind: 'disable', targets })
  await runs.faults({ operation: 'DeregisterFromWorkMail', kind: 'rateLimit', perSecond: 3 })
  await jobs.act('start', long)
  await expect.poll(async () => (await jobs.describe(long)).counts.done).toBeGreaterThan(0)
  expect(await jobsOf(there).act('start', jobId, { publicKey, passwords })).toMatchObject({
    status: 204,
  })
  expect((await jobs.until(jobId, 'COMPLETED')).counts).toMatchObject({ done: people.length })
  for (const row of await jobs.rows(jobId)) expect(row.steps[0]?.sealedPassword).toBeUndefined()
})

test('after a restart a job goes on with the passwords that were given to it', async ({
  place,
}) => {
  const settings = { ...(await place('SQLite')), localAwsRequestsPerSecond: 40 }
  const { publicKey } = await createSealKey()
  let jobId: string
  {
    await using backend = await startBackend('administrator', settings)
    const jobs = jobsOf(backend)
    jobId = await jobs.plan(change)
    await jobs.act('start', jobId, { publicKey, passwords })
  }
  await using backend = await startBackend('administrator', settings)
  const jobs = jobsOf(backend)
  expect((await jobs.until(jobId, 'COMPLETED')).counts).toMatchObject({ done: people.length })
  for (const row of await jobs.rows(jobId)) expect(row.steps[0]?.sealedPassword).toBeUndefined()
  expect(await sealedIn(backend)).toEqual([])
})
