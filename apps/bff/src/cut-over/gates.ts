import type {
  CutOver,
  CutOverChange,
  CutOverGate,
  CutOverStep,
  EnteredGate,
  Gate,
  GateReason,
} from '@mailroom/schemas/cut-overs'
import { enteredGates } from '@mailroom/schemas/cut-overs'
import { proposedSpf, wantedOf } from './changes.ts'
import { type Measured, policyStreak } from './measured.ts'
import type { Plan } from './plan.ts'
import { coversHost } from './policy.ts'
import { confirmedFrom, latest } from './verdict.ts'

/** All that gates are decided by; nothing else is asked. Source: CUT-05. */
export type GateFacts = {
  now: Date
  domain: string
  step: CutOverStep
  plan: Plan
  changes: readonly CutOverChange[]
  /** How many resolvers were asked. */
  resolvers: number
  foreign: CutOver['foreign']
  checkedAt: string | undefined
  measured: Measured
  /** Since when each set has had its low TTL at all name servers, by name and type. */
  lowSince: ReadonlyMap<string, string | undefined>
  /** How many errors the linter finds for the target; absent without a snapshot. */
  lintErrors?: number | undefined
  isVerified?: boolean
  secondPass?: 'none' | 'open' | 'settled'
}

type Held = Omit<Gate, 'id'>

const held: Held = { isHeld: true }
const notNeeded: Held = { isHeld: true, reason: 'notNeeded' }

function closed(reason: GateReason, values?: readonly string[], until?: string): Held {
  return {
    ...{ isHeld: false, reason },
    ...(values && values.length > 0 ? { values: [...values] } : {}),
    ...(until === undefined ? {} : { until }),
  }
}

function later(at: string, seconds: number): string {
  return new Date(Date.parse(at) + seconds * 1_000).toISOString()
}

/** Holds once a time has come. */
function from(until: string | undefined, now: Date): Held {
  if (until === undefined) return closed('notChecked')
  return Date.parse(until) <= now.getTime() ? held : closed('waiting', [], until)
}

function entered({ plan }: GateFacts, id: EnteredGate): Held {
  const known = plan.entered[id]
  return known ? { isHeld: true, entered: known } : closed('notEntered')
}

/** How long senders may keep the old MX. Seconds. Source: [MS4]. */
const watchSeconds = 72 * 60 * 60

/** The most that receivers look up for SPF. Source: RFC 7208, 4.6.4. */
const most = { lookups: 10, voids: 2 }

/** The order in which verdicts are told. */
const openVerdicts = [
  ...(['otherValue', 'serversDiffer', 'missing', 'stillOld', 'notReachable'] as const),
] as const

/** Whether the changes of a step are seen by all servers that are asked, and twice. Source: CUT-06. */
function changeSeen({ changes, step, resolvers, now }: GateFacts): Held {
  if (changes.length === 0) return notNeeded
  if (changes.some(({ verdict }) => verdict === undefined)) return closed('notChecked')
  for (const verdict of openVerdicts) {
    const wrong = changes.filter((each) => each.verdict === verdict)
    if (wrong.length === 0) continue
    const servers = wrong.flatMap(({ seen }) =>
      seen.flatMap((each) => (each.verdict === verdict ? [each.server] : [])),
    )
    const names = wrong.map(({ name, type }) => `${name} ${type}`)
    const open = changes.filter((each) => each.verdict !== 'asWanted')
    const isOld = verdict === 'stillOld' || verdict === 'missing'
    const toEnter = open.filter(({ seen }) =>
      seen.some((each) => each.kind === 'authoritative' && each.verdict !== 'asWanted'),
    )
    // Time alone mends nothing that nobody has entered.
    if (isOld && toEnter.length > 0)
      return closed(
        'toEnter',
        toEnter.map(({ name, type }) => `${name} ${type}`),
      )
    const late = open.flatMap(({ seen }) =>
      seen.flatMap(({ server, isLate }) => (isLate ? [server] : [])),
    )
    if (isOld && late.length > 0) return closed('keptTooLong', [...names, ...new Set(late)])
    const ends = open.flatMap((each) => each.until ?? [])
    const until = ends.length === open.length ? latest(ends) : undefined
    const isAhead = until !== undefined && Date.parse(until) > now.getTime()
    const values = wrong.flatMap(({ seen }) =>
      seen.flatMap((each) => (each.verdict === 'otherValue' ? each.values : [])),
    )
    const about = new Set([...names, ...values, ...servers])
    return closed(verdict, [...about], isAhead ? until : undefined)
  }
  if (step === 'mx' && resolvers < 2) return closed('tooFewResolvers', [String(resolvers)])
  const open = changes.filter(({ isConfirmed }) => !isConfirmed)
  if (open.length === 0) return held
  return closed('checkAgain', [], latest(open.flatMap((each) => confirmedFrom(each) ?? [])))
}

function oldTtlPassed({ changes, plan, lowSince, now }: GateFacts): Held {
  if (changes.length === 0) return notNeeded
  const ends = changes.map(({ name, type }) => {
    const since = lowSince.get(`${name} ${type}`)
    const old = plan.recorded?.records.find((each) => each.name === name && each.type === type)
    return since === undefined ? undefined : later(since, old?.ttl ?? 0)
  })
  const known = ends.flatMap((end) => end ?? [])
  return known.length < ends.length ? closed('stillOld') : from(latest(known), now)
}

function hasPolicyRecord({ plan, domain }: GateFacts): boolean {
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

function policySeen(facts: GateFacts): Held {
  if (!hasPolicyRecord(facts)) return notNeeded
  const last = facts.measured.policy.at(-1)
  if (!last) return closed('notChecked')
  if (!last.found) return closed('notReachable', [last.failure ?? ''])
  const streak = policyStreak(facts.measured.policy, isPolicyRight(facts))
  if (!streak) return closed('otherValue', [last.found.mode, ...last.found.mx])
  return streak.reads >= 2 ? held : closed('checkAgain')
}

function maxAgePassed(facts: GateFacts): Held {
  if (!hasPolicyRecord(facts)) return notNeeded
  const { recorded } = facts.plan
  const streak = policyStreak(facts.measured.policy, isPolicyRight(facts))
  if (!recorded?.policy) return closed('notReadable')
  if (!streak) return closed('waiting')
  // Senders that kept the policy from before ask for nothing.
  const since = recorded.policy.mode === 'enforce' ? streak.from : recorded.at
  return from(later(since, recorded.policy.maxAge), facts.now)
}

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

function spfCost({ measured, plan, domain }: GateFacts) {
  const { spf } = measured
  // A proposal that nobody has measured yet may cost more than what is there.
  const isAsked = proposedSpf(plan, domain) !== undefined
  return spf && (spf.proposed ?? (isAsked ? undefined : spf.live))
}

function spfLookups(facts: GateFacts): Held {
  const cost = spfCost(facts)
  if (!cost) return closed('notChecked')
  if (cost.isLoop) return closed('loop')
  return cost.lookups <= most.lookups ? held : closed('tooMany', [String(cost.lookups)])
}

function spfVoids(facts: GateFacts): Held {
  const cost = spfCost(facts)
  if (!cost) return closed('notChecked')
  return cost.voids <= most.voids ? held : closed('tooMany', [String(cost.voids)])
}

function spfSingle({ measured }: GateFacts): Held {
  const count = measured.spf?.records.length
  if (count === undefined) return closed('notChecked')
  return count === 1 ? held : closed(count === 0 ? 'missing' : 'tooMany', [String(count)])
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
