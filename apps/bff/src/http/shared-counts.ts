import type { Store as RateLimitStore } from 'express-rate-limit'
import { sql } from 'kysely'
import type { Store } from '../store/open-store.ts'
import { storeTime } from '../store/store-clock.ts'

/**
 * Counts requests in the store, so that all instances count together; `name` is what they are
 * counted for. Windows go by the database's clock.
 */
export function sharedCounts(store: Store, name: string): RateLimitStore {
  let windowMs = 0
  const nameOf = (key: string) => `${name} ${key}`
  return {
    localKeys: false,
    init(options) {
      windowMs = options.windowMs
    },
    async increment(key) {
      const isOver = sql<boolean>`rate_count.resets_at <= ${storeTime(store)}`
      const { hits, resets_at } = await store
        .insertInto('rate_count')
        .values({ name: nameOf(key), hits: 1, resets_at: storeTime(store, windowMs) })
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet({
            hits: sql<number>`CASE WHEN ${isOver} THEN 1 ELSE rate_count.hits + 1 END`,
            resets_at: sql<string>`CASE WHEN ${isOver} THEN excluded.resets_at
              ELSE rate_count.resets_at END`,
          }),
        )
        .returning(['hits', 'resets_at'])
        .executeTakeFirstOrThrow()
      return { totalHits: hits, resetTime: new Date(resets_at) }
    },
    async decrement(key) {
      await store
        .updateTable('rate_count')
        .set((row) => ({ hits: row('hits', '-', 1) }))
        .where('name', '=', nameOf(key))
        .execute()
    },
    async resetKey(key) {
      await store.deleteFrom('rate_count').where('name', '=', nameOf(key)).execute()
    },
  }
}

/** Deletes the counts of windows that are over. */
export async function sweepCounts(store: Store): Promise<void> {
  await store.deleteFrom('rate_count').where('resets_at', '<=', storeTime(store)).execute()
}
