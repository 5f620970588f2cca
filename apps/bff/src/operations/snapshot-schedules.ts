import { SnapshotSchedule } from '@mailroom/schemas/snapshot-schedules'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import { nextRun } from '../snapshots/schedule.ts'
import type { Store } from '../store/open-store.ts'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'

/** What a form begins with: once a week, when nobody works. */
const off: SnapshotSchedule = { every: 'off', weekday: '0', time: '02:00', scope: 'complete' }

async function find(store: Store, scope: Scope) {
  const row = await store
    .selectFrom('snapshot_schedule')
    .selectAll()
    .where('directory', '=', directoryOf(scope))
    .executeTakeFirst()
  if (!row) return { schedule: off }
  const { every, weekday, time } = row
  const day = String(weekday ?? off.weekday)
  return {
    schedule: SnapshotSchedule.parse({ every, weekday: day, time, scope: row.scope }),
    told: { nextAt: row.next_at, setBy: row.set_by, setAt: row.set_at },
  }
}

export const snapshotSchedules: Handlers<'snapshotSchedules'> = {
  'snapshotSchedules.describe': async (place, { store }) => {
    const { schedule, told } = await find(store, place)
    return { ...schedule, ...told }
  },

  'snapshotSchedules.put': async ({ expected, ...input }, { store, clock, person, note }) => {
    const { every, weekday, time, scope, ...place } = input
    const wanted = { every, weekday, time, scope }
    const directory = directoryOf(place)
    await store.transaction().execute(async (transaction) => {
      // In a transaction nobody else writes to the row between looking and writing.
      await transaction
        .updateTable('snapshot_schedule')
        .set((row) => ({ every: row.ref('every') }))
        .where('directory', '=', directory)
        .execute()
      const { schedule } = await find(transaction, place)
      guardEdit(note, { current: schedule, expected, wanted })
      if (every === 'off') {
        await transaction
          .deleteFrom('snapshot_schedule')
          .where('directory', '=', directory)
          .execute()
        return
      }
      const now = clock.now()
      const values = {
        ...{ every, weekday: every === 'weekly' ? Number(weekday) : null, time, scope },
        ...{ set_by: person.name, set_at: now.toISOString() },
        next_at: nextRun(wanted, now).toISOString(),
      }
      await transaction
        .insertInto('snapshot_schedule')
        .values({ directory, ...values })
        .onConflict((conflict) => conflict.column('directory').doUpdateSet(values))
        .execute()
    })
  },
}
