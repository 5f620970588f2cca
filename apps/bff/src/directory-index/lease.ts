import type { Clock } from '../clock.ts'
import { type Db, findIndex, type IndexRow } from './index-rows.ts'

/**
 * How long a silent filler counts as working. Longer than a call to AWS with its retries.
 * Milliseconds.
 */
const leaseMs = 120_000

/**
 * Takes or keeps the right to fill a directory, and returns its index; undefined if another process
 * has the right, or there is no index.
 */
export async function holdLease(
  db: Db,
  directory: string,
  holder: string,
  clock: Clock,
): Promise<IndexRow | undefined> {
  const now = clock.now()
  const index = await findIndex(db, directory)
  const halfway = new Date(now.getTime() + leaseMs / 2).toISOString()
  if (index?.lease_holder === holder && (index.lease_until ?? '') > halfway) return index
  return db
    .updateTable('directory_index')
    .set({
      lease_holder: holder,
      lease_until: new Date(now.getTime() + leaseMs).toISOString(),
    })
    .where('directory', '=', directory)
    .where((row) =>
      row.or([
        row('lease_holder', 'is', null),
        row('lease_holder', '=', holder),
        row('lease_until', '<', now.toISOString()),
      ]),
    )
    .returningAll()
    .executeTakeFirst()
}

/** Gives the right to fill the directory back. */
export async function releaseLease(db: Db, directory: string, holder: string): Promise<void> {
  await db
    .updateTable('directory_index')
    .set({ lease_holder: null, lease_until: null })
    .where('directory', '=', directory)
    .where('lease_holder', '=', holder)
    .execute()
}
