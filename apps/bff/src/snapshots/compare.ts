import { kindNumber, type SnapshotKind, snapshotKindNames } from '@mailroom/schemas/snapshot-kinds'
import type { SnapshotDifference } from '@mailroom/schemas/snapshots'
import { compareCodePoints } from './canonical.ts'
import { type LinePlace, linesOf } from './lines.ts'
import { kindsOfFile } from './seal.ts'
import type { Db } from './tables.ts'

type Line = LinePlace & { line: string }

/** A difference at its place; the lines are as they are stored. */
export type LineDifference = LinePlace & { before?: string; after?: string }

async function* oneByOne(batches: AsyncIterable<Line[]>): AsyncGenerator<Line, undefined> {
  for await (const batch of batches) yield* batch
}

function compareLines(one: Line, other: Line): number {
  return one.kind - other.kind || compareCodePoints(one.sortKey, other.sortKey)
}

/**
 * Merges the ordered lines of two snapshots and yields what differs, in their order; memory stays
 * flat. Source: INV-12.
 */
export async function* differences(
  db: Db,
  [beforeId, afterId]: readonly [string, string],
  { kind, after: place }: { kind?: SnapshotKind | undefined; after?: LinePlace | undefined },
): AsyncGenerator<LineDifference> {
  const number = kind && kindNumber(kind)
  const range = number === undefined ? kindsOfFile.state : { from: number, to: number }
  const olds = oneByOne(linesOf(db, beforeId, { ...range, after: place }))
  const news = oneByOne(linesOf(db, afterId, { ...range, after: place }))
  let [{ value: old }, { value: fresh }] = [await olds.next(), await news.next()]
  while (old || fresh) {
    const order = !old ? 1 : !fresh ? -1 : compareLines(old, fresh)
    if (old && order < 0) yield { kind: old.kind, sortKey: old.sortKey, before: old.line }
    else if (fresh && order > 0)
      yield { kind: fresh.kind, sortKey: fresh.sortKey, after: fresh.line }
    else if (old && fresh && old.line !== fresh.line)
      yield { kind: old.kind, sortKey: old.sortKey, before: old.line, after: fresh.line }
    if (order <= 0) old = (await olds.next()).value
    if (order >= 0) fresh = (await news.next()).value
  }
}

/** Returns a difference as the API tells it. */
export function differenceOf({ kind, before, after }: LineDifference): SnapshotDifference {
  const name = snapshotKindNames[kind]
  if (!name) throw new Error(`There is no kind ${kind}`)
  return {
    op: before === undefined ? 'add' : after === undefined ? 'remove' : 'change',
    kind: name,
    ...(before === undefined ? {} : { before: JSON.parse(before) }),
    ...(after === undefined ? {} : { after: JSON.parse(after) }),
  }
}
