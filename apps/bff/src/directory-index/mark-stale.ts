import { findEntries, putEntries } from './entry-rows.ts'
import { type Db, underNewRevision, updateIndex } from './index-rows.ts'

/** Notes that entries are to be read again; those that are not known yet too. Does nothing where the directory is not indexed. */
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
