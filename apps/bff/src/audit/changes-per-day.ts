import type { Output } from '@mailroom/schemas'
import type { Store } from '../store/open-store.ts'

const dayMs = 24 * 60 * 60 * 1000

type Counted = Output<'auditEntries.countPerDay'>['days'][number]

/**
 * Counts the changes that ended on each day in UTC, by their result; days without any are left
 * out. A change counts where its outcome was recorded, so that an index of times and results is
 * enough. Each day is a query of its own, between which other requests have their turn.
 */
export async function changesPerDay(store: Store, from: Date, to: Date): Promise<Counted[]> {
  const cut = await store
    .selectFrom('audit_entry')
    .select(({ fn }) => fn.max('cut_to').as('number'))
    .where('cut_to', 'is not', null)
    .executeTakeFirst()
  const days: Counted[] = []
  let begin = from
  while (begin < to) {
    const midnight = new Date(Math.floor(begin.getTime() / dayMs) * dayMs + dayMs)
    const end = midnight < to ? midnight : to
    const rows = await store
      .selectFrom('audit_entry')
      .select(({ fn }) => ['result', fn.countAll<number | string>().as('count')])
      .where('result', 'is not', null)
      .where('at', '>=', begin.toISOString())
      .where('at', '<', end.toISOString())
      .where('sequence', '>', cut?.number ?? 0)
      .groupBy('result')
      .execute()
    const counts = rows.map(({ result, count }) => [result, Number(count)])
    if (counts.length > 0)
      days.push({ day: begin.toISOString().slice(0, 10), counts: Object.fromEntries(counts) })
    begin = end
    // A query of SQLite holds the process until it is done.
    await new Promise(setImmediate)
  }
  return days
}
