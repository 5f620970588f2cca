import { type DialectAdapter, type Expression, type Kysely, sql } from 'kysely'
import type { Clock } from '../clock.ts'

/** Stores that go by a given clock. By the adapter, which transactions and plugins share. */
const clocks = new WeakMap<DialectAdapter, Clock>()

/**
 * Makes a store go by this clock: SQLite, which has no clock of its own, by the machine's; either
 * by a test's.
 */
export function goBy<Tables>(store: Kysely<Tables>, clock: Clock): void {
  clocks.set(store.getExecutor().adapter, clock)
}

/**
 * Returns the database's time, or a time so many milliseconds after it, as an expression for a
 * statement: text in ISO 8601, UTC, with milliseconds, as the tables keep times. All instances that
 * share a PostgreSQL get the same time, whatever their own clocks say.
 */
export function storeTime<Tables>(store: Kysely<Tables>, afterMs = 0): Expression<string> {
  const clock = clocks.get(store.getExecutor().adapter)
  if (clock) return sql<string>`${new Date(clock.now().getTime() + afterMs).toISOString()}`
  const time = sql`clock_timestamp() + ${afterMs}::float8 * interval '1 millisecond'`
  return sql<string>`to_char((${time}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

/** Returns the time by the database's clock. */
export async function storeNow<Tables>(store: Kysely<Tables>): Promise<Date> {
  const clock = clocks.get(store.getExecutor().adapter)
  if (clock) return clock.now()
  const { rows } = await sql<{ now: string }>`SELECT ${storeTime(store)} AS now`.execute(store)
  return new Date(rows[0]?.now ?? Number.NaN)
}
