import { proposedSpf } from './changes.ts'
import { closed, type GateFacts, type Held, held } from './gate-facts.ts'

/** The most that receivers look up for SPF. Source: RFC 7208, 4.6.4. */
const most = { lookups: 10, voids: 2 }

function spfCost({ measured, plan, domain }: GateFacts) {
  const { spf } = measured
  // A proposal that nobody has measured yet may cost more than what is there.
  const isAsked = proposedSpf(plan, domain) !== undefined
  return spf && (spf.proposed ?? (isAsked ? undefined : spf.live))
}

export function spfLookups(facts: GateFacts): Held {
  const cost = spfCost(facts)
  if (!cost) return closed('notChecked')
  if (cost.isLoop) return closed('loop')
  return cost.lookups <= most.lookups ? held : closed('tooMany', [String(cost.lookups)])
}

export function spfVoids(facts: GateFacts): Held {
  const cost = spfCost(facts)
  if (!cost) return closed('notChecked')
  return cost.voids <= most.voids ? held : closed('tooMany', [String(cost.voids)])
}

export function spfSingle({ measured }: GateFacts): Held {
  const count = measured.spf?.records.length
  if (count === undefined) return closed('notChecked')
  return count === 1 ? held : closed(count === 0 ? 'missing' : 'tooMany', [String(count)])
}
