import { contentOf, type EntryRow, entityOf, findEntries, putEntries } from './entry-rows.ts'
import { type Db, underNewRevision, updateIndex } from './index-rows.ts'
import { type KnownEntity, withKnownParts } from './known-entity.ts'

/**
 * Marks entries for another reading, including unknown ones. Does nothing if the directory is not
 * indexed.
 */
export async function markStale(db: Db, directory: string, ids: readonly string[]): Promise<void> {
  await underNewRevision(db, directory, async (transaction, { revision, generation }) => {
    const known = new Map(
      (await findEntries(transaction, directory, ids)).map((row) => [row.id, row]),
    )
    const nothing = { directory, content: null, revision, generation }
    await putEntries(
      transaction,
      ids.map((id) => ({ ...(known.get(id) ?? { ...nothing, id }), to_read: 'everything' })),
    )
    await updateIndex(transaction, directory, { has_stale: 1 })
  })
}

/**
 * Stores entities that AWS has just listed, outside of a listing, and marks their other parts for
 * reading. Does nothing if the directory is not indexed.
 */
export async function putNews(
  db: Db,
  directory: string,
  listed: readonly KnownEntity[],
): Promise<void> {
  const ids = listed.map(({ id }) => id)
  await underNewRevision(db, directory, async (transaction, { revision, generation }) => {
    const known = new Map(
      (await findEntries(transaction, directory, ids)).map((row) => [row.id, row]),
    )
    await putEntries(
      transaction,
      listed.map((entity): EntryRow => {
        const row = known.get(entity.id)
        const content = contentOf(withKnownParts(entity, row && entityOf(row)))
        return { directory, id: entity.id, content, revision, generation, to_read: 'everything' }
      }),
    )
    await updateIndex(transaction, directory, { has_stale: 1 })
  })
}
