import type { Lines } from './lines.ts'
import type { FoundTask, Reading } from './reading.ts'
import {
  addTasks,
  chunks,
  type Db,
  openListing,
  ownerOf,
  type SnapshotRecord,
  sealedListing,
} from './tables.ts'

/**
 * Notes what the second listing found: what is new or has changed is read (again). Returns how many
 * of those there are.
 */
async function compareWithList(
  db: Db,
  snapshotId: string,
  found: readonly FoundTask[],
  lines: Lines,
) {
  let changed = 0
  for (const some of chunks(found)) {
    const known = await db
      .selectFrom('snapshot_task')
      .select(['kind', 'subject', 'listed'])
      .where('snapshot_id', '=', snapshotId)
      .where('kind', 'in', [...new Set(some.map(({ kind }) => kind))])
      .where(
        'subject',
        'in',
        some.map(({ subject }) => subject),
      )
      .execute()
    const listedBefore = new Map(
      known.map((each) => [ownerOf(each), openListing(snapshotId, each, lines).listed]),
    )
    const isSame = (task: FoundTask) => listedBefore.get(ownerOf(task)) === (task.listed ?? null)
    const news = some.filter((task) => !isSame(task))
    changed += news.length
    await addTasks(
      db,
      snapshotId,
      news.filter((task) => !listedBefore.has(ownerOf(task))),
      { seal: lines, listing: 2 },
    )
    const seen = (kind: string, subjects: string[]) =>
      db
        .updateTable('snapshot_task')
        .set({ listing: 2 })
        .where('snapshot_id', '=', snapshotId)
        .where('kind', '=', kind)
        .where('subject', 'in', subjects)
        .execute()
    for (const kind of new Set(some.map((each) => each.kind)))
      await seen(
        kind,
        some.filter((each) => each.kind === kind).map(({ subject }) => subject),
      )
    for (const task of news)
      await db
        .updateTable('snapshot_task')
        .set({ listed: sealedListing(snapshotId, task, lines), is_done: 0, tries: 0 })
        .where('snapshot_id', '=', snapshotId)
        .where('kind', '=', task.kind)
        .where('subject', '=', task.subject)
        .execute()
  }
  return changed
}

/** Stores what was read, so that it is not read again. */
export async function putReadings(
  db: Db,
  { id, phase }: SnapshotRecord,
  readings: readonly Reading[],
  lines: Lines,
): Promise<void> {
  if (readings.length === 0) return
  const owners = readings.map(({ task }) => ownerOf(task))
  if (phase !== 'READING')
    for (const some of chunks(owners))
      await db
        .deleteFrom('snapshot_line')
        .where('snapshot_id', '=', id)
        .where('owner', 'in', some)
        .execute()
  await lines.put(
    db,
    id,
    readings.flatMap(({ task, rows }) => rows.map((row) => ({ owner: ownerOf(task), row }))),
  )
  const found = readings.flatMap((reading) => reading.found)
  let changed = 0
  if (phase === 'CHECKING') changed = await compareWithList(db, id, found, lines)
  else await addTasks(db, id, found, { seal: lines })
  const done = new Map<string, string[]>()
  for (const { task, nextToken } of readings) {
    if (nextToken === undefined) done.set(task.kind, [...(done.get(task.kind) ?? []), task.subject])
    else
      await db
        .updateTable('snapshot_task')
        .set({ next_token: nextToken, tries: 0 })
        .where('snapshot_id', '=', id)
        .where('kind', '=', task.kind)
        .where('subject', '=', task.subject)
        .execute()
  }
  for (const [kind, subjects] of done)
    await db
      .updateTable('snapshot_task')
      .set({ is_done: 1, next_token: null })
      .where('snapshot_id', '=', id)
      .where('kind', '=', kind)
      .where('subject', 'in', subjects)
      .execute()
  const calls = readings.reduce((sum, reading) => sum + reading.calls, 0)
  await db
    .updateTable('snapshot')
    .set((row) => ({
      ...{ calls_done: row('calls_done', '+', calls), changed: row('changed', '+', changed) },
      ...{ problem: null, retry_at: null },
    }))
    .where('id', '=', id)
    .execute()
}
