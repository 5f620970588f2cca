import { storeNow, storeTime } from '../store/store-clock.ts'
import { type Db, findIndex, type IndexRow } from './index-rows.ts'

/**
 * How long a silent filler counts as working. Longer than a call to AWS with its retries.
 * Milliseconds.
 */
const leaseMs = 120_000

/**
 * Takes or keeps the right to fill a directory, and returns its index; undefined if another process
 * has the right, or there is no index. A right that ends later than a new one is void: the clock was
 * set back since. Times are the database's.
 */
export async function holdLease(
  db: Db,
  directory: string,
  holder: string,
): Promise<IndexRow | undefined> {
  const index = await findIndex(db, directory)
  if (index?.lease_holder === holder) {
    const leftMs = Date.parse(index.lease_until ?? '') - (await storeNow(db)).getTime()
    if (leftMs > leaseMs / 2 && leftMs <= leaseMs) return index
  }
  const until = storeTime(db, leaseMs)
  return db
    .updateTable('directory_index')
    .set({
      lease_holder: holder,
      lease_until: until,
    })
    .where('directory', '=', directory)
    .where((row) =>
      row.or([
        row('lease_holder', 'is', null),
        row('lease_holder', '=', holder),
        row('lease_until', '<', storeTime(db)),
        row('lease_until', '>', until),
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
