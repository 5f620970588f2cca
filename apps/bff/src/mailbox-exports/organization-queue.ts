import { consequenceOf, problemOf } from './failures.ts'
import { countUnread, sizeReader } from './read-sizes.ts'
import { starter } from './start-jobs.ts'
import { type Db, findRun, lockRun, openStates, type RunRecord, updateRun } from './tables.ts'
import { watcher } from './watch-jobs.ts'
import { Lost, schedule, type WorkPlace } from './work-place.ts'

/** How often the jobs of others are looked for while a run goes on. Source: XQ-10. */
const listEveryMs = 5 * 60_000

/** How often they are looked for otherwise: several times in AWS's seven days. Source: XQ-15. */
export const listSeldomMs = 6 * 60 * 60_000

/** How long starts wait for the sizes of all mailboxes, by AWS's clock. */
const sizesFirstMs = 60_000

/** Returns the run of an organization that goes on, or the plans whose sizes are read. */
async function findWork(db: Db, directory: string) {
  const runs = await db
    .selectFrom('export_run')
    .selectAll()
    .where('directory', '=', directory)
    .where('state', 'in', ['RUNNING', 'PAUSED', 'PLANNED'])
    .execute()
  const active = runs.find(({ state }) => state !== 'PLANNED')
  return { active, plans: runs.filter(({ state }) => state === 'PLANNED') }
}

async function countOpen(db: Db, runId: string, states: readonly string[]): Promise<number> {
  const { count } = await db
    .selectFrom('export_item')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('run_id', '=', runId)
    .where('state', 'in', states)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/**
 * Returns the failure that all mailboxes of a run had, too few to pause it: without a word it would
 * look as if the mailboxes were to blame.
 */
async function onlyFailure(db: Db, runId: string): Promise<string | null> {
  if ((await countOpen(db, runId, ['COMPLETED'])) > 0) return null
  const [failure, other] = await db
    .selectFrom('export_item')
    .select('error_info')
    .distinct()
    .where('run_id', '=', runId)
    .where('state', '=', 'FAILED')
    .where('error_info', 'is not', null)
    .limit(2)
    .execute()
  if (!failure || other) return null
  return JSON.stringify({ code: 'ExportFailed', message: failure.error_info })
}

/** The work on the exports of one organization, for the process that has its lease. */
export function organizationQueue(place: WorkPlace) {
  const { store, directory, keep, now, logger } = place
  const times = schedule(place.clock)
  const { ask, cancel } = watcher(place, times)
  const { readList, resend, fill } = starter(place, times)
  const readSizes = sizeReader(place)

  const sizes = async (run: RunRecord) => {
    if (!times.isDue('sizes')) return
    try {
      await readSizes(run)
      times.forget('sizes')
    } catch (error) {
      if (error instanceof Lost || consequenceOf(error) !== 'again') throw error
      times.failed('sizes')
    }
  }

  const end = async ({ id }: RunRecord) =>
    keep(async (db) => {
      // What a person has changed during this step counts.
      const run = await lockRun(db, id)
      if (run?.state !== 'RUNNING' && run?.state !== 'PAUSED') return
      if ((await countOpen(db, id, openStates)) > 0) return
      const state = run.cancel_asked === 1 ? 'CANCELLED' : 'COMPLETED'
      const problem = state === 'COMPLETED' ? await onlyFailure(db, id) : null
      const ended = { state, ended_at: now().toISOString(), pause_reason: null, problem }
      await updateRun(db, id, ended)
    })

  /** AWS no longer has the organization, or it is no longer active. Source: XQ-09. */
  const fail = async (run: RunRecord, error: unknown) =>
    keep(async (db) => {
      const over = { ended_at: now().toISOString() }
      const problem = JSON.stringify(problemOf(error))
      await updateRun(db, run.id, { state: 'FAILED', problem, pause_reason: null, ...over })
      const items = () => db.updateTable('export_item').where('run_id', '=', run.id)
      const skipped = { state: 'SKIPPED', skip_reason: 'organizationGone' }
      await items().set(skipped).where('state', 'in', ['PLANNED', 'WAITING']).execute()
      const lost = { state: 'LOST', ...over }
      await items().set(lost).where('state', 'in', ['STARTING', 'RUNNING']).execute()
    })

  const start = async (run: RunRecord) => {
    if (now() >= place.endOfService) {
      await keep((db) => updateRun(db, run.id, { state: 'PAUSED', pause_reason: 'endOfService' }))
      return
    }
    const sinceMs = now().getTime() - Date.parse(run.started_at ?? '')
    const waitsForSizes = run.item_order === 'size' && sinceMs < sizesFirstMs
    if (waitsForSizes && (await countUnread(store, run.id)) > 0) return
    await fill(run)
  }

  const goOn = async (run: RunRecord) => {
    if (times.isDue('list')) {
      await readList()
      times.after('list', listEveryMs)
    }
    await resend(run)
    await ask(run)
    await cancel(run)
    const current = await findRun(store, run.id)
    if (current?.state === 'RUNNING') await start(current)
    if (current?.state === 'RUNNING' && current.problem !== null)
      await keep((db) => updateRun(db, run.id, { problem: null }))
    await end(run)
  }

  /** Takes a step; returns whether anything is left to do. Errors: Lost. */
  return async (): Promise<boolean> => {
    const { active, plans } = await findWork(store, directory)
    const unread: RunRecord[] = []
    for (const run of active ? [active] : plans)
      if ((await countUnread(store, run.id)) > 0) unread.push(run)
    const sized = unread[0] ? sizes(unread[0]) : Promise.resolve()
    const isWorked = active !== undefined && times.isDue('run')
    const work = isWorked ? goOn(active) : Promise.resolve()
    const [sizing, going] = await Promise.allSettled([sized, work])
    for (const { reason } of [sizing, going].filter((each) => each.status === 'rejected')) {
      if (reason instanceof Lost) throw reason
      const consequence = consequenceOf(reason)
      if (active && consequence === 'organizationGone') await fail(active, reason)
      else {
        // A right that is missing, or an outage: tried again, and told meanwhile.
        times.failed('run')
        const problem = JSON.stringify(problemOf(reason))
        if (active?.state === 'RUNNING') await keep((db) => updateRun(db, active.id, { problem }))
        logger.warn({ err: reason, run: active?.id }, 'exports wait')
      }
    }
    return active !== undefined || unread.length > 0
  }
}
