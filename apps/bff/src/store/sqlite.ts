import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type Sqlite from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely'
import { makeDataFolder } from './make-folder.ts'
import { asStoreError, StoreUnavailable } from './store-unavailable.ts'

/** How long a statement waits while another process has the lock. Milliseconds. */
const patienceMs = 5_000

/** How often it tries meanwhile. Milliseconds. */
const againMs = 20

/**
 * Does something with SQLite, again and again while another process has the lock. Meanwhile this
 * process does other things; SQLite's own `busy_timeout` would stop all of it. Errors:
 * StoreUnavailable.
 */
export async function patiently<Result>(work: () => Promise<Result> | Result): Promise<Result> {
  const givesUpAt = performance.now() + patienceMs
  for (;;) {
    try {
      return await work()
    } catch (error) {
      const known = asStoreError(error)
      const isLocked = known instanceof StoreUnavailable && known.problem === 'locked'
      if (!isLocked || performance.now() > givesUpAt) throw known
      await delay(againMs)
    }
  }
}

/** How many statements a connection keeps prepared; most of the console's are few and alike. */
const mostPrepared = 200

/**
 * Returns a database that prepares each statement once, which takes longer than most statements do.
 * SQLite itself prepares it again when the tables have changed. Kysely uses nothing else.
 */
function preparingOnce(database: Sqlite.Database): SqliteDatabase {
  const prepared = new Map<string, Sqlite.Statement>()
  return {
    prepare(statement) {
      const known = prepared.get(statement)
      if (known) return known
      const made = database.prepare(statement)
      // The oldest gives way: texts with many values, which do not come again, must not pile up.
      for (const oldest of prepared.keys()) {
        if (prepared.size < mostPrepared) break
        prepared.delete(oldest)
      }
      prepared.set(statement, made)
      return made
    },
    close: () => void database.close(),
  }
}

/** One of those who share the single connection to the file. */
type User = DatabaseConnection

/**
 * Shares the single connection to a file: a transaction has it alone. Whoever waits for another
 * process holds nobody up; its readers need no lock.
 */
class SharingDriver implements Driver {
  readonly #database: Sqlite.Database
  readonly #driver: SqliteDriver
  #shared: DatabaseConnection | undefined
  /** Who has the connection alone, and until when. */
  #alone: { user: User; ended: Promise<void>; end: () => void } | undefined

  constructor(database: Sqlite.Database) {
    this.#database = database
    this.#driver = new SqliteDriver({ database: preparingOnce(database) })
  }

  async init(): Promise<void> {
    await this.#driver.init()
    this.#shared = await this.#driver.acquireConnection()
  }

  async acquireConnection(): Promise<User> {
    const user: User = {
      executeQuery: (query) => this.#execute(user, query),
      // biome-ignore lint/correctness/useYield: nobody streams; the interface demands it
      streamQuery: async function* () {
        throw new Error('SQLite does not stream')
      },
    }
    return user
  }

  async releaseConnection(): Promise<void> {}

  async beginTransaction(user: User): Promise<void> {
    const begin = async () => {
      const { promise: ended, resolve: end } = Promise.withResolvers<void>()
      this.#alone = { user, ended, end }
      try {
        // The lock is taken at once. Later it might not be given, after reads that depend on it.
        await this.#run(CompiledQuery.raw('begin immediate'))
      } catch (error) {
        this.#share()
        throw error
      }
    }
    await patiently(() => this.#inTurn(user, begin))
  }

  async commitTransaction(user: User): Promise<void> {
    await this.#execute(user, CompiledQuery.raw('commit'))
    this.#share()
  }

  async rollbackTransaction(user: User): Promise<void> {
    try {
      // SQLite has already rolled back after some errors, such as a full disk.
      if (this.#database.inTransaction) await this.#execute(user, CompiledQuery.raw('rollback'))
    } finally {
      this.#share()
    }
  }

  async destroy(): Promise<void> {
    await this.#driver.destroy()
  }

  #share(): void {
    this.#alone?.end()
    this.#alone = undefined
  }

  /** Does something in the turn of a user, and nothing of others between the two. */
  async #inTurn<Result>(user: User, work: () => Promise<Result>): Promise<Result> {
    while (this.#alone && this.#alone.user !== user) await this.#alone.ended
    return work()
  }

  /** Runs a statement before anybody else does anything: SQLite's driver is synchronous. */
  #run<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (!this.#shared) throw new Error('The store is closed')
    return this.#shared.executeQuery<Row>(query)
  }

  #execute<Row>(user: User, query: CompiledQuery): Promise<QueryResult<Row>> {
    return patiently(() => this.#inTurn(user, () => this.#run<Row>(query)))
  }
}

class SharingAdapter extends SqliteAdapter {
  // Kysely would otherwise keep everybody waiting while one waits for another process.
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

class SharingDialect extends SqliteDialect {
  readonly #database: Sqlite.Database

  constructor(database: Sqlite.Database) {
    super({ database })
    this.#database = database
  }

  override createDriver(): Driver {
    return new SharingDriver(this.#database)
  }

  override createAdapter(): SqliteAdapter {
    return new SharingAdapter()
  }
}

/**
 * Makes a file, and SQLite's files beside it, readable by the account of this process alone. A
 * folder that is created is private, too; one that exists stays as it is, because others may use
 * it.
 */
export function makePrivate(folder: string, file: string): void {
  makeDataFolder(folder)
  // SQLite gives the files beside it the mode of the file.
  if (!existsSync(file)) writeFileSync(file, '', { mode: 0o600, flag: 'a' })
  for (const each of [file, `${file}-wal`, `${file}-shm`])
    if (existsSync(each)) chmodSync(each, 0o600)
}

/** Opens a SQLite file, or a database in memory. Errors: StoreUnavailable. */
export async function sqlite(file: string | undefined): Promise<SqliteDialect> {
  const { default: Sqlite } = await import('better-sqlite3')
  return patiently(() => {
    // Without a time-out SQLite does not wait itself.
    const database = new Sqlite(file ?? ':memory:', { timeout: 0 })
    try {
      database.pragma('journal_mode = WAL')
      // The audit trail must survive a power failure, not only the end of the process.
      database.pragma('synchronous = FULL')
      return new SharingDialect(database)
    } catch (error) {
      database.close()
      throw error
    }
  })
}
