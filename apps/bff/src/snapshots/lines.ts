import { kindNumber, type SnapshotRow, sortKeyOf } from '@mailroom/schemas/snapshot-kinds'
import * as z from 'zod'
import type { SnapshotLineRow } from '../store/snapshot-tables.ts'
import { canonicalJson } from './canonical.ts'
import { type RowSeal, rowSeal } from './row-seal.ts'
import { chunks, type Db } from './tables.ts'

const Named = z.object({ name: z.string().optional(), displayName: z.string().optional() })

/** The place of a line; the first one after it comes next. */
export type LinePlace = { kind: number; sortKey: string }

export type Line = LinePlace & { line: string }

type Range = { from: number; to: number; after?: LinePlace | undefined; batch?: number }

/** Adds rows; one with the key of an earlier row replaces it. */
async function put(
  db: Db,
  snapshotId: string,
  owned: readonly { owner: string; row: SnapshotRow }[],
  { seal }: RowSeal,
): Promise<void> {
  const lines = new Map<string, SnapshotLineRow>()
  for (const { owner, row } of owned) {
    const kind = kindNumber(row.kind)
    const sortKey = sortKeyOf(row)
    const place = `${kind} ${sortKey}`
    lines.set(place, {
      ...{ snapshot_id: snapshotId, kind, sort_key: sortKey, owner },
      line: seal(`${snapshotId} ${place}`, canonicalJson(row)),
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

/** Returns lines by their keys, in the order of the store. */
async function find(
  db: Db,
  snapshotId: string,
  { kinds, keys }: { kinds: readonly number[]; keys: readonly string[] },
  { open }: RowSeal,
): Promise<Line[]> {
  const lines: Line[] = []
  for (const some of chunks([...new Set(keys)])) {
    const found = await db
      .selectFrom('snapshot_line')
      .select(['kind', 'sort_key as sortKey', 'line'])
      .where('snapshot_id', '=', snapshotId)
      .where('kind', 'in', kinds)
      .where('sort_key', 'in', some)
      .execute()
    for (const { kind, sortKey, line } of found)
      lines.push({ kind, sortKey, line: open(`${snapshotId} ${kind} ${sortKey}`, line) })
  }
  return lines
}

/**
 * Reads the lines of kinds `from` to `to`, in their order, a batch at a time: so memory stays flat,
 * and other requests get their turn.
 */
async function* inOrder(
  db: Db,
  snapshotId: string,
  { from, to, after, batch = 1_000 }: Range,
  { open }: RowSeal,
): AsyncGenerator<Line[]> {
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
    if (lines.length > 0)
      yield lines.map(({ kind, sortKey, line }) => ({
        ...{ kind, sortKey },
        line: open(`${snapshotId} ${kind} ${sortKey}`, line),
      }))
    if (lines.length < batch) return
    place = lines.at(-1)
  }
}

/**
 * Reads and writes the lines of snapshots; with a key, they are encrypted in the store.
 * Source: EXIT-15.
 */
export function createLines(key?: Buffer) {
  const seal = rowSeal(key)
  return {
    ...seal,
    put: (db: Db, id: string, owned: Parameters<typeof put>[2]) => put(db, id, owned, seal),
    find: (db: Db, id: string, wanted: Parameters<typeof find>[2]) => find(db, id, wanted, seal),
    inOrder: (db: Db, id: string, range: Range) => inOrder(db, id, range, seal),

    /** Returns the names of users, groups and resources in a snapshot, by their ids. */
    async namesIn(db: Db, id: string, keys: readonly string[]): Promise<Record<string, string>> {
      const kinds = (['user', 'group', 'resource'] as const).map(kindNumber)
      const found = await find(db, id, { kinds, keys }, seal)
      return Object.fromEntries(
        found.map(({ sortKey, line }) => {
          const { displayName, name } = Named.parse(JSON.parse(line))
          return [sortKey, displayName ?? name ?? sortKey]
        }),
      )
    },
  }
}
export type Lines = ReturnType<typeof createLines>
