import type { JobProblem, JobRow, PlanProblem } from '@mailroom/schemas/job-rows'

/** A row that would fail: the plan says why, and the job sends nothing for it. */
export class PlanRefusal extends Error {
  readonly code: PlanProblem
  /** The refused primary address, which a person can replace. */
  readonly address: JobRow['address']

  /** The other entry that is the reason, as people call it. */
  readonly by: string | undefined

  /** The earlier row about the same device. */
  row: JobProblem['row']

  constructor(code: PlanProblem, message: string, address?: JobRow['address'], by?: string) {
    super(message)
    this.name = 'PlanRefusal'
    this.code = code
    this.address = address
    this.by = by
  }
}

/** Refuses a row of a plan. */
export function refuseRow(
  code: PlanProblem,
  message: string,
  address?: JobRow['address'],
  by?: string,
): never {
  throw new PlanRefusal(code, message, address, by)
}
