import type { CutOverGate, EnteredGate, Gate } from '@mailroom/schemas/cut-overs'
import { enteredGates } from '@mailroom/schemas/cut-overs'
import { wantedOf } from './changes.ts'
import { closed, from, type GateFacts, type Held, held, later, notNeeded } from './gate-facts.ts'
import { changeSeen, oldTtlPassed } from './gates-of-changes.ts'
import { hasPolicyRecord, maxAgePassed, policySeen } from './gates-of-policy.ts'
import { spfLookups, spfSingle, spfVoids } from './gates-of-spf.ts'

function entered({ plan }: GateFacts, id: EnteredGate): Held {
  const known = plan.entered[id]
  return known ? { isHeld: true, entered: known } : closed('notEntered')
}

/** How long senders may keep the old MX. Seconds. Source: [MS4]. */
const watchSeconds = 72 * 60 * 60

/** Returns the purposes of which a step needs records that the target's console shows. */
function missingPurposes(facts: GateFacts): string[] {
  const { plan, step } = facts
  const needs = (purpose: Parameters<typeof wantedOf>[1], count = 1) =>
    wantedOf(plan, purpose).length < count ? [purpose] : []
  if (step === 'target') return [...needs('mx'), ...needs('dkim')]
  if (step === 'mtaSts') return hasPolicyRecord(facts) ? needs('mtaSts') : []
  if (step === 'senders') return hasPolicyRecord(facts) ? needs('mtaSts', 2) : []
  return step === 'spf' || step === 'mx' ? needs(step) : []
}

/** Whether a DMARC record lets mail through that fails it. `pct` says nothing any more. Source: [R]. */
function isMild(text: string): boolean {
  const tags = text.split(';').map((tag) => tag.replaceAll(/\s/g, '').toLowerCase())
  return tags.includes('p=none') || tags.includes('t=y') || !tags.some((tag) => /^p=/.test(tag))
}

/** Whether no DMARC record stands in the way; undefined if nobody knows. */
function isDmarcMild({ measured: { dmarc } }: GateFacts): boolean | undefined {
  return dmarc?.filter((text) => /^v=DMARC1/i.test(text)).every(isMild)
}

const gates: Record<Exclude<CutOverGate, EnteredGate>, (facts: GateFacts) => Held> = {
  recorded: ({ plan }) => (plan.recorded ? held : closed('notRecorded')),
  serversAgree: ({ plan: { recorded } }) => {
    if (!recorded) return closed('notRecorded')
    const { differing, silent, servers } = recorded
    if (differing.length > 0)
      return closed(
        'serversDiffer',
        differing.map(({ name, type }) => `${name} ${type}`),
      )
    return silent.length > 0 || servers.length === 0 ? closed('notReachable', silent) : held
  },
  rollbackTaken: ({ plan }) => (plan.recorded?.taken ? held : closed('notTaken')),
  onlyOwnChange: ({ foreign, checkedAt }) => {
    if (checkedAt === undefined) return closed('notChecked')
    return foreign.length === 0
      ? held
      : closed(
          'otherValue',
          foreign.flatMap(({ name, type, live }) => [`${name} ${type}`, ...live]),
        )
  },
  recordsEntered: (facts) => {
    const missing = missingPurposes(facts)
    return missing.length === 0 ? held : closed('notEntered', missing)
  },
  changeSeen,
  ttlLow: changeSeen,
  oldTtlPassed,
  lintClear: ({ lintErrors }) => {
    if (lintErrors === undefined) return closed('noSnapshot')
    return lintErrors === 0 ? held : closed('errors', [String(lintErrors)])
  },
  policySeen,
  maxAgePassed,
  spfLookups,
  spfVoids,
  spfSingle,
  dmarcSafe: (facts) => {
    if (facts.plan.entered.dkimAligned) return held
    const isSafe = isDmarcMild(facts)
    return isSafe === undefined ? closed('notChecked') : isSafe ? held : closed('unsafe')
  },
  watched: ({ plan, now }) => {
    const since = plan.done.mx?.at
    return from(since === undefined ? undefined : later(since, watchSeconds), now)
  },
  secondPassSettled: ({ secondPass = 'none' }) =>
    ({ none: closed('noRun'), open: closed('runOpen'), settled: held })[secondPass],
  sesSilent: ({ measured: { sent }, plan }) => {
    if (plan.entered.sesStays) return notNeeded
    if (sent === undefined) return closed('notReadable')
    return sent === 0 ? held : closed('sending', [String(sent)])
  },
  domainRemoved: ({ measured: { isDomainThere } }) => {
    if (isDomainThere === undefined) return closed('notReadable')
    return isDomainThere ? closed('stillThere') : held
  },
}

/** What people enter only if something else does not hold already. */
const instead: Partial<Record<EnteredGate, (facts: GateFacts) => boolean>> = {
  targetVerified: ({ isVerified = false }) => isVerified,
  dkimAligned: (facts) => isDmarcMild(facts) ?? false,
  sesStays: ({ measured }) => measured.sent === 0,
}

/** Of these two one is enough: what people enter makes the one before it hold. Source: CUT-05. */
const alternatives: readonly EnteredGate[] = ['dkimAligned', 'sesStays']

function isEntered(id: CutOverGate): id is EnteredGate {
  return enteredGates.some((each) => each === id)
}

/** Returns whether a gate of the current step holds, and if not, why and until when. Source: CUT-05. */
export function gateOf(id: CutOverGate, facts: GateFacts): Gate {
  if (!isEntered(id)) return { id, ...gates[id](facts) }
  const said = entered(facts, id)
  const isElse = !said.isHeld && (instead[id]?.(facts) ?? false)
  if (isElse) return { id, ...notNeeded }
  // It alone does not stand in the way: the one before says what is missing.
  if (!said.isHeld && alternatives.includes(id)) return { id, isHeld: true, reason: 'alternative' }
  return { id, ...said }
}
