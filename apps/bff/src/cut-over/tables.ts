import type { Kysely } from 'kysely'
import { refusal } from '../operations/refusal.ts'
import type { Tables } from '../store/tables.ts'
import { Plan } from './plan.ts'

type Db = Kysely<Tables>

export type Place = { directory: string; domain: string }

const columns = ['domain', 'version', 'plan', 'rollback', 'changed_at'] as const
const measuredColumns = ['measured', 'checked_at', 'check_until'] as const

/** Returns the cut-overs of an organization, by domain. */
export async function listPlans(db: Db, directory: string) {
  const rows = await db
    .selectFrom('cut_over')
    .select([...columns, ...measuredColumns])
    .where('directory', '=', directory)
    .orderBy('domain')
    .execute()
  return rows.map((row) => ({ ...row, plan: Plan.parse(JSON.parse(row.plan)) }))
}

/** Returns the cut-over of a domain. Error: `CutOverNotFound`. */
export async function findPlan(db: Db, { directory, domain }: Place) {
  const row = await db
    .selectFrom('cut_over')
    .select([...columns, ...measuredColumns])
    .where('directory', '=', directory)
    .where('domain', '=', domain)
    .executeTakeFirst()
  if (!row) throw refusal('CutOverNotFound', 'This domain has no cut-over.')
  return { ...row, plan: Plan.parse(JSON.parse(row.plan)) }
}
export type StoredPlan = Awaited<ReturnType<typeof findPlan>>

/** Keeps a new cut-over. Error: `CutOverExists`. */
export async function addPlan(
  db: Db,
  { directory, domain }: Place,
  { plan, at, checkUntil }: { plan: Plan; at: string; checkUntil: string },
): Promise<void> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('cut_over')
    .values({
      ...{ directory, domain, version: 1, plan: JSON.stringify(plan), rollback: null },
      ...{ changed_at: at, measured: '{}', checked_at: null, check_until: checkUntil },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n)
    throw refusal('CutOverExists', 'This domain has a cut-over already.')
}

/** Keeps a plan in place of the version that the person saw. Error: `Conflict`. */
export async function putPlan(
  db: Db,
  { directory, domain }: Place,
  change: { plan: Plan; version: number; at: string; checkUntil: string; rollback?: string },
): Promise<number> {
  const { plan, version, at, checkUntil, rollback } = change
  const { numUpdatedRows } = await db
    .updateTable('cut_over')
    .set({
      ...{ plan: JSON.stringify(plan), version: version + 1, changed_at: at },
      check_until: checkUntil,
      ...(rollback === undefined ? {} : { rollback, checked_at: null, measured: '{}' }),
    })
    .where('directory', '=', directory)
    .where('domain', '=', domain)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw conflict()
  // What was seen before a new record says nothing about what changes from there on.
  if (rollback !== undefined) await forgetSightings(db, { directory, domain })
  return version + 1
}

/**
 * Keeps who took the rollback text: nobody who looks at the plan has to read it again for that.
 * Returns false if somebody has changed the plan in the meantime.
 */
export async function keepTaken(
  db: Db,
  { directory, domain }: Place,
  { plan, version }: { plan: Plan; version: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('cut_over')
    .set({ plan: JSON.stringify(plan) })
    .where('directory', '=', directory)
    .where('domain', '=', domain)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export function conflict() {
  return refusal('Conflict', 'Somebody else has changed this cut-over in the meantime.')
}

/** Deletes a cut-over with all that was seen. Error: `Conflict`. */
export async function deletePlan(
  db: Db,
  { directory, domain }: Place,
  version: number,
): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('cut_over')
    .where('directory', '=', directory)
    .where('domain', '=', domain)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  if (numDeletedRows === 0n) throw conflict()
  await forgetSightings(db, { directory, domain })
}

/** Forgets what servers said before. */
async function forgetSightings(db: Db, { directory, domain }: Place): Promise<void> {
  await db
    .deleteFrom('cut_over_sighting')
    .where('directory', '=', directory)
    .where('domain', '=', domain)
    .execute()
}
