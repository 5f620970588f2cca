import { wantedOf } from './changes.ts'
import { closed, from, type GateFacts, type Held, held, later, notNeeded } from './gate-facts.ts'
import { type Measured, policyStreak } from './measured.ts'
import { coversHost } from './policy.ts'

/** Whether the domain has a policy for senders: MTA-STS. */
export function hasPolicyRecord({ plan, domain }: GateFacts): boolean {
  const records = plan.recorded?.records ?? []
  return records.some(({ name }) => name === `_mta-sts.${domain}`)
}

function hostOf(value: string): string {
  return value.split(' ').at(-1) ?? ''
}

/** Says which policy lets mail through: to both systems, or to the new one alone. Source: CUT-05. */
function isPolicyRight({ plan, domain, step }: GateFacts) {
  const before = (plan.recorded?.records ?? []).filter(
    ({ name, type }) => type === 'MX' && name === domain,
  )
  const old = before.map(({ value }) => hostOf(value))
  const target = wantedOf(plan, 'mx').map(({ value }) => hostOf(value))
  return (policy: NonNullable<Measured['policy'][number]['found']>) => {
    const covers = (host: string) => coversHost(policy, host)
    const isMild = policy.mode !== 'enforce'
    if (step === 'senders')
      return (
        (isMild || target.every(covers)) &&
        !old.some((host) => !target.includes(host) && covers(host))
      )
    return isMild || [...old, ...target].every(covers)
  }
}

/** Whether a policy is there that lets mail through, and was read twice. */
export function policySeen(facts: GateFacts): Held {
  if (!hasPolicyRecord(facts)) return notNeeded
  const last = facts.measured.policy.at(-1)
  if (!last) return closed('notChecked')
  if (!last.found) return closed('notReachable', [last.failure ?? ''])
  const streak = policyStreak(facts.measured.policy, isPolicyRight(facts))
  if (!streak) return closed('otherValue', [last.found.mode, ...last.found.mx])
  return streak.reads >= 2 ? held : closed('checkAgain')
}

/** Whether no sender keeps the policy from before. */
export function maxAgePassed(facts: GateFacts): Held {
  if (!hasPolicyRecord(facts)) return notNeeded
  const { recorded } = facts.plan
  const streak = policyStreak(facts.measured.policy, isPolicyRight(facts))
  if (!recorded?.policy) return closed('notReadable')
  if (!streak) return closed('waiting')
  // Senders that kept the policy from before ask for nothing.
  const since = recorded.policy.mode === 'enforce' ? streak.from : recorded.at
  return from(later(since, recorded.policy.maxAge), facts.now)
}
