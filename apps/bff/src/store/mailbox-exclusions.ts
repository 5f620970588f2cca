import type { MailboxExclusion } from '@mailroom/schemas/exit'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import type { Store } from './open-store.ts'

/** Reads and writes which mailboxes of organizations are not needed. Source: EXIT-06. */
export function mailboxExclusionsOf(store: Store) {
  const rowsIn = (scope: Scope) =>
    store.selectFrom('mailbox_exclusion').where('directory', '=', directoryOf(scope))

  return {
    /** Returns them by the id of the user or resource. */
    async all(scope: Scope): Promise<Map<string, MailboxExclusion>> {
      const rows = await rowsIn(scope).selectAll().execute()
      return new Map(
        rows.map((row) => [
          row.entity_id,
          { reason: row.reason, excludedBy: row.excluded_by, excludedAt: row.excluded_at },
        ]),
      )
    },

    /** Adds one; one that is there stays, and false is returned. */
    async add(scope: Scope, entityId: string, exclusion: MailboxExclusion): Promise<boolean> {
      const added = await store
        .insertInto('mailbox_exclusion')
        .values({
          ...{ directory: directoryOf(scope), entity_id: entityId, reason: exclusion.reason },
          ...{ excluded_by: exclusion.excludedBy, excluded_at: exclusion.excludedAt },
        })
        .onConflict((conflict) => conflict.columns(['directory', 'entity_id']).doNothing())
        .returning('entity_id')
        .executeTakeFirst()
      return added !== undefined
    },

    /** Deletes one, and returns it; undefined if there is none. */
    async delete(scope: Scope, entityId: string): Promise<MailboxExclusion | undefined> {
      const row = await store
        .deleteFrom('mailbox_exclusion')
        .where('directory', '=', directoryOf(scope))
        .where('entity_id', '=', entityId)
        .returningAll()
        .executeTakeFirst()
      return row && { reason: row.reason, excludedBy: row.excluded_by, excludedAt: row.excluded_at }
    },
  }
}
