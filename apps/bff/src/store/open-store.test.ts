import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { databases, openFor, test } from '../test/on-both-stores.ts'
import { openStore, type StoreSettings, storeExists } from './open-store.ts'

/** Opens the store as another instance does, and returns the shared secret it reads. */
async function secretOfAnotherProcess(settings: StoreSettings): Promise<string> {
  const program = `
    const { openStore } = await import(${JSON.stringify(import.meta.resolve('./open-store.ts'))})
    const { sharedSecret } = await import(${JSON.stringify(import.meta.resolve('./shared-secret.ts'))})
    const store = await openStore(${JSON.stringify(settings)})
    console.log(await sharedSecret(store, 'sessionSecret'))
    await store.destroy()`
  const { stdout } = await promisify(execFile)(process.execPath, ['--eval', program])
  return stdout.trim()
}

describe.each(databases)('on %s', (database) => {
  test('stored data is there when the store is opened again', async ({ place }) => {
    const settings = await place(database)
    const first = await openStore(settings)
    await first.insertInto('setting').values({ name: 'a', value: 'b' }).execute()
    await first.destroy()
    await using again = await openFor(settings)
    expect(await again.store.selectFrom('setting').selectAll().execute()).toEqual([
      { name: 'a', value: 'b' },
    ])
  })

  test('several instances that start at once agree on the tables and the secret', async ({
    place,
  }) => {
    const settings = await place(database)
    const secrets = await Promise.all([1, 2, 3].map(() => secretOfAnotherProcess(settings)))
    expect(new Set(secrets).size).toBe(1)
    expect(secrets[0]).toMatch(/^[\w-]{43}$/)
  })

  test('the database itself refuses to change the audit trail', async ({ place }) => {
    await using opened = await openFor(await place(database))
    const { store } = opened
    await store
      .insertInto('audit_entry')
      .values({
        ...{ sequence: 1, at: '', request_id: '', phase: 'intent', account: 'a', role: '' },
        ...{ operation: '', input: '{}', hash: '' },
      })
      .execute()
    const words = 'entries of the audit trail are neither changed nor deleted'
    await expect(store.updateTable('audit_entry').set({ account: 'b' }).execute()).rejects.toThrow(
      words,
    )
    await expect(store.deleteFrom('audit_entry').execute()).rejects.toThrow(words)
  })
})

test('storeExists tells an existing store from a missing one', async ({ place }) => {
  const settings = await place('SQLite')
  expect(storeExists(settings)).toBe(false)
  await (await openStore(settings)).destroy()
  expect(storeExists(settings)).toBe(true)
})

test('an unreachable database is reported at once', async () => {
  await expect(openStore({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none' })).rejects.toThrow(
    'ECONNREFUSED',
  )
})

test('a connection that breaks while it is idle is replaced', async ({ place }) => {
  const settings = await place('PostgreSQL')
  await using opened = await openFor(settings)
  await using other = await openFor(settings)
  await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()`.execute(
    other.store,
  )
  await expect
    .poll(() => opened.store.selectFrom('setting').selectAll().execute().catch(String))
    .toEqual([])
})

test('an interrupted start leaves no half-made tables', async ({ place }) => {
  const settings = await place('SQLite')
  const { default: Sqlite } = await import('better-sqlite3')
  const database = new Sqlite(`${settings.dataDir}/mailroom.sqlite`)
  database.exec('CREATE TABLE setting (other TEXT)')
  await expect(openStore(settings)).rejects.toThrow('already exists')
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
  database.close()
  expect(tables).toEqual([{ name: 'setting' }])
})
