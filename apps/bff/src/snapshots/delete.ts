import { firstObserved, observedKinds } from '@mailroom/schemas/snapshot-kinds'
import type { Db } from './tables.ts'

/**
 * Marks a snapshot as deleted; nobody sees it any more. Its lines are many, and are deleted later
 * (`removeDeleted`).
 */
export async function markDeleted(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db.updateTable('snapshot').set({ state: 'DELETED' }).where('id', 'in', ids).execute()
}

/** Deletes the lines of a snapshot, a kind at a time so that other requests get their turn. */
export async function removeLines(db: Db, id: string): Promise<void> {
  for (let kind = 0; kind < firstObserved + Object.keys(observedKinds).length; kind++)
    await db
      .deleteFrom('snapshot_line')
      .where('snapshot_id', '=', id)
      .where('kind', '=', kind)
      .execute()
}

/** Deletes what is marked as deleted. */
export async function removeDeleted(db: Db): Promise<void> {
  const deleted = await db
    .selectFrom('snapshot')
    .select('id')
    .where('state', '=', 'DELETED')
    .execute()
  for (const { id } of deleted) {
    await removeLines(db, id)
    for (const table of ['snapshot_task', 'snapshot_reference'] as const)
      await db.deleteFrom(table).where('snapshot_id', '=', id).execute()
    await db.deleteFrom('snapshot_upload').where('upload_id', '=', id).execute()
    await db.deleteFrom('snapshot').where('id', '=', id).execute()
  }
}
