import type { JobRow, JobStep } from '@mailroom/schemas/job-rows'
import { factOf } from './facts/index.ts'
import type { JobRows } from './job-rows.ts'

/** Rows read at a time. */
const batch = 200

/**
 * Returns a step that is ready to be sent again. An unknown step is checked first, unless nobody can
 * read what it changes.
 */
function again(step: JobStep): JobStep {
  const { problem: _, ...rest } = step
  if (step.state === 'UNKNOWN')
    return { ...rest, state: factOf(step.operation).isUnreadable ? 'PLANNED' : 'RUNNING' }
  const isLeft = step.state === 'FAILED' || step.state === 'SKIPPED'
  return isLeft ? { ...rest, state: 'PLANNED' } : step
}

function retried(row: JobRow): JobRow {
  const { problem: _, ...rest } = row
  return { ...rest, state: 'PLANNED', steps: row.steps.map(again) }
}

/** Prepares the failed and unknown rows of a job to be carried out again. */
export async function prepareRetry(rows: JobRows, jobId: string): Promise<void> {
  let last = 0
  while (true) {
    const found = await rows.after(jobId, last, batch, ['FAILED', 'PARTLY_DONE', 'UNKNOWN'])
    if (found.length === 0) return
    for (const row of found) await rows.put(jobId, retried(row))
    last = found.at(-1)?.number ?? last
  }
}
