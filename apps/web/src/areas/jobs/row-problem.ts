import type { JobProblem, JobRow } from '@mailroom/schemas/job-rows'

/**
 * Returns why a row is skipped or has failed: the problem of the row, or of its first failed step.
 */
export function problemOfRow(row: JobRow): JobProblem | undefined {
  return row.problem ?? row.steps.find((step) => step.problem)?.problem
}
