import type { Clock } from '../clock.ts'
import type { Store } from '../store/open-store.ts'

/**
 * Takes or keeps the right to work on the jobs of a connection; returns false if another process
 * has it. A process that does not renew it in time loses it to the next one that asks.
 */
export async function takeLease(
  store: Store,
  clock: Clock,
  connectionId: string,
  lease: { holder: string; leaseMs: number },
): Promise<boolean> {
  const now = clock.now()
  const until = new Date(now.getTime() + lease.leaseMs).toISOString()
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
            eb('job_lease.until', '<=', now.toISOString()),
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
