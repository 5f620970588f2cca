import { Change } from '@mailroom/schemas/changes'
import type { JobRow } from '@mailroom/schemas/job-rows'
import type { Store } from '../store/open-store.ts'
import { StoreUnavailable } from '../store/store-unavailable.ts'
import type { JobTableRow } from '../store/tables.ts'
import { rowPlansOf } from './changes/index.ts'
import { needsPassword } from './facts/index.ts'
import { isCut, isPassing } from './interruption.ts'
import { jobRowsOf } from './job-rows.ts'
import { type JobTable, notWaiting, problemText } from './job-table.ts'
import type { PlanContext } from './plan-context.ts'
import { planRow } from './plan-row.ts'
import { problemOfError } from './problem-of-error.ts'
import { withConcurrency } from './with-concurrency.ts'

/** How many rows are written at a time; few enough to show progress. */
const batch = 50

type Planning = {
  table: JobTable
  /** The number of this attempt; another one may have taken the plan up. */
  attempt: number
  context: PlanContext
  atOnce: number
  /** Returns whether this process may still work on the plan. */
  goesOn: () => boolean
  onFault: (error: unknown) => void
}

/**
 * Makes the plan of a job from the beginning. Deletes an earlier plan, which is safe because a plan
 * sends nothing. A plan that cannot be made leaves the job `FAILED`, with the reason; one that AWS
 * fails in passing waits. If another attempt has taken the plan up, this one changes nothing more.
 */
export async function makePlan(job: JobTableRow, planning: Planning): Promise<void> {
  const { table, attempt, context, atOnce, goesOn, onFault } = planning
  let isTaken = false
  const isOurs = () => !isTaken && goesOn()
  let hasPasswords = false
  let unwritten: JobRow[] = []
  const write = async () => {
    const ready = unwritten
    unwritten = []
    const add = (transaction: Store) => jobRowsOf(transaction).add(job.id, ready)
    if (!(await table.whilePlanning(job.id, attempt, add))) isTaken = true
  }
  try {
    const begin = (transaction: Store) => jobRowsOf(transaction).deleteAll(job.id)
    if (!(await table.whilePlanning(job.id, attempt, begin))) return
    const plans = await rowPlansOf(Change.parse(JSON.parse(job.change)), context)
    if (!isOurs()) return
    const counted = { row_count: plans.length }
    if (!(await table.move(job.id, ['PLANNING'], 'PLANNING', counted, attempt))) return
    await withConcurrency(
      plans,
      atOnce,
      async (plan) => {
        const row = await planRow(plan, context)
        hasPasswords ||= row.steps.some(needsPassword)
        unwritten.push(row)
        if (unwritten.length >= batch) await write()
      },
      isOurs,
    )
    // The plan was discarded, or another process has taken over, which begins again.
    if (!isOurs()) return
    await write()
    const made = { makes_passwords: hasPasswords ? 1 : 0 }
    await table.move(job.id, ['PLANNING'], 'PLANNED', { ...made, ...notWaiting }, attempt)
  } catch (error) {
    // Another process makes the plan from its beginning.
    if (isCut(error)) return
    // The plan is made as soon as the store can be used again.
    if (error instanceof StoreUnavailable) throw error
    const problem = problemOfError(error)
    if (isPassing(error)) return table.wait(job.id, { problem, tries: job.tries + 1 }, attempt)
    const failed = { problem: problemText(problem) }
    const isOver = await table.move(job.id, ['PLANNING'], 'FAILED', failed, attempt)
    if (isOver && problem.code === 'InternalError') onFault(error)
  }
}
