import { existsSync } from 'node:fs'
import { Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { type Clock, systemClock } from '../clock.ts'
import { storeFileIn } from './data-folder.ts'
import { migrations } from './migrations.ts'
import { forMigrations, postgres, usually } from './postgres.ts'
import { makePrivate, sqlite } from './sqlite.ts'
import { goBy } from './store-clock.ts'
import { StoreUnavailable } from './store-unavailable.ts'
import { type Tables, tableNames } from './tables.ts'

export type Store = Kysely<Tables>

/**
 * Where the store is: in a PostgreSQL database; else in a SQLite file in `dataDir`; else in memory.
 */
export type StoreSettings = { databaseUrl?: string | undefined; dataDir?: string | undefined }

/** Whether a store exists already. For PostgreSQL, only opening it can tell. */
export function storeExists({ databaseUrl, dataDir }: StoreSettings): boolean {
  return databaseUrl !== undefined || (dataDir !== undefined && existsSync(storeFileIn(dataDir)))
}

function migratorOf(store: Store): Migrator {
  return new Migrator({ db: store, provider: { getMigrations: async () => migrations } })
}

/** Returns an error of opening in words that say what to do; others unchanged. */
function inOurWords(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  if (error.message.startsWith('corrupted migrations'))
    return new Error(
      `The tables were made by another version of Mailroom, or the list of its migrations (table kysely_migration) was changed. Start the version that made them, or restore a backup. The list does not fit: ${error.message.replace(/^corrupted migrations: /, '').replace(/\. New.*/, '')}.`,
      { cause: error },
    )
  const { cause } = error
  if (!(error instanceof StoreUnavailable && cause instanceof Error)) return error
  if (error.problem === 'damaged')
    return new Error(
      `The database is damaged (${cause.message}). Restore a backup; keep the damaged files to look for the cause.`,
      { cause },
    )
  if ('code' in cause && /^SQLITE_(READONLY|CANTOPEN)/.test(String(cause.code)))
    return new Error(`The file of the store cannot be written (${cause.message}).`, { cause })
  if ('code' in cause && /^(28|3D)/.test(String(cause.code)))
    return new Error(`The database refuses DATABASE_URL: ${cause.message}.`, { cause })
  return error
}

/** Brings the tables up to date. */
async function migrate(store: Store): Promise<void> {
  const { error } = await migratorOf(store).migrateToLatest()
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
    await sql`ROLLBACK`.execute(store).catch(() => {})
    throw error
  }
}

/** Migrates PostgreSQL, on connections that may take their time. */
async function migrateSlowly(store: Store, databaseUrl: string): Promise<void> {
  const all = await migratorOf(store).getMigrations()
  const isUpToDate = all.every(({ executedAt }) => executedAt !== undefined)
  // This also complains about a list of migrations that is not ours.
  if (isUpToDate) return migrate(store)
  const patient = new Kysely<Tables>({ dialect: await postgres(databaseUrl, forMigrations) })
  try {
    await migrate(patient)
  } finally {
    await patient.destroy()
  }
}

/** Refuses a store whose migrations ran but whose tables are not all there. */
async function refuseMissingTables(store: Store): Promise<void> {
  const found = new Set((await store.introspection.getTables()).map(({ name }) => name))
  const missing = tableNames.filter((name) => !found.has(name))
  if (missing.length > 0)
    throw new Error(
      `The database lacks tables it has had: ${missing.join(', ')}. Somebody has dropped them. Restore a backup.`,
    )
}

async function open({ databaseUrl, dataDir }: StoreSettings): Promise<Store> {
  if (databaseUrl !== undefined)
    return new Kysely<Tables>({ dialect: await postgres(databaseUrl, usually) })
  const file = dataDir === undefined ? undefined : storeFileIn(dataDir)
  if (dataDir !== undefined && file !== undefined) makePrivate(dataDir, file)
  return new Kysely<Tables>({ dialect: await sqlite(file) })
}

/**
 * Opens the store and brings its tables up to date. It goes by `clock`; without one, PostgreSQL by
 * its own and SQLite by the machine's. Errors: StoreUnavailable; in words, a damaged or foreign
 * database, or one that refuses the user or the name.
 */
export async function openStore(settings: StoreSettings, clock?: Clock): Promise<Store> {
  let store: Store | undefined
  try {
    const { databaseUrl } = settings
    store = await open(settings)
    if (databaseUrl === undefined) await migrateAtOnce(store)
    else await migrateSlowly(store, databaseUrl)
    await refuseMissingTables(store)
    const goesBy = clock ?? (databaseUrl === undefined ? systemClock : undefined)
    if (goesBy) goBy(store, goesBy)
    return store
  } catch (error) {
    await store?.destroy()
    throw inOurWords(error)
  }
}
