import type { Store } from '../store/open-store.ts'

/**
 * Selects from the last cut by the retention, if there was one. Rows up to its `cut_to` are cut off,
 * although they may not be deleted yet.
 */
export function lastCut(store: Store) {
  return store
    .selectFrom('audit_entry')
    .where('cut_to', 'is not', null)
    .orderBy('cut_to', 'desc')
    .limit(1)
}

/** Returns the number up to which rows are cut off; 0 if none is. */
export async function cutNumber(store: Store): Promise<number> {
  const cut = await lastCut(store).select('cut_to').executeTakeFirst()
  return cut?.cut_to ?? 0
}
