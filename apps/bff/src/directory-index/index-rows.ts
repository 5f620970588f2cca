import type { IndexState } from '@mailroom/schemas/entities'
import { type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { DirectoryIndexRow, Tables } from '../store/tables.ts'

/** The store, or a transaction in it. */
export type Db = Kysely<Tables>
export type IndexRow = Selectable<DirectoryIndexRow>

export function findIndex(db: Db, directory: string): Promise<IndexRow | undefined> {
  return db
    .selectFrom('directory_index')
    .selectAll()
    .where('directory', '=', directory)
    .executeTakeFirst()
}

/** Creates the index of a directory if it is missing. */
export async function createIndex(db: Db, directory: string, now: Date): Promise<void> {
  await db
    .insertInto('directory_index')
    .values({
      directory,
      phase: 'LISTING',
      revision: 0,
      generation: 1,
      listing_began_at: now.toISOString(),
      as_of: null,
      cursor: null,
      done: 0,
      total: null,
      problem: null,
      retry_at: null,
      has_stale: 0,
    })
    .onConflict((conflict) => conflict.column('directory').doNothing())
    .execute()
}

/** Changes the index of a directory. */
export async function updateIndex(
  db: Db,
  directory: string,
  change: Updateable<DirectoryIndexRow>,
): Promise<void> {
  await db.updateTable('directory_index').set(change).where('directory', '=', directory).execute()
}

/** Deletes the index of a directory. */
export async function removeIndex(db: Db, directory: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    for (const table of ['directory_index', 'directory_entry', 'directory_permission'] as const)
      await transaction.deleteFrom(table).where('directory', '=', directory).execute()
  })
}

/** Begins a new listing, unless one is under way; a waiting one continues at once. */
export async function startOver(db: Db, directory: string, now: Date): Promise<void> {
  await updateIndex(db, directory, { problem: null, retry_at: null })
  await db
    .updateTable('directory_index')
    .set((row) => ({
      phase: 'LISTING',
      generation: row('generation', '+', 1),
      listing_began_at: now.toISOString(),
      cursor: null,
      done: 0,
      total: row
        .selectFrom('directory_entry')
        .select(({ fn }) => sql<number>`${fn.countAll()}`.as('count'))
        .where('directory', '=', directory)
        .where('content', 'is not', null),
    }))
    .where('directory', '=', directory)
    .where('phase', '!=', 'LISTING')
    .execute()
}

/**
 * Changes a directory's entries atomically under a new revision; does nothing if it is not indexed.
 * No other instance can write in between.
 */
export async function underNewRevision<Result>(
  db: Db,
  directory: string,
  work: (transaction: Db, index: IndexRow) => Promise<Result>,
): Promise<Result | undefined> {
  return db.transaction().execute(async (transaction) => {
    const index = await transaction
      .updateTable('directory_index')
      .set((row) => ({ revision: row('revision', '+', 1) }))
      .where('directory', '=', directory)
      .returningAll()
      .executeTakeFirst()
    return index && work(transaction, index)
  })
}

/** Returns the state of an index as the API shows it. */
export function indexStateOf(index: IndexRow | undefined): IndexState {
  if (!index) return { phase: 'EMPTY', done: 0 }
  const { phase, done, total, as_of: asOf, has_stale: hasStale, problem } = index
  return {
    phase: phase === 'LISTING' && done === 0 && asOf === null ? 'EMPTY' : phase,
    done,
    ...(total === null ? {} : { total }),
    ...(asOf === null ? {} : { asOf }),
    ...(hasStale === 0 ? {} : { isBehind: true }),
    ...(problem === null ? {} : { problem }),
  }
}
