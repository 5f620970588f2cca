import { kindNumber } from '@mailroom/schemas/snapshot-kinds'
import {
  type SnapshotDifference,
  type SnapshotKind,
  snapshotKindNames,
} from '@mailroom/schemas/snapshots'
import { compareCodePoints } from './canonical.ts'
import type { Line, LinePlace, Lines } from './lines.ts'
import { kindsOfFile } from './seal.ts'
import type { Db } from './tables.ts'

type Range = { from: number; to: number; after?: LinePlace | undefined }

/** Yields the lines of a snapshot in their order, a batch at a time. */
export type LineSource = (range: Range) => AsyncIterable<Line[]>

/** The lines of two snapshots, and what of two lines at the same place differs. */
export type Compared = {
  sources: readonly [LineSource, LineSource]
  /** Returns the lines as they are shown; undefined if they do not differ. */
  differ: (before: string, after: string) => { before: string; after: string } | undefined
}

/** A difference at its place; the lines are as they are shown. */
export type LineDifference = LinePlace & { before?: string; after?: string }

async function* oneByOne(batches: AsyncIterable<Line[]>): AsyncGenerator<Line, undefined> {
  for await (const batch of batches) yield* batch
}

function compareLines(one: Line, other: Line): number {
  return one.kind - other.kind || compareCodePoints(one.sortKey, other.sortKey)
}

/** Returns two snapshots of the same organization, whose lines are compared as they are. */
export function asTheyAre(db: Db, lines: Lines, ids: readonly [string, string]): Compared {
  const [beforeId, afterId] = ids
  return {
    sources: [
      (range) => lines.inOrder(db, beforeId, range),
      (range) => lines.inOrder(db, afterId, range),
    ],
    differ: (before, after) => (before === after ? undefined : { before, after }),
  }
}

/**
 * Merges the ordered lines of two snapshots and yields what differs, in their order; memory stays
 * flat. Source: INV-12.
 */
export async function* differences(
  { sources: [before, after], differ }: Compared,
  { kind, after: place }: { kind?: SnapshotKind | undefined; after?: LinePlace | undefined } = {},
): AsyncGenerator<LineDifference> {
  const number = kind && kindNumber(kind)
  const range = number === undefined ? kindsOfFile.state : { from: number, to: number }
  const olds = oneByOne(before({ ...range, after: place }))
  const news = oneByOne(after({ ...range, after: place }))
  let [{ value: old }, { value: fresh }] = [await olds.next(), await news.next()]
  while (old || fresh) {
    const order = !old ? 1 : !fresh ? -1 : compareLines(old, fresh)
    if (old && order < 0) yield { kind: old.kind, sortKey: old.sortKey, before: old.line }
    else if (fresh && order > 0)
      yield { kind: fresh.kind, sortKey: fresh.sortKey, after: fresh.line }
    else if (old && fresh) {
      const found = differ(old.line, fresh.line)
      if (found) yield { kind: old.kind, sortKey: old.sortKey, ...found }
    }
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

/** Yields what differs as NDJSON. The lines are canonical, and so is what they are put into. */
export async function* comparisonLines(compared: Compared): AsyncGenerator<Uint8Array> {
  for await (const { before, after } of differences(compared)) {
    const op = before === undefined ? 'add' : after === undefined ? 'remove' : 'change'
    const members = [
      ...(after === undefined ? [] : [`"after":${after}`]),
      ...(before === undefined ? [] : [`"before":${before}`]),
      `"op":"${op}"`,
    ]
    yield Buffer.from(`{${members.join(',')}}\n`)
  }
}
