import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Dialect, Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { systemClock } from '../clock.ts'
import { migrations } from './migrations.ts'
import { goBy } from './store-clock.ts'
import type { Tables } from './tables.ts'

export type Store = Kysely<Tables>

/**
 * Where the store is: in a PostgreSQL database; else in a SQLite file in `dataDir`; else in memory.
 */
export type StoreSettings = { databaseUrl?: string | undefined; dataDir?: string | undefined }

function fileIn(dataDir: string): string {
  return join(dataDir, 'mailroom.sqlite')
}

/** Whether a store exists already. For PostgreSQL, only opening it can tell. */
export function storeExists({ databaseUrl, dataDir }: StoreSettings): boolean {
  return databaseUrl !== undefined || (dataDir !== undefined && existsSync(fileIn(dataDir)))
}

async function sqlite(dataDir: string | undefined): Promise<Dialect> {
  const { default: Sqlite } = await import('better-sqlite3')
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true })
  const database = new Sqlite(dataDir === undefined ? ':memory:' : fileIn(dataDir))
  database.pragma('busy_timeout = 5000')
  database.pragma('journal_mode = WAL')
  // The audit trail must survive a power failure, not only the end of the process.
  database.pragma('synchronous = FULL')
  return new SqliteDialect({ database })
}

async function postgres(connectionString: string): Promise<Dialect> {
  const { default: pg } = await import('pg')
  const pool = new pg.Pool({ connectionString, max: 10, connectionTimeoutMillis: 5_000 })
  // The pool replaces an idle connection that breaks. Without a listener, its error would end the
  // process.
  pool.on('error', () => {})
  return new PostgresDialect({ pool })
}

/** Brings the tables up to date. */
async function migrate(store: Store): Promise<void> {
  const migrator = new Migrator({
    db: store,
    provider: { getMigrations: async () => migrations },
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}

/**
 * Migrates SQLite in one transaction, which a migration is not by itself: an interrupted one must
 * leave nothing behind, and other processes must wait.
 */
async function migrateAtOnce(store: Store): Promise<void> {
  await sql`BEGIN IMMEDIATE`.execute(store)
  try {
    await migrate(store)
    await sql`COMMIT`.execute(store)
  } catch (error) {
    await sql`ROLLBACK`.execute(store)
    throw error
  }
}

/**
 * Opens the store and brings its tables up to date. Errors: an unreachable database, a failed
 * migration.
 */
export async function openStore({ databaseUrl, dataDir }: StoreSettings): Promise<Store> {
  const dialect = databaseUrl === undefined ? await sqlite(dataDir) : await postgres(databaseUrl)
  const store = new Kysely<Tables>({ dialect })
  try {
    await (databaseUrl === undefined ? migrateAtOnce(store) : migrate(store))
    if (databaseUrl === undefined) goBy(store, systemClock)
    return store
  } catch (error) {
    await store.destroy()
    throw error
  }
}
