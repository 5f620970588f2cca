import { wantedProblem } from '@mailroom/schemas/cut-over/wanted'
import type { CutOver } from '@mailroom/schemas/cut-overs'
import type { Input } from '@mailroom/schemas/operations'
import { refusal } from '../operations/refusal.ts'
import { changesOf } from './changes.ts'
import { type By, type Plan, type Recorded, withEarlier, withEvent } from './plan.ts'
import { isReversible, stepAfter, stepsDone } from './steps.ts'

function wrongStep() {
  return refusal('CutOverStateConflict', 'The cut-over is at another step by now.')
}

/** Keeps what was recorded, in place of what was recorded before. Error: `CutOverStateConflict`. */
export function recordedPlan(plan: Plan, recorded: Omit<Recorded, 'by' | 'at'>, by: By): Plan {
  // From the next step on it says how to go back.
  if (plan.step !== 'record') throw wrongStep()
  return withEvent({ ...plan, recorded: { ...recorded, ...by } }, { ...by, what: 'recorded' })
}

/** Notes who took the rollback text first. */
export function takenPlan(plan: Plan, by: By): Plan {
  const { recorded } = plan
  if (!recorded || recorded.taken) return plan
  return withEvent({ ...plan, recorded: { ...recorded, taken: by } }, { ...by, what: 'taken' })
}

/**
 * Keeps the records that the target asks for. What steps that are done have published stays. Errors:
 * `InvalidInput`, `CutOverStateConflict`.
 */
export function withRecords(
  plan: Plan,
  domain: string,
  { records, target = plan.target }: Pick<Input<'cutOvers.putRecords'>, 'records' | 'target'>,
  by: By,
): Plan {
  const problems = records.flatMap((record, place) => {
    const problem = wantedProblem(record, domain)
    return problem ? [[`records.${place}.${problem.member}`, { code: problem.code }] as const] : []
  })
  if (problems.length > 0)
    throw refusal('InvalidInput', 'A record is none of its type.', Object.fromEntries(problems))
  const next = { ...plan, wanted: records, target }
  const done = stepsDone(plan)
  const isSame = done.every(
    (step) =>
      JSON.stringify(changesOf(step, plan, domain)) ===
      JSON.stringify(changesOf(step, next, domain)),
  )
  const isTargetFixed = target !== plan.target && done.includes('target')
  if (!isSame || isTargetFixed)
    throw refusal('CutOverStateConflict', 'Records of steps that are done cannot be changed.')
  return withEvent(next, { ...by, what: 'recordsPut' })
}

/** Keeps that a gate holds, or not any more. */
export function withEntered(
  plan: Plan,
  { gate, isHeld, note }: Pick<Input<'cutOvers.confirm'>, 'gate' | 'isHeld' | 'note'>,
  by: By,
): Plan {
  if (plan.step === undefined) throw wrongStep()
  const { [gate]: _, ...others } = plan.entered
  const entered = isHeld ? { ...others, [gate]: { ...by, note } } : others
  const what = isHeld ? 'confirmed' : 'withdrawn'
  return withEvent({ ...plan, entered }, { ...by, what, gate, reason: note })
}

type Advancing = Pick<Input<'cutOvers.advance'>, 'step' | 'override' | 'reason'>

/** Refuses to go on while a gate is closed that the person does not override with a reason. */
function refuseClosed({ steps }: CutOver, { step, override = [], reason }: Advancing) {
  const gates = steps.find(({ id }) => id === step)?.gates ?? []
  const closed = gates.filter(({ isHeld }) => !isHeld)
  const open = closed.filter(({ id }) => !override.includes(id))
  const isForeign = ({ id, reason: why }: (typeof open)[number]) =>
    id === 'onlyOwnChange' && why === 'otherValue'
  if (open.length > 0 && open.every(isForeign))
    throw refusal('RecordsDiffer', 'Other records have changed than those of this step.')
  if (open.length > 0) {
    const names = open.map(({ id, until }) => (until === undefined ? id : `${id} until ${until}`))
    throw refusal('GateClosed', `These gates are closed: ${names.join(', ')}.`)
  }
  if (closed.length > 0 && reason === undefined)
    throw refusal('ReasonNeeded', 'An override needs a reason.', { reason: { code: 'required' } })
  return closed.map(({ id }) => id)
}

/**
 * Ends the current step. Foreign changes that are overridden are as it should be from now on. Errors:
 * `CutOverStateConflict`, `GateClosed`, `RecordsDiffer`, `ReasonNeeded`. Source: CUT-02, CUT-05.
 */
export function advanced(plan: Plan, view: CutOver, input: Advancing, by: By): Plan {
  const { step, reason } = input
  if (plan.step !== step) throw wrongStep()
  const overridden = refuseClosed(view, input)
  const told = reason === undefined ? {} : { reason }
  const event = {
    ...{ ...by, step, ...told },
    what: overridden.length > 0 ? ('overridden' as const) : ('advanced' as const),
  }
  const next = stepAfter(step)
  const { step: _, rolledBack, ...rest } = plan
  const at = next ? { step: next } : {}
  if (step === 'rollBack' && rolledBack && plan.recorded) {
    const { record } = plan.done
    const earlier = {
      ...{ by: rolledBack.by, at: rolledBack.at, reason: rolledBack.reason },
      ...{ target: plan.target, step: rolledBack.from, wanted: plan.wanted },
      recordedAt: plan.recorded.at,
    }
    const fresh = { ...rest, ...at, done: record ? { record } : {}, entered: {}, accepted: [] }
    return withEvent(withEarlier(fresh, earlier), event)
  }
  const accepted = overridden.includes('onlyOwnChange')
    ? view.foreign.map(({ name, type, live }) => ({ name, type, values: live, step }))
    : []
  const done = { ...plan.done, [step]: { ...by, ...told, overridden } }
  return withEvent({ ...rest, ...at, done, accepted: [...plan.accepted, ...accepted] }, event)
}

/** Gives the plan up: the records have to be put back now. Error: `CutOverStateConflict`. */
export function rolledBackPlan(plan: Plan, reason: string, by: By): Plan {
  const { step: from } = plan
  if (!isReversible(plan) || from === undefined) throw wrongStep()
  const event = { ...by, what: 'rolledBack', step: from, reason } as const
  return withEvent({ ...plan, step: 'rollBack', rolledBack: { ...by, reason, from } }, event)
}
