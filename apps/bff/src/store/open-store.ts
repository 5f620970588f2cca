import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Dialect, Kysely, PostgresDialect, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { migrations } from './migrations.ts'
import type { Tables } from './tables.ts'

export type Store = Kysely<Tables>

/** Where the store is: a PostgreSQL database, or else a SQLite file in a folder, or in memory where that is undefined. */
export type StoreSettings = { databaseUrl?: string | undefined; dataDir?: string | undefined }

function fileIn(dataDir: string): string {
  return join(dataDir, 'mailroom.sqlite')
}

/** Whether there is a store already; of PostgreSQL only opening it can tell. */
export function storeExists({ databaseUrl, dataDir }: StoreSettings): boolean {
  return databaseUrl !== undefined || (dataDir !== undefined && existsSync(fileIn(dataDir)))
}

async function sqlite(dataDir: string | undefined): Promise<Dialect> {
  const { default: Sqlite } = await import('better-sqlite3')
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true })
  const database = new Sqlite(dataDir === undefined ? ':memory:' : fileIn(dataDir))
  database.pragma('journal_mode = WAL')
  // The audit trail must survive a loss of power too, not only the end of the process.
  database.pragma('synchronous = FULL')
  database.pragma('busy_timeout = 5000')
  return new SqliteDialect({ database })
}

async function postgres(connectionString: string): Promise<Dialect> {
  const { default: pg } = await import('pg')
  return new PostgresDialect({
    pool: new pg.Pool({ connectionString, max: 10, connectionTimeoutMillis: 5_000 }),
  })
}

/** Opens the store and brings its tables up to date. Errors: a database that is not reached, or a migration that fails. */
export async function openStore({ databaseUrl, dataDir }: StoreSettings): Promise<Store> {
  const dialect = databaseUrl === undefined ? await sqlite(dataDir) : await postgres(databaseUrl)
  const store = new Kysely<Tables>({ dialect })
  const migrator = new Migrator({
    db: store,
    provider: { getMigrations: async () => migrations },
  })
  const { error } = await migrator.migrateToLatest()
  if (error === undefined) return store
  await store.destroy()
  throw error
}
