import { type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { SnapshotTableRow } from '../store/snapshot-tables.ts'
import type { Tables } from '../store/tables.ts'
import type { FoundTask, Task } from './reading.ts'
import type { RowSeal } from './row-seal.ts'

export type Db = Kysely<Tables>
export type SnapshotRecord = Selectable<SnapshotTableRow>

/** How many rows one statement inserts; databases limit the number of values. */
const maxRows = 500

export function* chunks<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let from = 0; from < items.length; from += maxRows) yield items.slice(from, from + maxRows)
}

export const ownerOf = ({ kind, subject }: Pick<Task, 'kind' | 'subject'>) => `${kind} ${subject}`

const placeOf = (snapshotId: string, task: Pick<Task, 'kind' | 'subject'>) =>
  `${snapshotId} listed ${ownerOf(task)}`

/** Returns what the list told about a task as the store keeps it. */
export function sealedListing(snapshotId: string, task: FoundTask, { seal }: RowSeal) {
  return task.listed === undefined ? null : seal(placeOf(snapshotId, task), task.listed)
}

/** Returns what the list told about a task that is in the store. */
export function openListing<Stored extends Pick<Task, 'kind' | 'subject' | 'listed'>>(
  snapshotId: string,
  task: Stored,
  { open }: RowSeal,
): Stored {
  const { listed } = task
  return { ...task, listed: listed === null ? null : open(placeOf(snapshotId, task), listed) }
}

/** Adds tasks; one that is known already stays as it is. */
export async function addTasks(
  db: Db,
  snapshotId: string,
  tasks: readonly FoundTask[],
  { seal, listing = 1 }: { seal: RowSeal; listing?: number },
): Promise<void> {
  for (const some of chunks(tasks))
    await db
      .insertInto('snapshot_task')
      .values(
        some.map((task) => ({
          ...{ snapshot_id: snapshotId, kind: task.kind, subject: task.subject, listing },
          listed: sealedListing(snapshotId, task, seal),
          ...{ is_done: 0, next_token: null, tries: 0 },
        })),
      )
      .onConflict((conflict) => conflict.columns(['snapshot_id', 'kind', 'subject']).doNothing())
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

/** Returns whether a snapshot is being read or imported; until the transaction ends, nobody can delete it. */
export async function isStillRead(db: Db, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('snapshot')
    .set((row) => ({ state: row.ref('state') }))
    .where('id', '=', id)
    .where('state', 'in', ['RUNNING', 'IMPORTING'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export function findSnapshot(db: Db, id: string): Promise<SnapshotRecord | undefined> {
  return db.selectFrom('snapshot').selectAll().where('id', '=', id).executeTakeFirst()
}
