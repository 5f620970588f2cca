import Sqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { openFor, test } from '../test/on-both-stores.ts'
import { ana, here, startBackend } from '../test/start-backend.ts'
import { storeFileIn } from './data-folder.ts'

/** Longer than anything that does not wait takes, also on a machine with much to do. */
const atOnceMs = 3_000

/** Another process that holds the lock of a file. SQLite's locks are those of connections. */
function lockedByOther(dataDir: string | undefined) {
  const other = new Sqlite(storeFileIn(dataDir ?? ''))
  other.exec('BEGIN IMMEDIATE')
  return {
    release(): void {
      other.exec('COMMIT')
      other.close()
    },
  }
}

test('D10 while another process has the lock, everything but writes is answered, and writes wait for it', async ({
  place,
}) => {
  const settings = await place('SQLite')
  await using backend = await startBackend('administrator', settings)
  const other = lockedByOther(settings.dataDir)
  const begin = performance.now()
  let done = 0
  const writes = [1, 2, 3].map(async () => {
    const answer = await backend.call('users.disable', { ...here, userId: ana })
    done++
    return answer.status
  })
  const [sessions, live] = await Promise.all([
    backend.call('sessions.list', {}),
    fetch(`${backend.url}/livez`),
  ])
  expect([sessions.status, live.status]).toEqual([200, 200])
  expect(performance.now() - begin).toBeLessThan(atOnceMs)
  expect(done).toBe(0)
  other.release()
  expect(await Promise.all(writes)).toContain(204)
})

test('D10 a write that never gets the lock is refused after some seconds, and nothing was sent', async ({
  place,
}) => {
  const settings = await place('SQLite')
  await using backend = await startBackend('administrator', settings)
  const other = lockedByOther(settings.dataDir)
  expect(await backend.call('users.disable', { ...here, userId: ana })).toMatchObject({
    status: 503,
    body: { code: 'StoreUnavailable', mayHaveChanged: false },
  })
  const ready = await fetch(`${backend.url}/readyz`)
  expect([ready.status, await ready.json()]).toEqual([503, { ready: false, reason: 'store' }])
  other.release()
  const user = { OrganizationId: here.organizationId, UserId: ana }
  expect((await backend.workmail.describeUser(user)).State).toBe('ENABLED')
  expect(await backend.call('users.disable', { ...here, userId: ana })).toMatchObject({
    status: 204,
  })
})

test('transactions and statements of one process take turns, and a failed one leaves nothing behind', async ({
  place,
}) => {
  await using opened = await openFor(await place('SQLite'))
  const { store } = opened
  const add = (name: string) => ({ name, value: '' })
  const failing = store.transaction().execute(async (transaction) => {
    await transaction.insertInto('setting').values(add('failed')).execute()
    await new Promise((resolve) => setImmediate(resolve))
    throw new Error('no')
  })
  const second = store.transaction().execute(async (transaction) => {
    await transaction.insertInto('setting').values(add('second')).execute()
  })
  await store.insertInto('setting').values(add('third')).execute()
  await expect(failing).rejects.toThrow('no')
  await second
  const names = await store.selectFrom('setting').select('name').orderBy('name').execute()
  expect(names.map(({ name }) => name)).toEqual(['second', 'third'])
})

test('a statement that was used before sees tables that another process has changed since', async ({
  place,
}) => {
  const settings = await place('SQLite')
  await using opened = await openFor(settings)
  const { store } = opened
  const first = async () => (await store.selectFrom('setting').selectAll().execute())[0]
  await store.insertInto('setting').values({ name: 'key', value: 'a' }).execute()
  expect(await first()).toEqual({ name: 'key', value: 'a' })
  const other = new Sqlite(storeFileIn(settings.dataDir ?? ''))
  other.exec("ALTER TABLE setting ADD COLUMN later TEXT DEFAULT 'new'")
  other.close()
  expect(await first()).toEqual({ name: 'key', value: 'a', later: 'new' })
})

test('D14 a full disk is told as such before AWS is asked, and is over when there is space', async ({
  place,
}) => {
  await using backend = await startBackend('administrator', await place('SQLite'))
  const { store } = backend
  const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(store)
  await sql.raw(`PRAGMA max_page_count = ${rows[0]?.page_count}`).execute(store)
  const template = (size: number) => ({ id: `t${size}`, directory: 'd', content: 'x'.repeat(size) })
  // The free pages of the file are filled first.
  let problem: unknown
  for (let size = 50_000; problem === undefined; size += 1)
    await store
      .insertInto('onboarding_template')
      .values(template(size))
      .execute()
      .catch((error: unknown) => {
        problem = error
      })
  expect(problem).toMatchObject({ problem: 'full', status: 503 })
  let answer = await backend.call('users.disable', { ...here, userId: 'x'.repeat(12) })
  for (let time = 0; answer.status !== 503 && time < 200; time++)
    answer = await backend.call('users.disable', { ...here, userId: 'x'.repeat(200) })
  expect(answer).toMatchObject({ status: 503, body: { code: 'StoreUnavailable' } })
  await sql.raw('PRAGMA max_page_count = 1000000').execute(store)
  expect(await backend.call('users.disable', { ...here, userId: ana })).toMatchObject({
    status: 204,
  })
})
