import {
  firstObserved,
  kindNumber,
  observedKinds,
  type SnapshotRow,
  sortKeyOf,
} from '@mailroom/schemas/snapshot-kinds'
import { type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import * as z from 'zod'
import type { SnapshotLineRow, SnapshotTableRow, Tables } from '../store/tables.ts'
import { canonicalJson } from './canonical.ts'
import type { FoundTask, Reading, Task } from './reading.ts'

export type Db = Kysely<Tables>
export type SnapshotRecord = Selectable<SnapshotTableRow>

/** How many rows one statement inserts; databases limit the number of values. */
const maxRows = 500

function* chunks<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let from = 0; from < items.length; from += maxRows) yield items.slice(from, from + maxRows)
}

const Named = z.object({ name: z.string().optional(), displayName: z.string().optional() })

const ownerOf = ({ kind, subject }: Pick<Task, 'kind' | 'subject'>) => `${kind} ${subject}`

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

/** Adds tasks; one that is known already stays as it is. */
export async function addTasks(
  db: Db,
  snapshotId: string,
  tasks: readonly FoundTask[],
  listing = 1,
): Promise<void> {
  for (const some of chunks(tasks))
    await db
      .insertInto('snapshot_task')
      .values(
        some.map(({ kind, subject, listed = null }) => ({
          ...{ snapshot_id: snapshotId, kind, subject, listed, listing },
          ...{ is_done: 0, next_token: null, tries: 0 },
        })),
      )
      .onConflict((conflict) => conflict.columns(['snapshot_id', 'kind', 'subject']).doNothing())
      .execute()
}

/**
 * Notes what the second listing found: what is new or has changed is read (again). Returns how many
 * of those there are.
 */
async function compareWithList(db: Db, snapshotId: string, found: readonly FoundTask[]) {
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
    const listedBefore = new Map(known.map((each) => [ownerOf(each), each.listed]))
    const isSame = (task: FoundTask) => listedBefore.get(ownerOf(task)) === (task.listed ?? null)
    const news = some.filter((task) => !isSame(task))
    changed += news.length
    await addTasks(
      db,
      snapshotId,
      news.filter((task) => !listedBefore.has(ownerOf(task))),
      2,
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
    for (const { kind, subject, listed = null } of news)
      await db
        .updateTable('snapshot_task')
        .set({ listed, is_done: 0, tries: 0 })
        .where('snapshot_id', '=', snapshotId)
        .where('kind', '=', kind)
        .where('subject', '=', subject)
        .execute()
  }
  return changed
}

/** Stores what was read, so that it is not read again. */
export async function putReadings(
  db: Db,
  { id, phase }: SnapshotRecord,
  readings: readonly Reading[],
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
  await putRows(
    db,
    id,
    readings.flatMap(({ task, rows }) => rows.map((row) => ({ owner: ownerOf(task), row }))),
  )
  const found = readings.flatMap((reading) => reading.found)
  let changed = 0
  if (phase === 'CHECKING') changed = await compareWithList(db, id, found)
  else await addTasks(db, id, found)
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

/** Returns some of the tasks that are not done: first the lists, which tell how many there are. */
export function openTasks(db: Db, snapshotId: string, limit: number): Promise<Task[]> {
  return db
    .selectFrom('snapshot_task')
    .selectAll()
    .where('snapshot_id', '=', snapshotId)
    .where('is_done', '=', sql.lit(0))
    .orderBy('subject')
    .orderBy('kind')
    .limit(limit)
    .execute()
}

/** Returns the number of tasks that are not done, by kind. */
export function countOpen(db: Db, snapshotIds: readonly string[]) {
  return db
    .selectFrom('snapshot_task')
    .select(['snapshot_id', 'kind', ({ fn }) => fn.countAll<number>().as('count')])
    .where('snapshot_id', 'in', snapshotIds)
    .where('is_done', '=', sql.lit(0))
    .groupBy(['snapshot_id', 'kind'])
    .execute()
}

/** Begins the second listing, or the reading of what the second listing did not find. */
export async function beginPhase(db: Db, id: string, phase: 'CHECKING' | 'REREADING') {
  const tasks = db.updateTable('snapshot_task').where('snapshot_id', '=', id)
  if (phase === 'CHECKING')
    await tasks
      .set({ is_done: 0, next_token: null, tries: 0 })
      .where('kind', 'in', ['users', 'groups', 'resources'])
      .execute()
  else {
    const { numUpdatedRows } = await tasks
      .set({ is_done: 0, tries: 0 })
      .where('kind', 'in', ['user', 'group', 'resource'])
      .where('listing', '=', 1)
      .executeTakeFirst()
    await db
      .updateTable('snapshot')
      .set((row) => ({ changed: row('changed', '+', Number(numUpdatedRows)) }))
      .where('id', '=', id)
      .execute()
  }
  await updateSnapshot(db, id, { phase })
}

export async function updateSnapshot(
  db: Db,
  id: string,
  change: Updateable<SnapshotTableRow>,
): Promise<void> {
  await db.updateTable('snapshot').set(change).where('id', '=', id).execute()
}

/** Returns whether a snapshot is being read; until the transaction ends, nobody can delete it. */
export async function isStillRead(db: Db, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('snapshot')
    .set({ state: 'RUNNING' })
    .where('id', '=', id)
    .where('state', '=', 'RUNNING')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export function findSnapshot(db: Db, id: string): Promise<SnapshotRecord | undefined> {
  return db.selectFrom('snapshot').selectAll().where('id', '=', id).executeTakeFirst()
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

/**
 * Marks a snapshot as deleted; nobody sees it any more. Its lines are many, and are deleted later
 * (`removeDeleted`).
 */
export async function markDeleted(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db.updateTable('snapshot').set({ state: 'DELETED' }).where('id', 'in', ids).execute()
}

/** Deletes what is marked as deleted, a kind at a time so that other requests get their turn. */
export async function removeDeleted(db: Db): Promise<void> {
  const deleted = await db
    .selectFrom('snapshot')
    .select('id')
    .where('state', '=', 'DELETED')
    .execute()
  for (const { id } of deleted) {
    for (let kind = 0; kind < firstObserved + Object.keys(observedKinds).length; kind++)
      await db
        .deleteFrom('snapshot_line')
        .where('snapshot_id', '=', id)
        .where('kind', '=', kind)
        .execute()
    await db.deleteFrom('snapshot_task').where('snapshot_id', '=', id).execute()
    await db.deleteFrom('snapshot').where('id', '=', id).execute()
  }
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
