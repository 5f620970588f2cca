import type { CutOverChange, CutOverVerdict } from '@mailroom/schemas/cut-overs'
import type { SetChange } from './changes.ts'
import { apartMs, type Run, type Sighting, streakOf } from './sighting.ts'
import { isSame } from './zone.ts'

/** What a server is known by, and what it said. */
export type ServerSighting = Sighting & { server: string }

/** Whether a run says what a change wants. Only name servers tell the TTL as it is. */
function isWanted({ type, after, ttl }: SetChange, kind: Sighting['kind'], run: Run): boolean {
  const isShort = kind === 'recursive' || ttl === undefined || (run.ttl ?? 0) <= ttl
  return isSame(type, run.values ?? [], after) && (isShort || after.length === 0)
}

/** Says what one answer of one server means. Source: CUT-06. */
export function verdictOfRun(
  change: SetChange,
  kind: Sighting['kind'],
  run: Run | undefined,
): CutOverVerdict {
  // No answer says nothing about what there is.
  if (!run?.values) return 'notReachable'
  if (isWanted(change, kind, run)) return 'asWanted'
  if (isSame(change.type, run.values, change.after)) return 'stillOld'
  if (run.values.length === 0) return 'missing'
  const { values } = run
  const isOld = [change.before, ...(change.olds ?? [])].some((each) =>
    isSame(change.type, values, each),
  )
  return isOld ? 'stillOld' : 'otherValue'
}

function after(at: string, seconds: number): string {
  return new Date(Date.parse(at) + seconds * 1_000).toISOString()
}

/** Returns the latest of some times. */
export function latest(times: readonly string[]): string | undefined {
  return times.toSorted().at(-1)
}

/**
 * Returns by when no resolver may have an old answer any more: each old answer of a name server lives
 * for its TTL from when that server was first seen without it. Undefined before all name servers have
 * changed, and if nobody told a TTL. Source: CUT-06.
 */
function deadlineOf(change: SetChange, sightings: readonly ServerSighting[]): string | undefined {
  const names = sightings.filter(({ kind }) => kind === 'authoritative')
  const is = (run: Run) => verdictOfRun(change, 'authoritative', run) === 'asWanted'
  const streaks = names.map((each) => streakOf(each, is))
  if (names.length === 0 || streaks.some((streak) => streak === undefined)) return undefined
  const told = names.flatMap(({ runs }) => {
    const answers = runs.filter(({ values }) => values)
    return answers.flatMap((run, place) => {
      const next = answers[place + 1]
      const ttl = run.ttl ?? run.negativeTtl ?? change.oldTtl
      return !next || is(run) || ttl === undefined ? [] : [after(next.from, ttl)]
    })
  })
  const since = latest(streaks.flatMap((streak) => streak?.from ?? []))
  const { oldTtl } = change
  const guessed = since === undefined || oldTtl === undefined ? undefined : after(since, oldTtl)
  return latest(told) ?? guessed
}

/** The worst verdict counts, in this order. */
const worst: readonly CutOverVerdict[] = [
  ...(['otherValue', 'missing', 'stillOld', 'notReachable', 'asWanted'] as const),
]

/** Says what all servers together say about a change, and since when. Source: CUT-06. */
export function judged(change: SetChange, sightings: readonly ServerSighting[]): CutOverChange {
  const { name, type, before, after: wanted, ttl } = change
  const shown = { name, type, before: [...before], after: [...wanted] }
  const about = { ...shown, ...(ttl === undefined ? {} : { ttl }) }
  const deadline = deadlineOf(change, sightings)
  const seen = sightings.flatMap(({ server, kind, runs }) => {
    const run = runs.at(-1)
    if (!run) return []
    const { from, to, reads, values = [], negativeTtl, ...said } = run
    const verdict = verdictOfRun(change, kind, run)
    const isOld = kind === 'recursive' && (verdict === 'stillOld' || verdict === 'missing')
    const late = isOld && deadline !== undefined && to > deadline ? { isLate: true } : {}
    const answer = { server, kind, verdict, values, ...said, ...late, since: from, at: to, reads }
    return [{ answer, negativeTtl, run }]
  })
  if (seen.length === 0) return { ...about, isConfirmed: false, seen: [] }
  const answered = seen.filter(({ run }) => run.values)
  const names = answered.filter(({ answer }) => answer.kind === 'authoritative')
  const [first] = names
  const isDiffering = names.some(
    ({ run }) => !isSame(type, run.values ?? [], first?.run.values ?? []),
  )
  const verdict = isDiffering
    ? 'serversDiffer'
    : (worst.find((each) => seen.some(({ answer }) => answer.verdict === each)) ?? 'notReachable')
  const isConfirmed = sightings.every(
    (each) =>
      streakOf(each, (run) => verdictOfRun(change, each.kind, run) === 'asWanted')?.isConfirmed,
  )
  // Only of resolvers, and only once no name server feeds them with it: else it never ends.
  const isChanged = names.every(({ answer }) => answer.verdict === 'asWanted')
  const isLate = seen.some(({ answer }) => answer.isLate === true)
  const ends = seen.flatMap(({ answer, negativeTtl, run }) => {
    if (answer.kind !== 'recursive' || answer.verdict !== verdict) return []
    const ttl = verdict === 'stillOld' ? run.ttl : verdict === 'missing' ? negativeTtl : undefined
    if (ttl === undefined) return []
    // What a resolver tells may be a lie that never ends.
    const [first] = [
      after(answer.at, ttl),
      ...(deadline === undefined ? [] : [deadline]),
    ].toSorted()
    return first ?? []
  })
  const until = isChanged && !isLate ? latest(ends) : undefined
  return {
    ...{ ...about, verdict, isConfirmed: verdict === 'asWanted' && isConfirmed },
    ...(until === undefined ? {} : { until }),
    seen: seen.map(({ answer }) => answer),
  }
}

/** Returns when a second read may confirm what is seen as wanted. */
export function confirmedFrom({ seen }: CutOverChange): string | undefined {
  const last = latest(seen.map(({ since }) => since))
  return last === undefined ? undefined : after(last, apartMs / 1_000)
}
