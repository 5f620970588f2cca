import type { ExportItemState } from '@mailroom/schemas/export-run-states'
import {
  type ExportOrder,
  exportCooldownMs,
  retriableExportStates,
} from '@mailroom/schemas/export-runs'
import type { ExportCheckId, ExportSettings } from '@mailroom/schemas/export-settings'
import type { Updateable } from 'kysely'
import type { Scope } from '../directory-index/scope.ts'
import { refusal } from '../operations/refusal.ts'
import { exportSettingsOf, type KeptSettings } from '../store/export-settings.ts'
import type { ExportItemRow, ExportRunRow } from '../store/export-tables.ts'
import { type Candidate, nothingToExport, planItems } from './plan.ts'
import { isMismatch } from './settled.ts'
import {
  addItems,
  type Db,
  type ItemRecord,
  putPositions,
  type RunRecord,
  updateRun,
} from './tables.ts'
import { orderOf } from './told.ts'

/** How many ids one statement names; databases limit the number of values. */
const maxIds = 1_000

const wrongState = (run: Pick<RunRecord, 'state'>) =>
  refusal('RunStateConflict', `The run is ${run.state.toLowerCase()}.`)

/** Returns the settings of exports. Error: ExportNotConfigured. */
export async function settingsNow(db: Db, scope: Scope): Promise<KeptSettings> {
  const settings = await exportSettingsOf(db).find(scope)
  if (settings) return settings
  throw refusal('ExportNotConfigured', 'No bucket, key and role are set for exports.')
}

export function settingsText({ bucket, prefix, kmsKeyArn, roleArn }: ExportSettings): string {
  return JSON.stringify({ bucket, prefix, kmsKeyArn, roleArn })
}

/** Refuses a second run of an organization. Error: RunActive. */
export async function refuseActive(db: Db, directory: string, besides = ''): Promise<void> {
  const active = await db
    .selectFrom('export_run')
    .select('id')
    .where('directory', '=', directory)
    .where('state', 'in', ['RUNNING', 'PAUSED'])
    .where('id', '!=', besides)
    .executeTakeFirst()
  if (active) throw refusal('RunActive', 'Another run of this organization has not ended.')
}

/** Changes a run that is in one of some states. Errors: RunStateConflict, RunActive. */
async function change(
  db: Db,
  run: RunRecord,
  states: readonly string[],
  set: Updateable<ExportRunRow>,
): Promise<void> {
  if (set.state === 'RUNNING') await refuseActive(db, run.directory, run.id)
  const { numUpdatedRows } = await db
    .updateTable('export_run')
    .set(set)
    .where('id', '=', run.id)
    .where('state', 'in', states)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw wrongState(run)
}

/**
 * Changes items in some states, all of them or those with these ids; returns how many. Positions
 * and attempts stay as `set` leaves them.
 */
async function changeItems(
  db: Db,
  runId: string,
  states: readonly ExportItemState[],
  ids: readonly string[] | undefined,
  set: Updateable<ExportItemRow>,
): Promise<number> {
  const query = () =>
    db.updateTable('export_item').set(set).where('run_id', '=', runId).where('state', 'in', states)
  if (!ids) return Number((await query().executeTakeFirst()).numUpdatedRows)
  let count = 0
  for (let from = 0; from < ids.length; from += maxIds) {
    const some = query().where('entity_id', 'in', ids.slice(from, from + maxIds))
    count += Number((await some.executeTakeFirst()).numUpdatedRows)
  }
  return count
}

/** Returns whom somebody has exported within 24 hours, and when each may be again. Source: XQ-04. */
export async function cooldownsOf(db: Db, directory: string, now: Date) {
  const since = new Date(now.getTime() - exportCooldownMs).toISOString()
  const jobs = await db
    .selectFrom('export_job')
    .select(['entity_id', ({ fn }) => fn.max('started_at').as('started_at')])
    .where('directory', '=', directory)
    .where('started_at', '>', since)
    .where('entity_id', 'is not', null)
    .groupBy('entity_id')
    .execute()
  return jobs.flatMap(({ entity_id: id, started_at }) =>
    id === null || started_at === null
      ? []
      : [{ id, due_at: new Date(Date.parse(started_at) + exportCooldownMs).toISOString() }],
  )
}

/** Makes those wait that somebody has exported within 24 hours. Source: XQ-04. */
async function putCooldowns(db: Db, run: RunRecord, now: Date): Promise<void> {
  for (const { id, due_at } of await cooldownsOf(db, run.directory, now)) {
    const waiting = { wait_reason: 'cooldown', due_at }
    await changeItems(db, run.id, ['WAITING'], [id], waiting)
  }
}

/** Returns the checks that stand in the way. Source: EXIT-10, EXIT-11. */
export function openChecks({ checks = [] }: KeptSettings, all: readonly ExportCheckId[]) {
  const states = new Map(checks.map(({ id, state }) => [id, state]))
  const isPassed = (id: ExportCheckId) => states.get(id) === 'passed'
  return {
    failed: all.filter((id) => states.get(id) === 'failed'),
    open: all.filter((id) => !isPassed(id) && states.get(id) !== 'failed'),
  }
}

/** Refers to the newest snapshot, so that the state at the start of a run is kept. Source: INV-10. */
async function referToSnapshot(db: Db, { id, directory }: RunRecord): Promise<void> {
  const newest = await db
    .selectFrom('snapshot')
    .select('id')
    .where('directory', '=', directory)
    .where('state', '=', 'COMPLETED')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!newest) return
  await db
    .insertInto('snapshot_reference')
    .values({ snapshot_id: newest.id, referred_by: `export run ${id}` })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

type Start = { reason: string; by: string; unchecked: readonly ExportCheckId[]; now: Date }

/**
 * Starts a plan; returns how many mailboxes it is about.
 * Errors: RunStateConflict, RunActive, ExportNotConfigured.
 */
export async function startRun(db: Db, scope: Scope, run: RunRecord, start: Start) {
  await change(db, run, ['PLANNED'], {
    ...{ state: 'RUNNING', settings: settingsText(await settingsNow(db, scope)) },
    ...{ reason: start.reason, unchecked: JSON.stringify(start.unchecked) },
    ...{ started_by: start.by, started_at: start.now.toISOString() },
  })
  await referToSnapshot(db, run)
  const waiting = { state: 'WAITING', wait_reason: 'slot' }
  const count = await changeItems(db, run.id, ['PLANNED'], undefined, waiting)
  await putCooldowns(db, run, start.now)
  return count
}

export async function pauseRun(db: Db, run: RunRecord): Promise<void> {
  await change(db, run, ['RUNNING'], { state: 'PAUSED', pause_reason: 'person', problem: null })
}

/** Goes on with the settings as they are now. Errors: RunStateConflict, ExportNotConfigured. */
export async function resumeRun(db: Db, scope: Scope, run: RunRecord): Promise<void> {
  await change(db, run, ['PAUSED'], {
    ...{ state: 'RUNNING', settings: settingsText(await settingsNow(db, scope)) },
    ...{ pause_reason: null, problem: null, failures: 0, last_error_info: null },
    ...{ refusals: 0, lowered_until: null },
  })
}

/**
 * Cancels mailboxes: those that wait at once, the others as soon as AWS can be told.
 * Errors: RunStateConflict, CountDiffers.
 */
export async function cancelItems(
  db: Db,
  run: RunRecord,
  { ids, count, now }: { ids: readonly string[] | undefined; count: number | undefined; now: Date },
): Promise<number> {
  if (run.state !== 'RUNNING' && run.state !== 'PAUSED') throw wrongState(run)
  const set = { cancel_asked: 1 }
  const active = await changeItems(db, run.id, ['STARTING', 'RUNNING'], ids, set)
  if (!ids && active !== count) throw refusal('CountDiffers', `${active} exports run by now.`)
  const cancelled = { ...set, state: 'CANCELLED', ended_at: now.toISOString() }
  const waiting = await changeItems(db, run.id, ['PLANNED', 'WAITING'], ids, cancelled)
  if (!ids) await updateRun(db, run.id, { cancel_asked: 1 })
  return active + waiting
}

/** Takes mailboxes into a new attempt; returns how many. Errors: RunActive, NothingToExport. */
export async function retryItems(
  db: Db,
  scope: Scope,
  run: RunRecord,
  { ids, now }: { ids: readonly string[] | undefined; now: Date },
): Promise<number> {
  if (run.state === 'PLANNED') throw wrongState(run)
  const retried = await db
    .selectFrom('export_item')
    .select(['entity_id', 'attempt', 'token'])
    .where('run_id', '=', run.id)
    .where((is) =>
      is.or([
        is('state', 'in', retriableExportStates),
        is.and([is('state', '=', 'COMPLETED'), isMismatch(is, run.directory)]),
      ]),
    )
    .execute()
  const wanted = ids && new Set(ids)
  const items = retried.filter(({ entity_id: id }) => !wanted || wanted.has(id))
  if (items.length === 0)
    throw refusal(
      'NothingToExport',
      'None of these mailboxes failed, was cancelled or lost, or differs from its log.',
    )
  // What was never sent has had no attempt yet.
  const next = (item: Pick<ItemRecord, 'attempt' | 'token'>) =>
    item.token === null ? item.attempt : item.attempt + 1
  for (const attempt of new Set(items.map(next)))
    await changeItems(
      db,
      run.id,
      [...retriableExportStates, 'COMPLETED'],
      items.flatMap((item) => (next(item) === attempt ? [item.entity_id] : [])),
      {
        ...{ state: 'WAITING', wait_reason: 'slot', attempt, due_at: null },
        ...{ token: null, sent: null, job_id: null, refused_at: null, problem: null },
        ...{ error_info: null, cancel_asked: 0, started_at: null, ended_at: null },
      },
    )
  await putCooldowns(db, run, now)
  await updateRun(db, run.id, { cancel_asked: 0 })
  if (run.state !== 'RUNNING' && run.state !== 'PAUSED')
    await change(db, run, [run.state], {
      ...{ state: 'RUNNING', settings: settingsText(await settingsNow(db, scope)) },
      ...{ ended_at: null, problem: null, failures: 0, last_error_info: null },
    })
  return items.length
}

/**
 * Adds a mailbox to a run that has not ended, before all others. One that was left out takes its
 * place again. Errors: RunStateConflict, MailboxInRun, NothingToExport. Source: EXIT-05.
 */
export async function addItem(db: Db, run: RunRecord, candidate: Candidate, now: Date) {
  if (run.state !== 'RUNNING' && run.state !== 'PAUSED') throw wrongState(run)
  const wishes = { order: 'list', tryDisabled: false, pilots: new Set<string>(), now } as const
  const [item] = planItems([candidate], wishes)
  if (item?.state !== 'PLANNED') throw nothingToExport('entityId', item ? [item] : [])
  const mine = () => db.selectFrom('export_item').where('run_id', '=', run.id)
  const before = await mine()
    .select('state')
    .where('entity_id', '=', candidate.id)
    .executeTakeFirst()
  if (before && before.state !== 'SKIPPED')
    throw refusal('MailboxInRun', 'The run has this mailbox.')
  await db
    .deleteFrom('export_item')
    .where('run_id', '=', run.id)
    .where('entity_id', '=', candidate.id)
    .execute()
  const { first } = await mine()
    .select(({ fn }) => fn.min<number | null>('listed').as('first'))
    .executeTakeFirstOrThrow()
  const waiting = { state: 'WAITING', wait_reason: 'slot', rank: 0 }
  const listed = Math.min(0, Number(first ?? 0)) - 1
  await addItems(db, [{ ...item, ...waiting, listed, run_id: run.id }])
  await putCooldowns(db, run, now)
  await updateRun(db, run.id, { cancel_asked: 0 })
  await putPositions(db, run.id, orderOf(run))
}

/** Changes the order of a plan or a paused run. Error: RunStateConflict. Source: XQ-11. */
export async function putOrder(
  db: Db,
  run: RunRecord,
  order: ExportOrder,
  first: readonly string[],
): Promise<void> {
  await change(db, run, ['PLANNED', 'PAUSED'], { item_order: order })
  const all = ['PLANNED', 'WAITING'] as const
  await db
    .updateTable('export_item')
    .set((is) => ({ rank: is.case().when('purge_at', 'is', null).then(3).else(1).end() }))
    .where('run_id', '=', run.id)
    .where('rank', '=', 0)
    .execute()
  for (const [at, id] of first.entries())
    await changeItems(db, run.id, all, [id], { rank: 0, listed: at - first.length })
  await putPositions(db, run.id, order)
}
