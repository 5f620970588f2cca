import type { SnapshotSchedule } from '@mailroom/schemas/snapshot-schedules'
import { snapshotScopes } from '@mailroom/schemas/snapshots'
import * as z from 'zod'
import type { AwsClients, Connection } from '../aws/clients.ts'
import type { Store } from '../store/open-store.ts'
import { beginSnapshot } from './begin.ts'
import type { RowSeal } from './row-seal.ts'

const dayMs = 24 * 60 * 60_000

/** Returns when a schedule is due next after a time. All times are in UTC. Source: INV-10. */
export function nextRun(
  { every, weekday, time }: Pick<SnapshotSchedule, 'every' | 'weekday' | 'time'>,
  after: Date,
): Date {
  const today = after.toISOString().slice(0, 10)
  let next = new Date(`${today}T${time}:00.000Z`)
  const fits = (day: Date) => every !== 'weekly' || String(day.getUTCDay()) === weekday
  while (next <= after || !fits(next)) next = new Date(next.getTime() + dayMs)
  return next
}

const Stored = z.object({
  every: z.enum(['daily', 'weekly']),
  weekday: z.union([z.null(), z.number()]).transform((day) => {
    const days = ['0', '1', '2', '3', '4', '5', '6'] as const
    return days[day ?? 0] ?? '0'
  }),
  time: z.string(),
  scope: z.enum(snapshotScopes),
})

type Parts = {
  store: Store
  clients: AwsClients
  connections: readonly Connection[]
  seal: RowSeal
}

/**
 * Begins the snapshots that are due. Of several instances one does, because it alone moves the time
 * on. What was due while none ran is made once.
 */
export async function beginDue({ store, clients, connections, seal }: Parts, now: Date) {
  const due = await store
    .selectFrom('snapshot_schedule')
    .selectAll()
    .where('next_at', '<=', now.toISOString())
    .execute()
  for (const row of due) {
    const { directory, next_at: dueAt } = row
    const connection = connections.find(({ id }) => id === directory.split(' ')[0])
    if (!connection) continue
    const schedule = Stored.parse(row)
    await store.transaction().execute(async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('snapshot_schedule')
        .set({ next_at: nextRun(schedule, now).toISOString() })
        .where('directory', '=', directory)
        .where('next_at', '=', dueAt)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return
      await beginSnapshot(
        transaction,
        {
          ...{ directory, scope: schedule.scope, createdBy: row.set_by, origin: 'scheduled' },
          now: clients.now(connection),
        },
        seal,
      )
    })
  }
}
