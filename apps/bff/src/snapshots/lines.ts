import { kindNumber, type SnapshotRow, sortKeyOf } from '@mailroom/schemas/snapshot-kinds'
import * as z from 'zod'
import type { SnapshotLineRow } from '../store/tables.ts'
import { canonicalJson } from './canonical.ts'
import { chunks, type Db } from './tables.ts'

const Named = z.object({ name: z.string().optional(), displayName: z.string().optional() })

/** Adds rows; one with the key of an earlier row replaces it. */
export async function putRows(
  db: Db,
  snapshotId: string,
  owned: readonly { owner: string; row: SnapshotRow }[],
): Promise<void> {
  const lines = new Map<string, SnapshotLineRow>()
  for (const { owner, row } of owned) {
    const kind = kindNumber(row.kind)
    const sortKey = sortKeyOf(row)
    lines.set(`${kind} ${sortKey}`, {
      ...{ snapshot_id: snapshotId, kind, sort_key: sortKey, owner, line: canonicalJson(row) },
    })
  }
  for (const some of chunks([...lines.values()]))
    await db
      .insertInto('snapshot_line')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['snapshot_id', 'kind', 'sort_key']).doUpdateSet(({ ref }) => ({
          line: ref('excluded.line'),
          owner: ref('excluded.owner'),
        })),
      )
      .execute()
}

/** Returns the names of users, groups and resources in a snapshot, by their ids. */
export async function namesIn(db: Db, snapshotId: string, ids: readonly string[]) {
  const names: Record<string, string> = {}
  for (const some of chunks([...new Set(ids)])) {
    const found = await db
      .selectFrom('snapshot_line')
      .select(['sort_key', 'line'])
      .where('snapshot_id', '=', snapshotId)
      .where('kind', 'in', (['user', 'group', 'resource'] as const).map(kindNumber))
      .where('sort_key', 'in', some)
      .execute()
    for (const { sort_key: id, line } of found) {
      const { displayName, name } = Named.parse(JSON.parse(line))
      names[id] = displayName ?? name ?? id
    }
  }
  return names
}

/** The place of a line; the first one after it comes next. */
export type LinePlace = { kind: number; sortKey: string }

/**
 * Reads the lines of kinds `from` to `to`, in their order, a batch at a time: so memory stays flat,
 * and other requests get their turn.
 */
export async function* linesOf(
  db: Db,
  snapshotId: string,
  {
    from,
    to,
    after,
    batch = 1_000,
  }: { from: number; to: number; after?: LinePlace | undefined; batch?: number },
): AsyncGenerator<(LinePlace & { line: string })[]> {
  let place = after
  for (;;) {
    let query = db
      .selectFrom('snapshot_line')
      .select(['kind', 'sort_key as sortKey', 'line'])
      .where('snapshot_id', '=', snapshotId)
      .where('kind', '<=', to)
      .orderBy('kind')
      .orderBy('sort_key')
      .limit(batch)
    // One lower bound only: SQLite would choose the looser of two, and read the lines before again.
    if (!place) query = query.where('kind', '>=', from)
    else {
      const { kind, sortKey } = place
      query = query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('kind', 'sort_key'), '>', tuple(kind, sortKey)),
      )
    }
    const lines = await query.execute()
    if (lines.length > 0) yield lines
    if (lines.length < batch) return
    place = lines.at(-1)
  }
}
