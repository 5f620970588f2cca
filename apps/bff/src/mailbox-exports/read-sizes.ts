import { sql } from 'kysely'
import { withConcurrency } from '../jobs/with-concurrency.ts'
import { consequenceOf } from './failures.ts'
import { type Db, putPositions, type RunRecord } from './tables.ts'
import { orderOf } from './told.ts'
import type { WorkPlace } from './work-place.ts'

/** How many sizes are read before they are stored. */
const readAtOnce = 100

/** How many sizes the order is made again after, while a run goes on. */
const orderedAfter = 2_000

export function countUnread(db: Db, runId: string): Promise<number> {
  return db
    .selectFrom('export_item')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('run_id', '=', runId)
    .where('size_read', '=', 0)
    .where('state', 'in', ['PLANNED', 'WAITING'])
    .executeTakeFirstOrThrow()
    .then(({ count }) => Number(count))
}

/** Reads the sizes of the mailboxes of a run, some at a time, so that the largest can come first. */
export function sizeReader({ scope, store, reader, keep, callsAtOnce }: WorkPlace) {
  let sinceOrdered = 0
  const readOne = async (entityId: string) => {
    try {
      const { MailboxSize = null } = await reader.getMailboxDetails({
        ...{ OrganizationId: scope.organizationId, UserId: entityId },
      })
      return MailboxSize
    } catch (error) {
      // Without the right to read sizes, or without a mailbox, the order is by name.
      const consequence = consequenceOf(error)
      if (consequence === 'again' || consequence === 'organizationGone') throw error
      return null
    }
  }

  /** Reads some sizes; returns whether there are more. Errors: those of AWS that pass. */
  return async ({ id, ...run }: RunRecord): Promise<boolean> => {
    const items = await store
      .selectFrom('export_item')
      .select('entity_id')
      .where('run_id', '=', id)
      .where('size_read', '=', 0)
      .where('state', 'in', ['PLANNED', 'WAITING'])
      .orderBy('position')
      .limit(readAtOnce)
      .execute()
    const sizes = new Map<string, number | null>()
    const read = async ({ entity_id: entityId }: { entity_id: string }) =>
      void sizes.set(entityId, await readOne(entityId))
    const [outcome] = await Promise.allSettled([withConcurrency(items, callsAtOnce, read)])
    const hasMore = items.length === readAtOnce
    sinceOrdered += sizes.size
    await keep(async (db) => {
      if (sizes.size > 0) await putSizes(db, id, sizes)
      if (sizes.size === 0 || (hasMore && sinceOrdered < orderedAfter)) return
      sinceOrdered = 0
      await putPositions(db, id, orderOf(run))
    })
    if (outcome.status === 'rejected') throw outcome.reason
    return hasMore
  }
}

async function putSizes(db: Db, runId: string, sizes: ReadonlyMap<string, number | null>) {
  const rows = [...sizes].map(([entityId, size]) => {
    return sql`(${entityId}, ${size === null ? null : String(size)})`
  })
  await sql`
    UPDATE export_item SET size_read = 1, size_mb = CAST(read.column2 AS double precision)
    FROM (VALUES ${sql.join(rows)}) AS read
    WHERE run_id = ${runId} AND entity_id = read.column1`.execute(db)
}
