import type { Pool } from 'pg'

const pools = new Set<Pool>()

/** Counts the connections of a pool from now on, until it ends. */
export function watchPool(pool: Pool): void {
  pools.add(pool)
}

/**
 * Returns the connections of this process to PostgreSQL, and how much work waits for one. All are 0
 * with SQLite.
 */
export function poolCounts(): { used: number; idle: number; waiting: number } {
  const counts = { used: 0, idle: 0, waiting: 0 }
  for (const pool of pools) {
    if (pool.ending) pools.delete(pool)
    counts.used += pool.totalCount - pool.idleCount
    counts.idle += pool.idleCount
    counts.waiting += pool.waitingCount
  }
  return counts
}
