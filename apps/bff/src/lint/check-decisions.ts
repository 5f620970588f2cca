import { decided, isCountryCode } from '@mailroom/schemas/lint/decisions'
import type { SnapshotModel } from '@mailroom/schemas/lint/model'
import { partsOf } from '@mailroom/schemas/lint/rule'
import type { LintDecisions } from '@mailroom/schemas/lint-findings'
import { refusal } from '../operations/refusal.ts'

/** In the last time zone a day ends twelve hours after it has ended in UTC. */
const lastZoneMs = 12 * 60 * 60_000

/** Returns the domains of a snapshot, and those of addresses elsewhere. */
function domainsOf({ domains, addresses, users, groups, resources }: SnapshotModel): Set<string> {
  const known = new Set(domains.keys())
  for (const { address } of addresses) known.add(partsOf(address).domain)
  for (const rows of [users, groups, resources])
    for (const { email } of rows.values()) if (email) known.add(partsOf(email).domain)
  return known
}

const before = (line: string) => line.slice(0, line.indexOf('=')).trim()
const after = (line: string) => line.slice(line.indexOf('=') + 1).trim()

type Checked = {
  wanted: LintDecisions
  current: LintDecisions
  /** The newest snapshot of everything; without one nobody knows the domains. */
  model: SnapshotModel | undefined
  now: Date
}

/**
 * Refuses new lines about a domain or country that there is not, and a day that is over: a line with
 * a slip of the pen would be kept and decide nothing. What was decided before stays. Error:
 * InvalidInput, at the first line of a field that is wrong.
 */
export function checkDecisions({ wanted, current, model, now }: Checked): void {
  const domains = model && domainsOf(model)
  const targets = new Set(wanted.domains.map(after))
  // Before anything is decided about a domain, it may be verified under its own name.
  const isKnown = (domain: string) => !domains || domains.has(domain)
  const isVerifiable = (domain: string) => isKnown(domain) || targets.has(domain)
  const rules = {
    countries: { code: 'unknownCountry', isRight: (line: string) => isCountryCode(after(line)) },
    domains: { code: 'unknownDomain', isRight: (line: string) => isKnown(before(line)) },
    verified: {
      code: 'unknownDomain',
      isRight: (line: string) => isVerifiable(line.slice(line.indexOf(' ') + 1)),
    },
  } as const
  const wrong: Record<string, { code: string }> = {}
  for (const name of ['countries', 'domains', 'verified'] as const) {
    const { code, isRight } = rules[name]
    const kept = new Set(current[name])
    const at = wanted[name].findIndex((line) => !kept.has(line) && !isRight(line))
    if (at >= 0) wrong[`${name}.${at}`] = { code }
  }
  const { swapAt } = decided(wanted)
  const today = new Date(now.getTime() - lastZoneMs).toISOString().slice(0, 10)
  if (swapAt !== undefined && wanted.swapDate !== current.swapDate && swapAt < Date.parse(today))
    wrong.swapDate = { code: 'dayIsOver' }
  if (Object.keys(wrong).length > 0)
    throw refusal('InvalidInput', 'A decision is about nothing that there is.', wrong)
}
