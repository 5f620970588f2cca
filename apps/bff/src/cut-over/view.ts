import { cutOverRecipes, isOldRecipe } from '@mailroom/schemas/cut-over/recipes'
import { type CutOver, enteredGates, type Gate, type Step } from '@mailroom/schemas/cut-overs'
import { stateOf, stepGates, stepsDone, stepsInOrder } from './steps.ts'
import type { StoredPlan } from './tables.ts'

/** Returns a cut-over as people see it. */
export function viewOf(stored: StoredPlan, { now }: { now: Date }): CutOver {
  const { plan, domain, version } = stored
  const { step, recorded } = plan
  const done = stepsDone(plan)
  const shown = step === 'rollBack' ? ([step, ...stepsInOrder] as const) : stepsInOrder
  const { checkedOn } = cutOverRecipes[plan.target]
  const gateOf = (id: Gate['id']): Gate => {
    const entered = enteredGates.find((each) => each === id)
    const known = entered && plan.entered[entered]
    return known
      ? { id, isHeld: true, entered: known }
      : { id, isHeld: false, reason: 'notChecked' }
  }
  return {
    ...{ domain, version, target: plan.target, state: stateOf(plan), created: plan.created },
    ...(step === undefined ? {} : { step }),
    recipe: { checkedOn, isOld: isOldRecipe({ checkedOn }, now) },
    wanted: plan.wanted,
    ...(recorded === undefined ? {} : { recorded }),
    steps: shown.map((id): Step => {
      const how = plan.done[id]
      const state = id === step ? 'current' : done.includes(id) ? 'done' : 'waiting'
      const gates = stepGates[id].map(gateOf)
      return { id, state, gates, changes: [], ...(how ? { done: how } : {}) }
    }),
    ...{ foreign: [], dmarcIgnored: [], resolvers: [] },
    ...{ events: plan.events, earlier: plan.earlier },
    ...(stored.checked_at === null ? {} : { checkedAt: stored.checked_at }),
    checksUntil: stored.check_until,
  }
}
