import type { Kysely } from 'kysely'
import { storeTime } from './store-clock.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** The name of the lease of a connection's jobs. */
export function jobsLease(connectionId: string): string {
  return `jobs ${connectionId}`
}

/** The name of the lease of a directory's index. */
export function indexLease(directory: string): string {
  return `index ${directory}`
}

/** The name of the lease of a directory's snapshot. */
export function snapshotLease(directory: string): string {
  return `snapshot ${directory}`
}

/** The name of the lease of checking a directory's exports: their logs, or their archives. */
export function evidenceLease(directory: string, what: 'logs' | 'archives'): string {
  return `export evidence ${what} ${directory}`
}

/** The name of the lease of an organization's exports of mailboxes. */
export function exportsLease(directory: string): string {
  return `exports ${directory}`
}

/** The name of the lease of checking the domains of all cut-overs. */
export const cutOverLease = 'cut-over checks'

/** The name of the lease of whoever imports a snapshot. */
export function importLease(snapshotId: string): string {
  return `snapshot import ${snapshotId}`
}

/** The name of the lease of whoever edits a thing. */
export function editLease(thing: string): string {
  return `edit ${thing}`
}

/**
 * Takes or keeps a lease, the right of one process to do a piece of work; returns false
 * if another process has it. A process that does not renew it in time loses it to the next one that
 * asks. A lease that ends later than a new one is void: the clock was set back since. Times are the
 * database's.
 */
export async function takeLease(
  db: Db,
  name: string,
  { holder, leaseMs }: { holder: string; leaseMs: number },
): Promise<boolean> {
  const until = storeTime(db, leaseMs)
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('lease')
    .values({ name, holder, until })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ holder, until })
        .where(({ or, eb }) =>
          or([
            eb('lease.holder', '=', holder),
            eb('lease.until', '<=', storeTime(db)),
            eb('lease.until', '>', until),
          ]),
        ),
    )
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows > 0n
}

/**
 * Returns whether the process still has a lease. In a transaction, nobody else can take the lease
 * before it ends, because the row is written.
 */
export async function holdsLease(db: Db, name: string, holder: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('lease')
    .set({ holder })
    .where('name', '=', name)
    .where('holder', '=', holder)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Gives a lease back, so that no process has to wait for it. */
export async function releaseLease(db: Db, name: string, holder: string): Promise<void> {
  await db.deleteFrom('lease').where('name', '=', name).where('holder', '=', holder).execute()
}
