import { withoutIgnoredTags } from '@mailroom/schemas/cut-over/dmarc'
import type { CutOverStep, WantedPurpose } from '@mailroom/schemas/cut-overs'
import { plainName } from '@mailroom/schemas/dns-records'
import { isSpf, mergeSpf, withoutSpfInclude } from '@mailroom/schemas/merge-spf'
import type { Plan } from './plan.ts'
import { stepsDone, stepsInOrder } from './steps.ts'
import {
  comparableValue,
  isSame,
  keyOf,
  type Question,
  valuesAt,
  type Zone,
  zoneOf,
} from './zone.ts'

/** The TTL that records have before they are switched, in seconds; 300 is better. Source: CUT-05. */
export const lowTtl = 3_600

/** A set of records that a step changes; with `ttl`, how long resolvers may keep it. */
export type SetChange = Question & {
  before: readonly string[]
  after: readonly string[]
  ttl?: number
  /** Values besides `before` that are old, too: what the plan had before it was rolled back. */
  olds?: readonly (readonly string[])[]
  /** How long resolvers may keep the old values, where no name server told it. Seconds. */
  oldTtl?: number
}

/** What changes are made of: the plan of a domain, and the zone as it should be before the step. */
type About = { domain: string; plan: Plan; zone: Zone }

const addressTypes = ['CNAME', 'A', 'AAAA'] as const

/** The include by which SES may send for a domain. Source: 03 §3.1. */
const sesInclude = 'amazonses.com'

/** Whether a value leads clients to WorkMail. Source: 03 §3.1. */
function leadsToWorkmail(value: string): boolean {
  return /(?:^|\.)(?:awsapps\.com|amazonaws\.com)$/.test(plainName(value.split(' ').at(-1) ?? ''))
}

export function wantedOf({ wanted }: Plan, purpose: WantedPurpose) {
  return wanted
    .filter((record) => record.purpose === purpose)
    .map(({ name, type, value }) => ({
      ...{ name: plainName(name), type, value: comparableValue(type, value) },
    }))
}

function change(zone: Zone, at: Question, after: readonly string[]): SetChange[] {
  const before = valuesAt(zone, at.name, at.type)
  return isSame(at.type, before, after) ? [] : [{ ...at, before, after }]
}

/** Adds records beside those that are there. */
function added({ plan, zone }: About, purpose: WantedPurpose): SetChange[] {
  const sets = new Map<string, Question & { values: string[] }>()
  for (const { name, type, value } of wantedOf(plan, purpose)) {
    const known = sets.get(keyOf({ name, type })) ?? { name, type, values: [] }
    sets.set(keyOf({ name, type }), { ...known, values: [...known.values, value] })
  }
  return [...sets.values()].flatMap(({ name, type, values }) => {
    // A name has one CNAME; the keys of DKIM are one text each.
    const isOne = type === 'CNAME' || purpose === 'dkim' || purpose === 'clients'
    const kept = isOne ? [] : valuesAt(zone, name, type)
    const own = values.filter((value) => !kept.some((each) => isSame(type, [each], [value])))
    return change(zone, { name, type }, [...kept, ...own])
  })
}

/** Returns the SPF record that a zone has; the first of several. */
export function spfIn(zone: Zone, domain: string): string | undefined {
  return valuesAt(zone, domain, 'TXT').find(isSpf)
}

/** Replaces the SPF record at the domain, beside which other texts stay. */
function spfReplaced({ domain, zone }: About, spf: string | undefined): SetChange[] {
  if (spf === undefined) return []
  const others = valuesAt(zone, domain, 'TXT').filter((value) => !isSpf(value))
  return change(zone, { name: domain, type: 'TXT' }, [...others, spf])
}

/** Returns the record that lets both systems send. Source: CUT-07. */
export function bothSpf({ plan, domain, zone }: About): string | undefined {
  const records = valuesAt(zone, domain, 'TXT').filter(isSpf)
  const asked = wantedOf(plan, 'spf').map(({ value }) => value)
  return asked.length === 0 ? undefined : mergeSpf([...records, ...asked]).value
}

/** Returns the record without SES, unless SES still sends. */
export function newSpf({ plan, domain, zone }: About): string | undefined {
  const record = spfIn(zone, domain)
  return record === undefined || plan.entered.sesStays
    ? record
    : withoutSpfInclude(record, sesInclude)
}

/** Returns the clients' names that lead to WorkMail, or that the target wants otherwise. */
function clientChanges(about: About): SetChange[] {
  const { plan, zone, domain } = about
  const wanted = added(about, 'clients')
  const names = new Set(wantedOf(plan, 'clients').map(({ name }) => name))
  const replaced = [...zone.values()].flatMap((set) => {
    const isClients = set.name !== domain && !set.name.startsWith('mta-sts.')
    const isAddress = addressTypes.some((type) => type === set.type)
    const isService = set.type === 'SRV'
    const isWanted = wantedOf(plan, 'clients').some((each) => keyOf(each) === keyOf(set))
    if (!isClients || !(isAddress || isService) || isWanted) return []
    const isReplaced = isAddress && names.has(set.name)
    return isReplaced || set.values.some(leadsToWorkmail) ? change(zone, set, []) : []
  })
  // The DKIM names of SES are CNAMEs, too.
  return [...replaced.filter(({ name }) => !name.includes('._domainkey.')), ...wanted]
}

/** Returns what is removed or put back once the old system sends nothing any more. */
function senderChanges(about: About): SetChange[] {
  const { plan, zone, domain } = about
  const { recorded } = plan
  const spf = spfReplaced(about, newSpf(about))
  const removed = plan.entered.sesStays
    ? []
    : [
        ...(recorded?.sesDkim ?? []).map((name) => ({ name, type: 'CNAME' })),
        { name: `_amazonses.${domain}`, type: 'TXT' },
        ...['MX', 'TXT'].flatMap((type) =>
          recorded?.mailFrom === undefined ? [] : [{ name: recorded.mailFrom, type }],
        ),
      ]
  const dmarc = { name: `_dmarc.${domain}`, type: 'TXT' }
  const before = valuesAt(zoneOf(recorded?.records ?? []), dmarc.name, dmarc.type)
  const strength = wantedOf(plan, 'dmarc').length > 0 ? before.map(withoutIgnoredTags) : []
  const [, last] = wantedOf(plan, 'mtaSts')
  return [
    ...spf,
    ...removed.flatMap((at) => change(zone, at, [])),
    ...(strength.length > 0 ? change(zone, dmarc, strength) : []),
    ...(last ? change(zone, last, [last.value]) : []),
  ]
}

const timedTypes: readonly Question[] = [
  ...[
    { name: '', type: 'MX' },
    { name: '', type: 'TXT' },
  ],
  ...addressTypes.map((type) => ({ name: 'autodiscover.', type })),
]

/** Returns the sets whose TTL is lowered before the switch. Source: CUT-05 step 2. */
function timedSets({ domain, plan, zone }: About): SetChange[] {
  const recorded = zoneOf(plan.recorded?.records ?? [])
  return timedTypes.flatMap(({ name, type }) => {
    const set = recorded.get(keyOf({ name: `${name}${domain}`, type }))
    if (!set || (type === 'TXT' && !set.values.some(isSpf))) return []
    const values = valuesAt(zone, set.name, type)
    const { ttl = 0 } = set
    return ttl > lowTtl ? [{ name: set.name, type, before: values, after: values, ttl }] : []
  })
}

const changesBy: Record<CutOverStep, (about: About) => SetChange[]> = {
  rollBack: () => [],
  record: () => [],
  ttl: (about) => timedSets(about).map((set) => ({ ...set, ttl: lowTtl })),
  target: (about) => [...added(about, 'ownership'), ...added(about, 'dkim')],
  mtaSts: ({ plan, zone }) => {
    const [first] = wantedOf(plan, 'mtaSts')
    return first ? change(zone, first, [first.value]) : []
  },
  spf: (about) => spfReplaced(about, bothSpf(about)),
  dmarc: ({ plan, zone }) => {
    const [record] = wantedOf(plan, 'dmarc')
    return record ? change(zone, record, [record.value]) : []
  },
  mx: ({ plan, zone, domain }) => {
    const values = wantedOf(plan, 'mx').map(({ value }) => value)
    return values.length === 0 ? [] : change(zone, { name: domain, type: 'MX' }, values)
  },
  watch: () => [],
  secondPass: () => [],
  clients: clientChanges,
  senders: senderChanges,
  finish: (about) => timedSets(about).filter(({ after }) => after.length > 0),
}

function applied(zone: Zone, changes: readonly Omit<SetChange, 'before'>[]): Zone {
  const next = new Map(zone)
  for (const { name, type, after } of changes) {
    const ttl = zone.get(keyOf({ name, type }))?.ttl
    const set = { name, type, values: after, ...(ttl === undefined ? {} : { ttl }) }
    next.set(keyOf({ name, type }), set)
  }
  return next
}

function throughSteps(plan: Plan, domain: string, steps: readonly CutOverStep[]): Zone {
  return steps.reduce<Zone>(
    (zone, step) => {
      const accepted = plan.accepted.filter((each) => each.step === step)
      const own = changesBy[step]({ domain, plan, zone })
      return applied(
        applied(zone, own),
        accepted.map(({ values: after, ...at }) => ({ ...at, after })),
      )
    },
    zoneOf(plan.recorded?.records ?? []),
  )
}

/** Returns the zone as it should be now: as recorded, with the changes of the steps that are done. */
export function expectedZone(plan: Plan, domain: string): Zone {
  return throughSteps(plan, domain, stepsDone(plan))
}

/** Returns what a step changes, whether it is done, under way or to come. Source: CUT-05. */
export function changesOf(step: CutOverStep, plan: Plan, domain: string): SetChange[] {
  const zone = throughSteps(plan, domain, stepsInOrder.slice(0, stepsInOrder.indexOf(step)))
  return changesBy[step]({ domain, plan, zone })
}

/** Returns all names and types that any step changes. */
export function changedKeys(plan: Plan, domain: string): Question[] {
  const all = stepsInOrder.flatMap((step) => changesOf(step, plan, domain))
  return [...new Map(all.map(({ name, type }) => [keyOf({ name, type }), { name, type }])).values()]
}

/** Returns the values that a plan has given a set so far, the newest last. */
export function publishedValues(plan: Plan, domain: string, at: Question): (readonly string[])[] {
  const last = plan.rolledBack?.from ?? plan.step
  const steps = stepsInOrder.slice(0, last ? stepsInOrder.indexOf(last) + 1 : undefined)
  return steps.flatMap((step) =>
    changesOf(step, plan, domain).flatMap((each) =>
      keyOf(each) === keyOf(at) ? [each.after] : [],
    ),
  )
}

/** Returns the record that receivers should find at the moment; none while a plan is put back. Source: CUT-07. */
export function proposedSpf(plan: Plan, domain: string): string | undefined {
  if (plan.step === 'rollBack') return undefined
  const step = plan.step ?? 'finish'
  const isLate = stepsInOrder.indexOf(step) >= stepsInOrder.indexOf('senders')
  const first = isLate ? 'senders' : 'spf'
  const zone = throughSteps(plan, domain, stepsInOrder.slice(0, stepsInOrder.indexOf(first)))
  return isLate ? newSpf({ plan, domain, zone }) : bothSpf({ plan, domain, zone })
}
