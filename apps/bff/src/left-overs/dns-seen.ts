import { type DnsPurpose, type DnsResult, dnsResultDays } from '@mailroom/schemas/dns-records'
import { isSpf } from '@mailroom/schemas/merge-spf'
import type { Run } from '../cut-over/sighting.ts'
import { type Sightings, sightingsOf } from '../cut-over/sightings-store.ts'
import { listPlans, type Place } from '../cut-over/tables.ts'
import { keyOf, type Question } from '../cut-over/zone.ts'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import { isAtAws } from '../dns/leads-to-aws.ts'
import { dnsResultsOf } from '../store/dns-results.ts'
import type { Store } from '../store/open-store.ts'

const dayMs = 24 * 60 * 60_000

export type SeenRecords = DnsResult & { domainName: string }

/** The names of a cut-over that only AWS can tell. */
type Names = { domain: string; sesDkim: readonly string[]; mailFrom?: string | undefined }

/** Returns what of the questions of a cut-over's checks says where the records of a purpose lead. */
function questionsOf({ domain, sesDkim, mailFrom }: Names): [DnsPurpose, Question[]][] {
  return [
    ['mx', [{ name: domain, type: 'MX' }]],
    ['autodiscover', [{ name: `autodiscover.${domain}`, type: 'CNAME' }]],
    ['dkim', sesDkim.map((name) => ({ name, type: 'CNAME' }))],
    ['spf', [{ name: domain, type: 'TXT' }]],
    ['mailFromMx', mailFrom === undefined ? [] : [{ name: mailFrom, type: 'MX' }]],
    ['mailFromSpf', mailFrom === undefined ? [] : [{ name: mailFrom, type: 'TXT' }]],
  ]
}

type Said = { leadsToAws: boolean; at: string }

/**
 * Returns where a record leads, as servers said last: to AWS if any of them says so, as the checks of
 * a domain judge it. Undefined if no name server tells, or a set is too long to be kept whole.
 */
function saidOf({ name, type }: Question, sightings: Sightings): Said | undefined {
  const all = (sightings.get(keyOf({ name, type })) ?? []).flatMap(({ kind, runs }) => {
    const run = runs.findLast(({ values }) => values !== undefined)
    return run?.values ? [{ kind, ...run, values: run.values }] : []
  })
  const isCut = all.some(({ values }) => values.some((value) => value.startsWith('… ')))
  if (isCut || !all.some(({ kind }) => kind === 'authoritative')) return undefined
  const leads = ({ values = [] }: Pick<Run, 'values'>) =>
    values.some((value) => isAtAws(value) && (type !== 'TXT' || isSpf(value)))
  const leading = all.filter(leads)
  const [at] = (leading.length > 0 ? leading : all)
    .map(({ to }) => to)
    .toSorted()
    .toReversed()
  return at === undefined ? undefined : { leadsToAws: leading.length > 0, at }
}

/** Returns where the records of a domain lead, as the checks of its cut-over saw. Source: CUT-06. */
export function seenInCutOver(names: Names, sightings: Sightings): SeenRecords[] {
  return questionsOf(names).flatMap(([purpose, questions]) => {
    const said = questions.map((each) => saidOf(each, sightings))
    const known = said.flatMap((each) => each ?? [])
    const leading = known.filter(({ leadsToAws }) => leadsToAws)
    if (leading.length === 0 && known.length < questions.length) return []
    const [checkedAt] = (leading.length > 0 ? leading : known).map(({ at }) => at).toSorted()
    if (checkedAt === undefined) return []
    const leadsToAws = leading.length > 0
    // What WorkMail makes of it is not known here, and not asked.
    return [
      { domainName: names.domain, purpose, status: 'inconsistent' as const, checkedAt, leadsToAws },
    ]
  })
}

/**
 * Returns the newest of what Mailroom knows about where the records of all domains lead: what somebody
 * checked at a domain, and what the checks of a cut-over see. Source: EXIT-12.
 */
export async function newestRecords(store: Store, scope: Scope, now: Date): Promise<SeenRecords[]> {
  const directory = directoryOf(scope)
  const oldest = new Date(now.getTime() - dnsResultDays * dayMs).toISOString()
  const plans = await listPlans(store, directory)
  const seen = await Promise.all(
    plans.map(async ({ domain, plan: { recorded } }) => {
      const names = { domain, sesDkim: recorded?.sesDkim ?? [], mailFrom: recorded?.mailFrom }
      const asked = questionsOf(names).flatMap(([, questions]) => questions)
      const place: Place = { directory, domain }
      return seenInCutOver(names, await sightingsOf(store, place, asked))
    }),
  )
  const newest = new Map<string, SeenRecords>()
  for (const each of [...(await dnsResultsOf(store).all(scope, now)), ...seen.flat()]) {
    const key = `${each.domainName} ${each.purpose}`
    const before = newest.get(key)
    if (each.checkedAt >= oldest && (!before || before.checkedAt < each.checkedAt))
      newest.set(key, each)
  }
  return [...newest.values()]
}
