import type { JobProblem, JobRow } from '@mailroom/schemas'

/** Why an object is left alone or its change failed; of its steps the first that did. */
export function problemOf(row: JobRow): JobProblem | undefined {
  return row.problem ?? row.steps.find((step) => step.problem)?.problem
}
