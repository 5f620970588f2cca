import { createServer } from 'node:net'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, vi } from 'vitest'
import { jobsOf } from '../test/jobs.ts'
import { test as onStores, openFor } from '../test/on-both-stores.ts'
import {
  ana,
  type EmptyBackend,
  here,
  signIn,
  startBackend,
  startEmptyBackend,
} from '../test/start-backend.ts'
import { startTcpProxy } from '../test/tcp-proxy.ts'

/** How long the backend may take to work again after its database does. Milliseconds. */
const recoveryMs = 15_000

/** A test with `far`: a PostgreSQL database behind a network that can break. */
const test = onStores.extend('far', async ({ place }, { onCleanup }) => {
  const { databaseUrl = '' } = await place('PostgreSQL')
  const proxy = await startTcpProxy({ port: Number(new URL(databaseUrl).port) })
  onCleanup(() => proxy[Symbol.asyncDispose]())
  return {
    proxy,
    settings: { databaseUrl: proxy.through(databaseUrl) },
    /** Tells the database something, past the broken network. */
    async tell(statement: string): Promise<void> {
      const options = '-c default_transaction_read_only=off'
      const client = new pg.Client({ connectionString: databaseUrl, options })
      await client.connect()
      try {
        await client.query(statement.replace('DATABASE', `DATABASE ${client.database}`))
      } finally {
        await client.end()
      }
    },
  }
})

const away = {
  status: 503,
  body: expect.objectContaining({ code: 'StoreUnavailable', requestId: expect.any(String) }),
}

async function statusOf({ url }: Pick<EmptyBackend, 'url'>, path: string) {
  const response = await fetch(`${url}${path}`, { redirect: 'manual' })
  return { status: response.status, text: await response.text(), headers: response.headers }
}

test('D1 connections that end while they are in use end no process, and no request but their own', async ({
  far,
}) => {
  await using backend = await startBackend('administrator', far.settings)
  const users = () => backend.call('sessions.list', {})
  for (let time = 0; time < 5; time++) {
    const asked = Array.from({ length: 30 }, users)
    await far.tell(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()',
    )
    for (const answer of await Promise.all(asked)) expect([200, 503]).toContain(answer.status)
    far.proxy.cut()
  }
  await expect.poll(users).toMatchObject({ status: 200 })
})

test('D2 connections that carry nothing are given up, and requests are told to come again', {
  timeout: 40_000,
}, async ({ far }) => {
  await using backend = await startBackend('administrator', far.settings)
  const asked = () =>
    Promise.all(Array.from({ length: 12 }, () => backend.call('sessions.list', {})))
  await asked()
  far.proxy.loseConnections()
  const begin = performance.now()
  const answers = await asked()
  for (const answer of answers) {
    if (answer.status === 200) continue
    expect(answer).toMatchObject(away)
    expect(answer.headers.get('retry-after')).toBe('5')
  }
  expect(answers.some(({ status }) => status === 503)).toBe(true)
  await expect.poll(() => backend.call('sessions.list', {})).toMatchObject({ status: 200 })
  expect(performance.now() - begin).toBeLessThan(recoveryMs)
})

test('D2 D14 while the database is silent the backend lives, is not ready and says why within seconds; it recovers and stops by itself', {
  timeout: 60_000,
}, async ({ far }) => {
  await using backend = await startBackend('administrator', far.settings)
  far.proxy.blackHole()
  const begin = performance.now()
  const [live, healthy, ready] = await Promise.all([
    statusOf(backend, '/livez'),
    statusOf(backend, '/healthz'),
    statusOf(backend, '/readyz'),
  ])
  expect([live.status, healthy.status, ready.status]).toEqual([200, 200, 503])
  expect(JSON.parse(ready.text)).toEqual({ ready: false, reason: 'store' })
  expect(performance.now() - begin).toBeLessThan(10_000)
  const refused = backend.call('sessions.list', {})
  expect(await refused).toMatchObject(away)
  await far.proxy.restore()
  await expect
    .poll(() => statusOf(backend, '/readyz'), { timeout: recoveryMs })
    .toMatchObject({ status: 200 })
  await expect.poll(() => backend.call('sessions.list', {})).toMatchObject({ status: 200 })
  far.proxy.blackHole()
  const stopping = performance.now()
  await backend.close()
  expect(performance.now() - stopping).toBeLessThan(recoveryMs)
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

test('D1 a backend that starts before its database listens, says why it is not ready, and starts then', {
  timeout: 40_000,
}, async ({ far }) => {
  far.proxy.refuse()
  const port = await freePort()
  const starting = startEmptyBackend({ ...far.settings, port })
  const asked = { url: `http://127.0.0.1:${port}` }
  await expect
    .poll(() => statusOf(asked, '/readyz').catch(() => undefined), { timeout: 10_000 })
    .toMatchObject({ status: 503, text: '{"ready":false,"reason":"store"}' })
  expect((await statusOf(asked, '/livez')).status).toBe(200)
  const refused = await fetch(`${asked.url}/api/session.describe`, { method: 'POST', body: '{}' })
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await refused.json()).toMatchObject({ code: 'StoreUnavailable' })
  const { headers } = await statusOf(asked, '/auth/sign-in')
  expect(headers.get('location')).toBe('/sign-in?problem=unavailable')
  expect((await statusOf(asked, '/sign-in')).status).toBe(200)
  await far.proxy.restore()
  await using backend = await starting
  const said = backend.log.lines.filter((line) => line.includes('the start waits'))
  expect(said).toHaveLength(1)
  expect(said[0]).toContain('ECONNREFUSED')
  const { call } = await backend.as('auditor')
  expect(await call('sessions.list', {})).toMatchObject({ status: 200 })
  expect((await statusOf(backend, '/readyz')).status).toBe(200)
})

test('D14 a backend with an open store is not ready before it serves requests', async ({
  place,
}) => {
  const { databaseUrl } = await place('PostgreSQL')
  await using other = await openFor({ databaseUrl })
  const port = await freePort()
  const starting = await other.store.transaction().execute(async (holder) => {
    // The start waits until it can begin the audit trail.
    await sql`LOCK TABLE audit_entry IN EXCLUSIVE MODE`.execute(holder)
    const started = startEmptyBackend({ databaseUrl, port })
    const waiting = async () =>
      (await sql`SELECT 1 FROM pg_locks WHERE NOT granted`.execute(other.store)).rows.length
    await expect.poll(waiting, { timeout: 5_000 }).toBe(1)
    const ready = await statusOf({ url: `http://127.0.0.1:${port}` }, '/readyz')
    expect(ready).toMatchObject({ status: 503, text: '{"ready":false,"reason":"starting"}' })
    return { started }
  })
  await using backend = await starting.started
  expect((await statusOf(backend, '/readyz')).status).toBe(200)
})

test.for(['setting', 'audit_entry'])(
  'D1 a start goes on although the database refuses it the table %s for a while, after the store was opened',
  { timeout: 40_000 },
  async (table, { place }) => {
    const { databaseUrl } = await place('PostgreSQL')
    await using other = await openFor({ databaseUrl })
    const port = await freePort()
    const sessionSecret = 'a secret that the store is not asked for'
    const starting = await other.store.transaction().execute(async (holder) => {
      await sql`LOCK TABLE ${sql.table(table)} IN EXCLUSIVE MODE`.execute(holder)
      const started = startEmptyBackend({ databaseUrl, port, sessionSecret })
      // The store refuses what has waited too long for the lock.
      await expect
        .poll(async () => (await statusOf({ url: `http://127.0.0.1:${port}` }, '/readyz')).text, {
          timeout: 12_000,
        })
        .toBe('{"ready":false,"reason":"store"}')
      return { started }
    })
    await using backend = await starting.started
    expect((await statusOf(backend, '/readyz')).status).toBe(200)
  },
)

test('D14 a database that may only be read refuses writes before AWS is asked, and sign-in says that it is away', {
  timeout: 40_000,
}, async ({ far }) => {
  await using backend = await startBackend('administrator', far.settings)
  await far.tell('ALTER DATABASE SET default_transaction_read_only = on')
  far.proxy.cut()
  await expect
    .poll(() => backend.call('users.disable', { ...here, userId: ana }))
    .toMatchObject({ status: 503, body: { code: 'StoreUnavailable', mayHaveChanged: false } })
  expect(await backend.call('sessions.list', {})).toMatchObject({ status: 200 })
  expect(await statusOf(backend, '/readyz')).toMatchObject({ status: 503 })
  // Nobody is signed in, and the page says why, once the provider has sent the person back.
  expect(await signIn(backend.newBrowser(), backend.url, 'auditor')).toBe(
    `${backend.url}/sign-in?problem=unavailable`,
  )
  const user = await backend.workmail.describeUser({
    OrganizationId: here.organizationId,
    UserId: ana,
  })
  expect(user.State).toBe('ENABLED')
  // All connections of the pool lead to what may only be read.
  await Promise.all(Array.from({ length: 30 }, () => backend.call('sessions.list', {})))
  await far.tell('ALTER DATABASE RESET default_transaction_read_only')
  // Nobody ends them: each is replaced when it refuses a write.
  let tries = 1
  while ((await backend.call('users.disable', { ...here, userId: ana })).status !== 204) tries++
  expect(tries).toBeLessThanOrEqual(11)
})

test('a statement that waits too long for a lock of the database is given up, and others are answered meanwhile', {
  timeout: 40_000,
}, async ({ far }) => {
  await using backend = await startBackend('administrator', far.settings)
  const { promise: locked, resolve: hasLocked } = Promise.withResolvers<void>()
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  const locking = backend.store.transaction().execute(async (transaction) => {
    await sql`LOCK TABLE audit_entry IN EXCLUSIVE MODE`.execute(transaction)
    hasLocked()
    await held
  })
  await locked
  const write = backend.call('users.disable', { ...here, userId: ana })
  expect(await backend.call('sessions.list', {})).toMatchObject({ status: 200 })
  expect(await write).toMatchObject({
    status: 503,
    body: { code: 'StoreUnavailable', mayHaveChanged: false },
  })
  release()
  await locking
  expect(await backend.call('users.disable', { ...here, userId: ana })).toMatchObject({
    status: 204,
  })
})

test('D14 a sign-in during which the database goes away does not look like one that has expired', async ({
  far,
}) => {
  await using backend = await startEmptyBackend(far.settings)
  far.proxy.refuse()
  const browser = backend.newBrowser()
  const visit = await browser.send(`${backend.url}/auth/callback?code=a&state=b`)
  expect(visit.status).toBe(302)
  await far.proxy.restore()
  await signIn(browser, backend.url, 'administrator')
  far.proxy.refuse()
  const again = await browser.send(`${backend.url}/auth/callback?code=a&state=b`)
  expect(again.headers.get('location')).toBe('/sign-in?problem=unavailable')
})

test('D1 a job that meets an outage of the database goes on by itself, with every change made once', {
  timeout: 60_000,
}, async ({ far }) => {
  // The SDK waits for a random time before it reads again; this test skips the wait.
  vi.spyOn(Math, 'random').mockReturnValue(0)
  await using backend = await startBackend('administrator', {
    ...far.settings,
    ...{ localAwsRequestsPerSecond: 20, jobLeaseMs: 3_000 },
  })
  const jobs = jobsOf(backend)
  const found = await backend.call('users.list', {
    ...here,
    maxResults: 30,
    filters: { state: 'ENABLED' },
  })
  const { items } = found.body as { items: { id: string }[] }
  const entityIds = items.map(({ id }) => id)
  const jobId = await jobs.plan({ kind: 'disable', targets: { entityIds } })
  await jobs.act('start', jobId)
  await expect
    .poll(async () => (await jobs.rows(jobId)).some(({ state }) => state === 'DONE'))
    .toBe(true)
  far.proxy.refuse()
  await expect
    .poll(() =>
      backend.log.lines.some((line) => /a job waits for the store|no jobs could/.test(line)),
    )
    .toBe(true)
  await far.proxy.restore()
  await jobs.until(jobId, 'COMPLETED')
  const rows = await jobs.rows(jobId)
  expect(rows.map(({ state }) => state)).toEqual(entityIds.map(() => 'DONE'))
  const succeeded = (await backend.audit())
    .filter(({ outcome }) => outcome === 'Succeeded' || outcome === 'FoundDone')
    .map(({ request_id }) => request_id)
  const steps = rows.map(({ number }) => `job-${jobId}-${number}-`)
  for (const step of steps)
    expect(succeeded.filter((requestId) => requestId.startsWith(step))).toHaveLength(1)
})
