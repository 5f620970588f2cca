import {
  type DescribeMailboxExportJobResponse,
  InvalidParameterException,
} from '@aws-sdk/client-workmail'
import { exportCooldownMs } from '@mailroom/schemas/export-runs'
import { withConcurrency } from '../jobs/with-concurrency.ts'
import { consequenceOf, namesPermission, problemOf } from './failures.ts'
import { findJob, putJob } from './jobs.ts'
import {
  type Db,
  findRun,
  type ItemRecord,
  itemsIn,
  type RunRecord,
  updateItem,
  updateRun,
} from './tables.ts'
import type { Schedule, WorkPlace } from './work-place.ts'

/** How often a running job is asked about, at least and at most. Source: XQ-10. */
const soonestMs = 15_000
const latestMs = 5 * 60_000

/** How many failures with the same words stop a run. Source: XQ-09. */
const failuresInRow = 3

const clamp = (ms: number, least: number, most: number) => Math.min(most, Math.max(least, ms))

/**
 * Returns when a job is asked about again: after a twentieth of its time so far; sooner while it is
 * new, because it may fail at once, and when it should be done by its progress, so that its slot is
 * soon free.
 */
export function askAfterMs(elapsedMs: number, progress: number | undefined): number {
  const regular = clamp(elapsedMs / 20, soonestMs, latestMs)
  if (!progress) return Math.min(regular, Math.max(2_000, elapsedMs / 2))
  // AWS's estimate is some seconds old, so that less is left than it says: towards the end it is
  // asked often, because each moment until the next start is slot time that nobody uses.
  const oldMs = Math.min(elapsedMs / 5, 10_000)
  const leftMs = 0.8 * ((elapsedMs / progress) * (100 - progress) - oldMs)
  return Math.min(regular, Math.max(leftMs, clamp(elapsedMs / 200, 250, soonestMs)))
}

/** AWS does not know the job any more. */
async function lose(db: Db, directory: string, jobId: string): Promise<void> {
  await db
    .updateTable('export_job')
    .set({ state: 'LOST' })
    .where('directory', '=', directory)
    .where('job_id', '=', jobId)
    .where('state', '=', 'RUNNING')
    .execute()
}

/** Returns the jobs that run and that no run of ours has started. */
async function othersRunning(db: Db, directory: string): Promise<string[]> {
  const jobs = await db
    .selectFrom('export_job')
    .select('job_id')
    .where('directory', '=', directory)
    .where('state', '=', 'RUNNING')
    .where('run_id', 'is', null)
    .execute()
  return jobs.map(({ job_id: id }) => id)
}

/** Asks AWS about the running jobs of a run, and does what follows from their ends. */
export function watcher(place: WorkPlace, times: Schedule) {
  const { store, directory, keep, now, reader, writer } = place
  const { organizationId: OrganizationId } = place.scope

  /** Counts equal failures, and pauses the run after the third. */
  const failed = async (db: Db, runId: string, errorInfo: string) => {
    const run = await findRun(db, runId)
    if (!run) return
    const failures = run.last_error_info === errorInfo ? run.failures + 1 : 1
    await updateRun(db, runId, { failures, last_error_info: errorInfo })
    if (failures < failuresInRow) return
    const problem = JSON.stringify({ code: 'ExportFailed', message: errorInfo })
    await db
      .updateTable('export_run')
      .set({ state: 'PAUSED', pause_reason: 'prerequisite', problem })
      .where('id', '=', runId)
      .where('state', '=', 'RUNNING')
      .execute()
  }

  const end = async (db: Db, item: ItemRecord, errorInfo: string | undefined, state: string) => {
    const job = await findJob(db, directory, item.job_id ?? '')
    const ended = { ended_at: job?.ended_at ?? now().toISOString() }
    const over = { ...ended, started_at: job?.started_at ?? item.started_at }
    if (state === 'FAILED') await failed(db, item.run_id, errorInfo ?? '')
    else if (state === 'COMPLETED')
      await updateRun(db, item.run_id, { failures: 0, last_error_info: null })
    // Once, what nobody has to repair is tried again by itself. Source: XQ-09.
    const isRetried =
      state === 'FAILED' && !item.retried && !item.cancel_asked && !namesPermission(errorInfo)
    const startedAt = Date.parse(job?.started_at ?? item.started_at ?? now().toISOString())
    const again = {
      ...{ state: 'WAITING', wait_reason: 'cooldown', retried: 1, attempt: item.attempt + 1 },
      due_at: new Date(startedAt + exportCooldownMs).toISOString(),
      ...{ job_id: null, token: null, sent: null },
    }
    const change = isRetried ? again : { state, ...over }
    await updateItem(db, item, ['RUNNING'], { ...change, error_info: errorInfo ?? null })
  }

  /** Asks AWS about a job, and keeps what it tells together with what follows. */
  const tell = async (
    jobId: string,
    follow?: (db: Db, told: DescribeMailboxExportJobResponse) => Promise<void>,
  ) => {
    const told = await reader.describeMailboxExportJob({ OrganizationId, JobId: jobId })
    const { StartTime, EstimatedProgress } = told
    await keep(async (db) => {
      await putJob(db, directory, jobId, told, now())
      await follow?.(db, told)
    })
    const elapsedMs = now().getTime() - (StartTime ?? now()).getTime()
    times.after(`job ${jobId}`, askAfterMs(elapsedMs, EstimatedProgress))
  }

  const look = async (item: ItemRecord, jobId: string) => {
    try {
      await tell(jobId, async (db, { State: state = 'RUNNING', ErrorInfo }) => {
        if (state !== 'RUNNING') await end(db, item, ErrorInfo, state)
      })
    } catch (error) {
      if (consequenceOf(error) !== 'gone') throw error
      await keep(async (db) => {
        const lost = { state: 'LOST', ended_at: now().toISOString() }
        await updateItem(db, item, ['RUNNING'], lost)
        await lose(db, directory, jobId)
      })
    }
  }

  /** Asks about a job of somebody else, which takes a slot, too. Source: XQ-17. */
  const lookAtOther = async (jobId: string) => {
    try {
      await tell(jobId)
    } catch (error) {
      if (consequenceOf(error) !== 'gone') throw error
      await keep((db) => lose(db, directory, jobId))
    }
  }

  return {
    /** Asks about the jobs whose time has come. */
    async ask(run: RunRecord): Promise<void> {
      const items = await itemsIn(store, run.id, ['RUNNING']).execute()
      const due = items.filter(({ job_id: id }) => id !== null && times.isDue(`job ${id}`))
      await withConcurrency(due, place.callsAtOnce, (item) => look(item, item.job_id ?? ''))
      const others = await othersRunning(store, directory)
      const dueOthers = others.filter((id) => times.isDue(`job ${id}`))
      await withConcurrency(dueOthers, place.callsAtOnce, lookAtOther)
    },

    /** Sends what people have asked to cancel; one that ends first is completed. Source: XQ-13. */
    async cancel(run: RunRecord): Promise<void> {
      const items = await itemsIn(store, run.id, ['RUNNING']).execute()
      for (const item of items) {
        const { job_id: JobId, token } = item
        const key = `cancel ${JobId}`
        if (item.cancel_asked === 0 || JobId === null || !times.isDue(key)) continue
        try {
          const ClientToken = `${token}-c`
          await writer.cancelMailboxExportJob({ OrganizationId, JobId, ClientToken })
        } catch (error) {
          const consequence = consequenceOf(error)
          if (consequence === 'again') {
            times.failed(key)
            continue
          }
          if (consequence === 'organizationGone') throw error
          // A job that has ended cannot be cancelled: the look below tells how it ended.
          const problem = JSON.stringify(problemOf(error))
          if (!(error instanceof InvalidParameterException))
            await keep((db) => updateItem(db, item, ['RUNNING'], { problem }))
        }
        times.after(key, Number.POSITIVE_INFINITY)
        await look(item, JobId)
      }
    },
  }
}
