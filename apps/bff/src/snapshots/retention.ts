import type { Store } from '../store/open-store.ts'
import { markDeleted } from './delete.ts'

/** How many snapshots are kept whatever their age, and how long the others. Source: INV-10. */
const keptAlways = 30
const keptMs = 90 * 24 * 60 * 60_000

/**
 * Deletes the snapshots of a directory that are kept no longer: not the last ones, not those that
 * something refers to. An imported one is as old as its import.
 */
export async function forgetOld(store: Store, directory: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptMs).toISOString()
  const all = await store
    .selectFrom('snapshot')
    .leftJoin('snapshot_reference', 'snapshot_reference.snapshot_id', 'snapshot.id')
    .select(({ fn, ref }) => [
      'snapshot.id',
      'snapshot.state',
      fn.coalesce('snapshot.imported_at', 'snapshot.created_at').as('since'),
      ref('snapshot_reference.referred_by').as('referredBy'),
    ])
    .where('snapshot.directory', '=', directory)
    .where('snapshot.state', '!=', 'DELETED')
    .orderBy('since', 'desc')
    .orderBy('snapshot.id', 'desc')
    .execute()
  const isOver = ({ since, state }: { since: string; state: string }) =>
    since < before && state !== 'RUNNING' && state !== 'IMPORTING'
  const referred = new Set(all.filter((each) => each.referredBy !== null).map(({ id }) => id))
  const each = new Map(all.map((row) => [row.id, row]))
  const old = [...each.values()].slice(keptAlways).filter((row) => isOver(row))
  await markDeleted(
    store,
    old.map(({ id }) => id).filter((id) => !referred.has(id)),
  )
}
