import type { Facts, JobRow, JobStep } from '@mailroom/schemas/job-rows'
import * as z from 'zod/mini'
import { matches } from '../facts/fact.ts'
import { factOf } from '../facts/index.ts'
import { targetOf } from '../facts/target.ts'
import type { PlanContext } from '../plan-context.ts'
import { refuseRow } from '../plan-refusal.ts'
import { isPossibleAfter } from '../refuse-by-needs.ts'
import { filled, type StepDraft } from '../step.ts'
import type { PlanRows, RowDraft } from './change.ts'

/** The address that a step gives, as a primary one or as an alias. */
const Addressed = z.object({ alias: z.optional(z.string()), email: z.optional(z.string()) })

const Owner = z.object({ entityId: z.string() })

/** Returns who a step gives an address. */
function ownerIn(input: StepDraft['input']): string {
  const { data } = Owner.safeParse(input)
  return data ? data.entityId : targetOf(input).id
}

/**
 * Refuses to undo a change that somebody else has overwritten. Source: contract of jobs, "Conflict
 * guard".
 */
function refuseIfChanged(now: Facts, { after }: JobStep): void {
  if (!matches(now, after))
    refuseRow('Conflict', `This has been changed since: ${JSON.stringify(now)}.`)
}

/**
 * Claims the addresses that an undo gives back, so that one is refused which somebody else has, or
 * whose domain was removed. An address may come from an entity that gives it up in the same row.
 */
async function claimAddresses(steps: readonly StepDraft[], { addresses }: PlanContext) {
  for (const { operation, input } of steps) {
    if (operation === 'aliases.delete') continue
    const { alias, email = alias } = Addressed.parse(input)
    if (email === undefined) continue
    const isFreed = (each: StepDraft) =>
      each.operation === 'aliases.delete' &&
      String(each.input.alias).toLowerCase() === email.toLowerCase()
    const freedBy = steps.find(isFreed)?.input.entityId
    await addresses.claim(
      email,
      ownerIn(input),
      freedBy === undefined ? undefined : String(freedBy),
    )
  }
}

/**
 * Plans the inverse of a row's completed steps, the last step first. Compares a value only at the
 * last step that changed it.
 */
async function planInverse(row: JobRow, context: PlanContext): Promise<RowDraft> {
  const undoing: StepDraft[] = []
  const notes: RowDraft['notes'] = []
  const seen = new Set<string>()
  const doneSteps = row.steps.filter(({ state }) => state === 'DONE').reverse()
  const creation = doneSteps.find(({ operation }) => operation === 'users.create')
  if (creation) notes.push({ code: 'DeletesMailbox' })
  // Deleting a created user also undoes the later steps.
  const done = creation ? [creation] : doneSteps
  for (const doneStep of done) {
    const { entity } = row
    const step = { ...doneStep, input: filled(doneStep.input, entity) }
    const fact = factOf(step.operation)
    const now = await fact.read({ input: step.input, entity, reader: context.reader })
    const steps = now && fact.invert({ step, entity, now, undoing })
    if (!now || !steps) {
      notes.push({ code: 'CannotUndo', operation: step.operation })
      continue
    }
    const subject = `${fact.operations[0]} ${fact.subject({ input: step.input, entity })}`
    if (!seen.has(subject)) refuseIfChanged(now, step)
    seen.add(subject)
    for (const inverse of steps)
      if (await isPossibleAfter(undoing, inverse, context.entity)) undoing.push(inverse)
      else notes.push({ code: 'CannotUndo', operation: step.operation })
  }
  if (undoing.length === 0 && notes.length > 0)
    refuseRow('CannotUndo', 'The changes of this row cannot be undone.')
  await claimAddresses(undoing, context)
  return { steps: undoing, notes }
}

/**
 * Undoes a job as far as possible: every row with completed steps, each from its last step to its
 * first.
 */
export const undo: PlanRows<'undo'> = async ({ jobId }, context) => {
  const rows = await context.doneRowsOf(jobId)
  return rows.map((row, index) => ({
    number: index + 1,
    find: async () => ({ entity: row.entity, plan: () => planInverse(row, context) }),
  }))
}
