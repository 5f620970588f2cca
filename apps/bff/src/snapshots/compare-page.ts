import type { SnapshotKind } from '@mailroom/schemas/snapshots'
import { type Compared, differenceOf, differences } from './compare.ts'
import type { LinePlace, Lines } from './lines.ts'
import { idsOf, named, type Page, placeOf, tokenOf } from './present.ts'
import type { Db } from './tables.ts'

const counter = { add: 'added', remove: 'removed', change: 'changed' } as const

type Count = { kind: SnapshotKind; added: number; removed: number; changed: number }
type Wanted = Page & { kind?: SnapshotKind | undefined }

/** Returns a page of what differs; the first one also counts everything. Source: INV-12. */
export async function comparePage(
  { db, lines, ids }: { db: Db; lines: Lines; ids: readonly [string, string] },
  compared: Compared,
  { kind, nextToken, maxResults }: Wanted,
) {
  const items: ReturnType<typeof differenceOf>[] = []
  const counts = new Map<SnapshotKind, Count>()
  let last: LinePlace | undefined
  let hasMore = false
  for await (const each of differences(compared, { kind, after: placeOf(nextToken) })) {
    hasMore = items.length === maxResults
    if (hasMore && nextToken !== undefined) break
    const difference = differenceOf(each)
    const count = counts.get(difference.kind) ?? {
      ...{ kind: difference.kind, added: 0, removed: 0, changed: 0 },
    }
    count[counter[difference.op]]++
    counts.set(difference.kind, count)
    if (hasMore) continue
    items.push(difference)
    last = each
  }
  const subjects = items.flatMap(({ before = {}, after = {} }) => [
    ...idsOf(before),
    ...idsOf(after),
  ])
  const [first, second] = ids
  const names = {
    ...(await lines.namesIn(db, first, subjects)),
    ...(await lines.namesIn(db, second, subjects)),
  }
  return {
    items: items.map(({ before, after, ...item }) => ({
      ...item,
      ...(before && { before: named(before, names) }),
      ...(after && { after: named(after, names) }),
    })),
    nextToken: hasMore && last ? tokenOf(last) : undefined,
    counts: nextToken === undefined ? [...counts.values()] : undefined,
  }
}
