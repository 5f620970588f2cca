import type { Store } from '../store/open-store.ts'
import { keyOf } from './session-store.ts'

/** Reads and revokes sessions, for people who manage them. */
export function sessionsOf(store: Store) {
  const rows = () =>
    store
      .selectFrom('session')
      .select(['key', 'id', 'account_id', 'account_name', 'role'])
      .select(['created_at', 'last_seen_at', 'expires_at', 'content'])
  return {
    /** Returns the session of a request; undefined if it was revoked during the request. */
    current: (sessionId: string) => rows().where('key', '=', keyOf(sessionId)).executeTakeFirst(),

    /**
     * Lists at most `limit` sessions that have not ended at `now`, in the order of their ids, from
     * the id after `after`.
     */
    list: (now: Date, after: string, limit: number) =>
      rows()
        .where('account_id', 'is not', null)
        .where('expires_at', '>', now.toISOString())
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit)
        .execute(),

    /** Ends a session at once. Returns its account; undefined if there is no such session. */
    revoke: async (id: string): Promise<string | undefined> => {
      const ended = await store
        .deleteFrom('session')
        .where('id', '=', id)
        .where('account_id', 'is not', null)
        .returning('account_id')
        .executeTakeFirst()
      return ended?.account_id ?? undefined
    },
  }
}
