import { Change, type JobRow } from '@mailroom/schemas'
import { StoreUnavailable } from '../store/store-unavailable.ts'
import type { JobTableRow } from '../store/tables.ts'
import { allAtOnce } from './all-at-once.ts'
import { rowPlansOf } from './changes/index.ts'
import type { JobRows } from './job-rows.ts'
import { type JobTable, problemText } from './job-table.ts'
import { needsPassword } from './passwords.ts'
import type { PlanContext } from './plan-context.ts'
import { planRow } from './plan-row.ts'
import { problemOf } from './problem-of.ts'

/** How many rows are written at a time; few enough to show progress. */
const batch = 50

type Planning = {
  table: JobTable
  rows: JobRows
  context: PlanContext
  atOnce: number
  /** Returns whether this process may still work on the plan. */
  goesOn: () => boolean
  onFault: (error: unknown) => void
}

/**
 * Makes the plan of a job from the beginning. Deletes an earlier plan, which is safe because a plan
 * sends nothing. A plan that cannot be made leaves the job `FAILED`, with the reason.
 */
export async function makePlan(job: JobTableRow, planning: Planning): Promise<void> {
  const { table, rows, context, atOnce, goesOn, onFault } = planning
  let hasPasswords = false
  let unwritten: JobRow[] = []
  const write = async () => {
    const ready = unwritten
    unwritten = []
    await rows.add(job.id, ready)
  }
  try {
    await rows.deleteUnplanned(job.id)
    const plans = await rowPlansOf(Change.parse(JSON.parse(job.change)), context)
    if (!goesOn()) return
    await table.move(job.id, ['PLANNING'], 'PLANNING', { row_count: plans.length })
    await allAtOnce(
      plans,
      atOnce,
      async (plan) => {
        const row = await planRow(plan, context)
        hasPasswords ||= row.steps.some(needsPassword)
        unwritten.push(row)
        if (unwritten.length >= batch) await write()
      },
      goesOn,
    )
    // The plan was discarded, or another process has taken over, which begins again.
    if (!goesOn()) return
    await write()
    const makes_passwords = hasPasswords ? 1 : 0
    const isPlanned = await table.move(job.id, ['PLANNING'], 'PLANNED', { makes_passwords })
    // The plan was discarded in the meantime, or another process has made it.
    if (!isPlanned) await rows.deleteUnplanned(job.id)
  } catch (error) {
    // The plan is made as soon as the store can be used again.
    if (error instanceof StoreUnavailable) throw error
    const problem = problemOf(error)
    if (problem.code === 'InternalError') onFault(error)
    await table.move(job.id, ['PLANNING'], 'FAILED', { problem: problemText(problem) })
  }
}
