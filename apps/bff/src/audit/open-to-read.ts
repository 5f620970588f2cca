import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely'
import pg from 'pg'
import { fingerprintOf } from '../store/key-file.ts'
import { migrations } from '../store/migrations.ts'
import type { Store, StoreSettings } from '../store/open-store.ts'
import type { Tables } from '../store/tables.ts'

/** A trail that cannot be checked: nothing is known about it. `message` says why. */
export class NotCheckable extends Error {}

/**
 * Opens a SQLite file without writing anything beside it. Without a write-ahead log nobody has it
 * open, and it is read as it is, even from a medium that cannot be written.
 */
function openSqlite(file: string): DatabaseSync {
  const address = pathToFileURL(file)
  if (!existsSync(`${file}-wal`)) address.searchParams.set('immutable', '1')
  return new DatabaseSync(address, { readOnly: true })
}

/** Kysely's dialect over Node's own SQLite, which can open a file as immutable. */
function sqliteDialect(file: string): SqliteDialect {
  const database = openSqlite(file)
  const refuse = (): never => {
    throw new Error('The store is only read.')
  }
  return new SqliteDialect({
    database: {
      close: () => database.close(),
      prepare(text) {
        const statement = database.prepare(text)
        return {
          // Only queries, and the beginning of the transaction that reads.
          reader: true,
          all: (parameters) => statement.all(...(parameters as never[])),
          iterate: refuse,
          run: refuse,
        }
      },
    },
  })
}

function postgresDialect(connectionString: string): PostgresDialect {
  const pool = new pg.Pool({
    connectionString,
    // All queries see the trail of one moment.
    max: 1,
    connectionTimeoutMillis: 5_000,
    options: '-c default_transaction_read_only=on',
  })
  pool.on('error', () => {})
  return new PostgresDialect({ pool })
}

/** Returns whether a version with exactly our tables has made the store. */
async function refuseOtherVersion(store: Store): Promise<void> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration`
    .execute(store)
    .catch((error: unknown) => {
      throw new NotCheckable(`This is no store of Mailroom: ${String(error)}`)
    })
  const known = Object.keys(migrations)
  const names = rows.map(({ name }) => name)
  const isSame = names.length === known.length && known.every((name) => names.includes(name))
  if (!isSame)
    throw new NotCheckable(
      'Another version of Mailroom has made the tables of this store. Check it with that version, or start this version once.',
    )
}

/**
 * Opens the store so that it can only be read, as of one moment, and changes nothing: no table, no
 * file. Errors: NotCheckable; those of the database.
 */
export async function openToRead({ databaseUrl, dataDir = '' }: StoreSettings): Promise<Store> {
  const file = join(dataDir, 'mailroom.sqlite')
  if (databaseUrl === undefined && !existsSync(file))
    throw new NotCheckable(`There is no store in ${dataDir}.`)
  const dialect = databaseUrl === undefined ? sqliteDialect(file) : postgresDialect(databaseUrl)
  const store = new Kysely<Tables>({ dialect })
  try {
    await (databaseUrl === undefined
      ? sql`BEGIN`
      : sql`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY`
    ).execute(store)
    await refuseOtherVersion(store)
    return store
  } catch (error) {
    await store.destroy()
    throw error
  }
}

/**
 * Returns the key of the trail: the setting's, or that of the file beside the store, which is not
 * made here. Errors: NotCheckable without a key, or if the store is used with another one.
 */
export async function keyToCheck(
  store: Store,
  { setting, dataDir }: { setting: Buffer | undefined; dataDir: string | undefined },
): Promise<Buffer> {
  const file = join(dataDir ?? '', 'audit-key')
  if (setting === undefined && !existsSync(file))
    throw new NotCheckable(`The key is missing: set AUDIT_KEY, or put it into ${file}.`)
  const key = setting ?? Buffer.from(readFileSync(file, 'utf8'), 'base64')
  const used = await store
    .selectFrom('setting')
    .select('value')
    .where('name', '=', 'auditKeyFingerprint')
    .executeTakeFirst()
  if (used && used.value !== fingerprintOf('audit', key))
    throw new NotCheckable('This store is used with another AUDIT_KEY.')
  return key
}
