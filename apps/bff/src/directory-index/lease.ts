import type { Clock } from '../clock.ts'
import { type Db, findIndex, type IndexRow } from './index-rows.ts'

/** How long a filler is believed to be alive without a sign of it. Longer than a call to AWS takes with its retries, in milliseconds. */
const leaseMs = 120_000

/** Takes or keeps the right to fill a directory, and tells how far it is; nothing where another process has it, or there is no such index. */
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

/** Lets others fill it. */
export async function releaseLease(db: Db, directory: string, holder: string): Promise<void> {
  await db
    .updateTable('directory_index')
    .set({ lease_holder: null, lease_until: null })
    .where('directory', '=', directory)
    .where('lease_holder', '=', holder)
    .execute()
}
