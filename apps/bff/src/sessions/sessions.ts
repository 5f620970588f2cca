import type { Store } from '../store/open-store.ts'
import { keyOf } from './session-store.ts'

/** The signed-in browsers, for those who watch over them. */
export function sessionsOf(store: Store) {
  const rows = () =>
    store
      .selectFrom('session')
      .select(['key', 'id', 'account_id', 'account_name', 'role'])
      .select(['created_at', 'last_seen_at', 'expires_at'])
  return {
    /** The one a request came with; undefined when it was revoked this very moment. */
    current: (sessionId: string) => rows().where('key', '=', keyOf(sessionId)).executeTakeFirst(),

    /** Those that have not ended at a moment, by id after another, so many at most. */
    list: (now: Date, after: string, limit: number) =>
      rows()
        .where('account_id', 'is not', null)
        .where('expires_at', '>', now.toISOString())
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit)
        .execute(),

    /** Ends one at once; false when there is none. */
    revoke: async (id: string): Promise<boolean> => {
      const { numDeletedRows } = await store
        .deleteFrom('session')
        .where('id', '=', id)
        .where('account_id', 'is not', null)
        .executeTakeFirstOrThrow()
      return numDeletedRows > 0n
    },
  }
}
