import { closed, from, type GateFacts, type Held, held, later, notNeeded } from './gate-facts.ts'
import { confirmedFrom, latest } from './verdict.ts'

/** The order in which verdicts are told. */
const openVerdicts = [
  ...(['otherValue', 'serversDiffer', 'missing', 'stillOld', 'notReachable'] as const),
] as const

/** Whether the changes of a step are seen by all servers that are asked, and twice. Source: CUT-06. */
export function changeSeen({ changes, step, resolvers, now }: GateFacts): Held {
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

/** Whether the records as they were are in no cache any more. */
export function oldTtlPassed({ changes, plan, lowSince, now }: GateFacts): Held {
  if (changes.length === 0) return notNeeded
  const ends = changes.map(({ name, type }) => {
    const since = lowSince.get(`${name} ${type}`)
    const old = plan.recorded?.records.find((each) => each.name === name && each.type === type)
    return since === undefined ? undefined : later(since, old?.ttl ?? 0)
  })
  const known = ends.flatMap((end) => end ?? [])
  return known.length < ends.length ? closed('stillOld') : from(latest(known), now)
}
