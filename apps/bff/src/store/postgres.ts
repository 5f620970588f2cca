import { Socket } from 'node:net'
import {
  type Dialect,
  type PostgresCursor,
  PostgresDialect,
  type PostgresPool,
  type PostgresQueryResult,
} from 'kysely'
import type { Pool } from 'pg'
import { watchPool } from './pool-counts.ts'
import { asStoreError } from './store-unavailable.ts'

/** How long statements may take. Milliseconds. */
type Deadlines = {
  /** The database cancels a statement that takes longer; 0 for never. */
  statementMs: number
  /** A connection that carries nothing for so long while somebody waits is given up. */
  silenceMs: number
}

/** For requests and background work: nobody waits longer than this for one statement. */
export const usually: Deadlines = { statementMs: 8_000, silenceMs: 10_000 }

/** For migrations, which may rewrite large tables. */
export const forMigrations: Deadlines = { statementMs: 0, silenceMs: 30 * 60_000 }

/** How long a statement may wait for a lock of another one. Milliseconds. */
const lockMs = 5_000

/** How long a connection may take to be made, or to become free. Milliseconds. */
const connectMs = 5_000

/** After how long the database ends a transaction whose process does nothing. Milliseconds. */
const idleInTransactionMs = 15_000

/** After how long connections are closed that nobody uses. Shorter than `silenceMs`. */
const idleMs = 5_000

/** How long connections have to end properly when the store is closed. Milliseconds. */
const goodbyeMs = 2_000

/**
 * Makes sockets that end themselves when nothing arrives although it should: a connection that a
 * firewall has forgotten or whose server has lost power is otherwise waited for up to 15 minutes.
 */
function impatientSockets(silenceMs: number) {
  const open = new Set<Socket>()
  return {
    open,
    create(): Socket {
      const socket = new Socket()
      open.add(socket)
      socket.on('close', () => open.delete(socket))
      socket.setTimeout(silenceMs, () => {
        // This process may have been busy for so long; then the answer is waiting to be read.
        const { bytesRead } = socket
        setImmediate(() => {
          if (socket.bytesRead === bytesRead) socket.destroy()
        })
      })
      return socket
    },
  }
}

type Result<Row> = Promise<PostgresQueryResult<Row>>

/**
 * Returns a pool whose errors are those of the store. A connection that has met one is replaced,
 * also a working one: after a fail-over it may lead to a database that may only be read.
 */
function replacingPool(pool: Pool, sockets: ReadonlySet<Socket>): PostgresPool {
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect().catch((error: unknown) => {
        throw asStoreError(error)
      })
      let isReplaced = false
      function query<Row>(text: string, values: readonly unknown[]): Result<Row>
      function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>
      function query(text: unknown, values: readonly unknown[] = []): unknown {
        if (typeof text !== 'string') throw new Error('Nobody streams')
        return client.query(text, [...values]).catch((error: unknown) => {
          const known = asStoreError(error)
          isReplaced ||= known !== error
          throw known
        })
      }
      return {
        query,
        release: (isDiscarded) => client.release(isReplaced || isDiscarded === true),
      }
    },
    async end() {
      const impatience = setTimeout(() => {
        for (const socket of sockets) socket.destroy()
      }, goodbyeMs)
      await pool.end()
      clearTimeout(impatience)
    },
  }
}

/** Returns a PostgreSQL database. What its address sets itself, such as a time-out, goes first. */
export async function postgres(
  connectionString: string,
  { statementMs, silenceMs }: Deadlines,
): Promise<Dialect> {
  const { default: pg } = await import('pg')
  const sockets = impatientSockets(silenceMs)
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: connectMs,
    idleTimeoutMillis: idleMs,
    statement_timeout: statementMs,
    lock_timeout: lockMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5_000,
    stream: sockets.create,
  })
  // The pool replaces an idle connection that breaks, and whoever uses one meets the error of the
  // statement. Without these listeners the error would also end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  watchPool(pool)
  return new PostgresDialect({ pool: replacingPool(pool, sockets.open) })
}
