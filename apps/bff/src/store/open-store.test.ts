import { execFile } from 'node:child_process'
import { chmodSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { databases, openFor, test } from '../test/on-both-stores.ts'

import { takeDataFolder } from './data-folder.ts'
import { migrations } from './migrations.ts'
import { openStore, type StoreSettings, storeExists } from './open-store.ts'
import { StoreUnavailable } from './store-unavailable.ts'

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

describe.each(databases)('on %s', (database) => {
  test('D19 a list of migrations that was changed is told with what to do', async ({ place }) => {
    const settings = await place(database)
    const opened = await openFor(settings)
    await sql`UPDATE kysely_migration SET name = '000-other' WHERE name LIKE '001-%'`.execute(
      opened.store,
    )
    await opened[Symbol.asyncDispose]()
    await expect(openStore(settings)).rejects.toThrow(
      /^The tables were made by another version of Mailroom, or .*Start the version that made them, or restore a backup/,
    )
  })

  test('D19 a table that was dropped is missed at the start, and not at the first sign-in', async ({
    place,
  }) => {
    const settings = await place(database)
    const opened = await openFor(settings)
    await sql`DROP TABLE audit_entry`.execute(opened.store)
    await opened[Symbol.asyncDispose]()
    await expect(openStore(settings)).rejects.toThrow(
      'The database lacks tables it has had: audit_entry. Somebody has dropped them. Restore a backup.',
    )
  })
})

test('D19 a file that was cut off is refused with what to do', async ({ place }) => {
  const settings = await place('SQLite')
  await (await openStore(settings)).destroy()
  truncateSync(`${settings.dataDir}/mailroom.sqlite`, 20_000)
  await expect(openStore(settings)).rejects.toThrow(/^The database is damaged \(.*Restore a backup/)
})

test('D19 a store that was emptied or removed is not begun anew', async ({ place }) => {
  const { dataDir = '' } = await place('SQLite')
  const file = `${dataDir}/mailroom.sqlite`
  const use = async () => {
    const folder = await takeDataFolder(dataDir)
    const store = await openStore({ dataDir })
    folder.markUsed()
    await store.destroy()
    folder.close()
  }
  // A start that was cut off before it had made the store may be repeated.
  writeFileSync(file, '')
  await use()
  await use()
  truncateSync(file, 0)
  await expect(use()).rejects.toThrow(/is missing or empty, although this folder was used/)
  rmSync(file)
  await expect(use()).rejects.toThrow(/Restore it from a backup/)
})

test('S13 the files of the store are readable by their account alone, also those of older versions', async ({
  place,
}) => {
  const settings = await place('SQLite')
  const dataDir = join(settings.dataDir ?? '', 'data')
  const modes = () => {
    const names = readdirSync(dataDir).filter((name) => name.startsWith('mailroom.sqlite'))
    return names.map((name) => [name, statSync(join(dataDir, name)).mode & 0o777])
  }
  const all = ['', '-shm', '-wal'].map((end) => [`mailroom.sqlite${end}`, 0o600])
  const first = await openStore({ dataDir })
  expect(modes()).toEqual(all)
  expect(statSync(dataDir).mode & 0o777).toBe(0o700)
  for (const [name = ''] of modes()) chmodSync(join(dataDir, String(name)), 0o644)
  const second = await openStore({ dataDir })
  expect(modes()).toEqual(all)
  await first.destroy()
  await second.destroy()
})

test('storeExists tells an existing store from a missing one', async ({ place }) => {
  const settings = await place('SQLite')
  expect(storeExists(settings)).toBe(false)
  await (await openStore(settings)).destroy()
  expect(storeExists(settings)).toBe(true)
})

test('D1 an unreachable database is a fault that may pass', async () => {
  const opening = openStore({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none' })
  await expect(opening).rejects.toMatchObject({
    problem: 'unreachable',
    reason: expect.stringContaining('ECONNREFUSED'),
  })
})

test.for([
  ['a wrong password', { password: 'canary' }, /^The database refuses DATABASE_URL: password/],
  ['an unknown user', { username: 'nobody' }, /^The database refuses DATABASE_URL: password/],
  ['an unknown database', { pathname: '/none' }, /^The database refuses DATABASE_URL: database/],
] as const)(
  '%s is refused in words, because waiting would not help',
  async ([, change, words], { place }) => {
    const { databaseUrl = '' } = await place('PostgreSQL')
    const opening = openStore({ databaseUrl: Object.assign(new URL(databaseUrl), change).href })
    await expect(opening).rejects.toThrow(words)
    await expect(opening).rejects.not.toThrow(StoreUnavailable)
    await expect(opening).rejects.not.toThrow('canary')
  },
)

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

test('migrations are listed in the order in which Kysely runs them, by their names as texts', () => {
  const names = Object.keys(migrations)
  expect(names).toEqual(names.toSorted())
  // It compares those that have run in the order of the reader's language.
  expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other)))
})
