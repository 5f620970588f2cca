import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { sampleGroupId, sampleUserId, startLocalAws } from '@mailroom/local-aws'
import { describe, expect, vi } from 'vitest'
import { jobsOf } from './test/jobs.ts'
import { databases, openFor, test } from './test/on-both-stores.ts'
import { ana, here, openSession, startBackend, startEmptyBackend } from './test/start-backend.ts'
import { newFolder, startProgram } from './test/start-program.ts'

const reset = { ...here, userId: ana, password: 'A new one, 12' }
const people = Array.from({ length: 10 }, (_, index) => sampleUserId(index + 1))
const disableAll = { kind: 'disable', targets: { entityIds: people } } as const

describe.each(databases)('on %s', (database) => {
  test('D5 while AWS throttles everything, the program stops within 5 s and gives the steps back', {
    timeout: 60_000,
  }, async ({ place }) => {
    const { databaseUrl, dataDir } = await place(database)
    const program = await startProgram({
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
      DATA_DIR: dataDir ?? newFolder(),
      LOCAL_AWS_REQUESTS_PER_SECOND: '20',
    })
    const jobs = jobsOf(program.session)
    const entityIds = [...people, sampleGroupId(1), sampleGroupId(2)]
    const jobId = await jobs.plan({ kind: 'disable', targets: { entityIds } })
    // Users wait for their change, and groups for the reading before it.
    await fetch(`${program.awsUrl}/__local/faults`, {
      method: 'POST',
      body: JSON.stringify(
        ['DeregisterFromWorkMail', 'DescribeGroup'].map((operation) => ({
          ...{ operation, kind: 'throttle' },
        })),
      ),
    })
    await jobs.act('start', jobId)
    await expect
      .poll(async () => (await jobs.describe(jobId)).counts.running, { timeout: 20_000 })
      .toBeGreaterThan(2)
    const asked = performance.now()
    program.child.kill('SIGTERM')
    expect(await program.exited).toEqual([0, null])
    expect(performance.now() - asked).toBeLessThan(5_000)

    await using opened = await openFor({ databaseUrl, dataDir })
    const { store } = opened
    const rows = await store.selectFrom('job_row').select('state').execute()
    expect(rows.map(({ state }) => state)).toEqual(entityIds.map(() => 'PLANNED'))
    expect(await store.selectFrom('lease').selectAll().execute()).toEqual([])
    expect(await store.selectFrom('job').select('state').execute()).toEqual([{ state: 'RUNNING' }])
    const entries = await store
      .selectFrom('audit_entry')
      .select(['phase', 'outcome'])
      .where('request_id', 'like', `job-${jobId}-%`)
      .execute()
    const begun = entries.filter(({ phase }) => phase === 'intent').length
    expect(begun).toBeGreaterThan(0)
    expect(entries.flatMap(({ outcome }) => outcome ?? [])).toEqual(Array(begun).fill('Stopping'))
  })
})

test('D5 another instance takes a job over as soon as one stops, long before the lease lapses', async ({
  place,
}) => {
  await using aws = await startLocalAws({ controls: true })
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local')
  const connection = { id: 'local', name: 'AWS', region: ['us-east-1' as const], readOnly: false }
  const settings = {
    ...(await place('PostgreSQL')),
    connections: [{ ...connection, requestsPerSecond: 50, endpoint: aws.endpoint }],
    auditKey: Buffer.alloc(32),
    // The clocks of tests stand still: a lease that is not given back lasts for ever.
    jobLeaseMs: 600_000,
  }
  await using one = await startEmptyBackend(settings)
  const session = await one.as('administrator')
  const jobs = jobsOf(session)
  const jobId = await jobs.plan(disableAll)
  await jobs.act('start', jobId)
  await expect.poll(async () => (await jobs.describe(jobId)).counts.done).toBeGreaterThan(0)
  await using other = await startEmptyBackend(settings)
  const there = jobsOf(await openSession(other.url, session.browser))
  expect(await one.close()).toBe(true)
  const { counts } = await there.until(jobId, 'COMPLETED', 20_000)
  expect(counts).toMatchObject({ done: people.length, failed: 0, unknown: 0 })
  vi.unstubAllEnvs()
})

test('D6 an instance says that it stops while it still serves, and then closes its connections', async () => {
  const backend = await startBackend('administrator', { stopDrainMs: 1_500 })
  expect(await backend.get('/readyz')).toMatchObject({ status: 200 })
  const closed = backend.close()
  const { status, body, headers } = await backend.get('/readyz')
  expect([status, body, headers.get('connection')]).toEqual([
    503,
    { ready: false, reason: 'stopping' },
    'close',
  ])
  expect(await backend.call('users.resetPassword', reset)).toMatchObject({ status: 204 })
  expect(await closed).toBe(true)
  await expect(fetch(`${backend.url}/readyz`)).rejects.toThrow()
})

test('D6 a write on a connection that was open when the instance stopped is refused', async () => {
  await using backend = await startBackend('administrator')
  const { host, port, hostname } = new URL(backend.url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  const body = JSON.stringify(reset)
  // Half a request, so that the connection is not idle.
  socket.write(`POST /api/users.resetPassword HTTP/1.1\r\nhost: ${host}\r\n`)
  await backend.get('/readyz')
  const closed = backend.close()
  socket.write(
    [
      `cookie: mailroom=${backend.browser.cookie('mailroom')}`,
      `x-csrf-token: ${backend.csrfToken}`,
      'content-type: application/json',
      `content-length: ${body.length}`,
      `\r\n${body}`,
    ].join('\r\n'),
  )
  const answer = await text(socket)
  expect(answer).toMatch(/^HTTP\/1\.1 503 /)
  expect(answer).toMatch(/retry-after: 5\r\n/i)
  expect(answer).toMatch(/connection: close\r\n/i)
  expect(answer).toContain('"code":"Stopping"')
  expect(await closed).toBe(true)
})

test('D6 a write that AWS has is waited for', async () => {
  await using backend = await startBackend('administrator', { awsTimeoutMs: 3_000 })
  await backend.faults({ operation: 'ResetPassword', kind: 'latency', latencyMs: 2_000, count: 1 })
  const answering = backend.call('users.resetPassword', reset)
  await expect.poll(() => backend.faultsLeft(), { interval: 5 }).toBe(0)
  expect(await backend.close()).toBe(true)
  expect(await answering).toMatchObject({ status: 204 })
})

test('D6 a write that is cut is told and recorded as interrupted', { timeout: 30_000 }, async ({
  place,
}) => {
  const where = await place('SQLite')
  const settings = { ...where, awsTimeoutMs: 1_000 }
  const backend = await startEmptyBackend(settings, { graceMarginMs: -1_900 })
  const { call } = await backend.as('administrator')
  // AWS answers in time, but this process waits for less time than AWS may take.
  await backend.faults({ operation: '*', kind: 'latency', latencyMs: 900 })
  const cut = {
    ...{ name: 'cut.off', displayName: 'Cut Off', email: 'cut.off@example.com', role: 'USER' },
    hiddenFromGlobalAddressList: false,
  }
  const answering = call('users.create', { ...here, ...cut, password: reset.password })
  await expect
    .poll(async () => (await backend.audit()).at(-1)?.phase, { interval: 5 })
    .toBe('intent')
  expect(await backend.close()).toBe(false)
  expect(await answering).toMatchObject({
    status: 503,
    body: { code: 'Interrupted', mayHaveChanged: true },
  })
  await using opened = await openFor(where)
  const entries = await opened.store.selectFrom('audit_entry').selectAll().execute()
  expect(entries.slice(-2)).toMatchObject([
    { phase: 'intent' },
    { outcome: 'Interrupted', result: 'INTERRUPTED' },
  ])
})
