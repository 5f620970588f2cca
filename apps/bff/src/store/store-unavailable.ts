import { Refusal } from '../operations/refusal.ts'

/** After how long a request is worth another try. Seconds, as in `Retry-After`. */
export const retryAfterSeconds = 5

/**
 * Why the store cannot be used: the database cannot be reached, does not answer in time, is locked
 * by others, may only be read (as a replica after a fail-over), has no space, or is damaged.
 */
export type StoreProblem = 'unreachable' | 'silent' | 'locked' | 'readOnly' | 'full' | 'damaged'

const words: Record<StoreProblem, string> = {
  unreachable: 'The database of the console cannot be reached.',
  silent: 'The database of the console does not answer in time.',
  locked: 'The database of the console is locked by another process.',
  readOnly: 'The database of the console may only be read.',
  full: 'The database of the console has no space left.',
  damaged: 'The database of the console is damaged.',
}

/**
 * The store cannot be used now; a later try may succeed. A statement that failed in this way may
 * have been carried out: its answer may be lost. Requests are answered with 503 and `Retry-After`.
 */
export class StoreUnavailable extends Refusal {
  readonly problem: StoreProblem

  constructor(problem: StoreProblem, cause?: unknown, mayHaveChanged?: boolean) {
    super(503, {
      code: 'StoreUnavailable',
      message: words[problem],
      ...(mayHaveChanged === undefined ? {} : { mayHaveChanged }),
    })
    this.name = 'StoreUnavailable'
    this.problem = problem
    this.cause = cause
  }

  /** What the database's driver said, for logs. It contains no values and no password. */
  get reason(): string {
    if (!(this.cause instanceof Error)) return this.problem
    const code = 'code' in this.cause ? String(this.cause.code) : ''
    return this.cause.message || code || this.problem
  }

  /** The same for a write that was not begun, because it could not be recorded. */
  withNothingSent(): StoreUnavailable {
    return new StoreUnavailable(this.problem, this.cause, false)
  }
}

/** The classes of PostgreSQL's errors, by their first characters, the longest first. */
const ofPostgres: [string, StoreProblem][] = [
  ['57014', 'silent'], // query_canceled: `statement_timeout`
  ['55P03', 'locked'], // lock_not_available: `lock_timeout`
  ['40', 'locked'], // transaction_rollback: deadlock_detected, serialization_failure
  ['25006', 'readOnly'], // read_only_sql_transaction
  ['25P03', 'silent'], // idle_in_transaction_session_timeout
  ['25P04', 'silent'], // transaction_timeout
  ['53100', 'full'], // disk_full
  ['53', 'unreachable'], // insufficient_resources: too_many_connections, out_of_memory
  ['57P', 'unreachable'], // admin_shutdown, crash_shutdown, cannot_connect_now, idle_session_timeout
  ['08', 'unreachable'], // connection_exception
  ['28', 'unreachable'], // invalid_authorization_specification: a password that was changed
  ['3D000', 'unreachable'], // invalid_catalog_name
  ['58', 'damaged'], // system_error, io_error
  ['XX001', 'damaged'], // data_corrupted
  ['XX002', 'damaged'], // index_corrupted
]

const ofSqlite: [string, StoreProblem][] = [
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_READONLY', 'readOnly'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_IOERR', 'damaged'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_CANTOPEN', 'unreachable'],
]

/** What node-postgres says without a code. Source: pg 8.23, `client.js`; pg-pool 3, `index.js`. */
const ofNodePostgres: [RegExp, StoreProblem][] = [
  [/^Query read timeout|^timeout exceeded|connection timeout/, 'silent'],
  [/^Connection terminated|^Client (was closed|has encountered)|not queryable/, 'unreachable'],
]

function storeProblemOf(error: Error): StoreProblem | undefined {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const [, known] =
    [...ofSqlite, ...(code.length === 5 ? ofPostgres : [])].find(([start]) =>
      code.startsWith(start),
    ) ?? []
  if (known !== undefined) return known
  const [, told] = ofNodePostgres.find(([words]) => words.test(error.message)) ?? []
  // Node's errors of sockets and names, such as ECONNRESET and EAI_AGAIN.
  return told ?? (/^E(?!RR_)[A-Z_]{3,}$/.test(code) ? 'unreachable' : undefined)
}

/**
 * Returns an error of a database driver as `StoreUnavailable` if a later try may succeed; other
 * errors, such as a broken constraint, unchanged.
 */
export function asStoreError(error: unknown): unknown {
  if (error instanceof StoreUnavailable || !(error instanceof Error)) return error
  // Several addresses of a host were tried.
  const [first] = error instanceof AggregateError ? error.errors : []
  const problem =
    storeProblemOf(error) ?? (first instanceof Error ? storeProblemOf(first) : undefined)
  return problem === undefined ? error : new StoreUnavailable(problem, error)
}
