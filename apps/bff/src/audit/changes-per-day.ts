import { declarationOf, isOperationId, type Output, operations } from '@mailroom/schemas/operations'
import type { Store } from '../store/open-store.ts'
import { cutNumber } from './last-cut.ts'

/** One day. Milliseconds. */
export const dayMs = 24 * 60 * 60 * 1000

/** The operations that change something; the trail also has sign-ins, exports and its own rows. */
const writes = Object.keys(operations).filter(
  (id) => isOperationId(id) && declarationOf(id).kind === 'write',
)

type Counted = Output<'auditEntries.countPerDay'>['days'][number]

/**
 * Counts the changes that ended on each day in UTC, by their result; days without any are left
 * out. A change counts once, where its last outcome was recorded: one that was interrupted may end
 * later. Each day is a query of its own, between which other requests have their turn.
 */
export async function changesPerDay(store: Store, from: Date, to: Date): Promise<Counted[]> {
  const cut = await cutNumber(store)
  const days: Counted[] = []
  let begin = from
  while (begin < to) {
    const midnight = new Date(Math.floor(begin.getTime() / dayMs) * dayMs + dayMs)
    const end = midnight < to ? midnight : to
    const rows = await store
      .selectFrom('audit_entry as ending')
      .select(({ fn }) => ['ending.result', fn.countAll<number | string>().as('count')])
      .where('ending.result', 'is not', null)
      .where('ending.at', '>=', begin.toISOString())
      .where('ending.at', '<', end.toISOString())
      .where('ending.sequence', '>', cut)
      .where('ending.operation', 'in', writes)
      .where(({ or, eb, not, exists, selectFrom }) =>
        or([
          eb('ending.result', '!=', 'INTERRUPTED'),
          not(
            exists(
              selectFrom('audit_entry as later')
                .select('later.sequence')
                .whereRef('later.intent_sequence', '=', 'ending.intent_sequence')
                .whereRef('later.sequence', '>', 'ending.sequence'),
            ),
          ),
        ]),
      )
      .groupBy('ending.result')
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
