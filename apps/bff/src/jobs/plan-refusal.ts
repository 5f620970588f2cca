import type { PlanProblem } from '@mailroom/schemas'

/** A row that would fail: the plan tells why, and sends nothing for it. */
export class PlanRefusal extends Error {
  readonly code: PlanProblem

  constructor(code: PlanProblem, message: string) {
    super(message)
    this.name = 'PlanRefusal'
    this.code = code
  }
}

/** Refuses a row of a plan. */
export function refuseRow(code: PlanProblem, message: string): never {
  throw new PlanRefusal(code, message)
}
