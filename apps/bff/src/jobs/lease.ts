import type { Store } from '../store/open-store.ts'
import { storeTime } from '../store/store-clock.ts'

/**
 * Takes or keeps the right to work on the jobs of a connection; returns false if another process
 * has it. A process that does not renew it in time loses it to the next one that asks. A lease that
 * ends later than a new one is void: the clock was set back since. Times are the database's.
 */
export async function takeLease(
  store: Store,
  connectionId: string,
  lease: { holder: string; leaseMs: number },
): Promise<boolean> {
  const until = storeTime(store, lease.leaseMs)
  const { numInsertedOrUpdatedRows = 0n } = await store
    .insertInto('job_lease')
    .values({ connection_id: connectionId, holder: lease.holder, until })
    .onConflict((conflict) =>
      conflict
        .column('connection_id')
        .doUpdateSet({ holder: lease.holder, until })
        .where(({ or, eb }) =>
          or([
            eb('job_lease.holder', '=', lease.holder),
            eb('job_lease.until', '<=', storeTime(store)),
            eb('job_lease.until', '>', until),
          ]),
        ),
    )
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows > 0n
}

/** Gives the right back, so that no process has to wait for it. */
export async function releaseLease(store: Store, connectionId: string, holder: string) {
  await store
    .deleteFrom('job_lease')
    .where('connection_id', '=', connectionId)
    .where('holder', '=', holder)
    .execute()
}
