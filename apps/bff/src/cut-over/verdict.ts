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
  return isSame(change.type, run.values, change.before) ? 'stillOld' : 'otherValue'
}

function after(at: string, seconds: number): string {
  return new Date(Date.parse(at) + seconds * 1_000).toISOString()
}

/** Returns the latest of some times. */
export function latest(times: readonly string[]): string | undefined {
  return times.toSorted().at(-1)
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
  const seen = sightings.flatMap(({ server, kind, runs }) => {
    const run = runs.at(-1)
    if (!run) return []
    const { from, to, reads, values = [], negativeTtl, ...said } = run
    const verdict = verdictOfRun(change, kind, run)
    const answer = { server, kind, verdict, values, ...said, since: from, at: to, reads }
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
  // Only of resolvers: a name server does not forget.
  const ends = seen.flatMap(({ answer, negativeTtl, run }) => {
    if (answer.kind !== 'recursive' || answer.verdict !== verdict) return []
    if (verdict === 'stillOld' && run.ttl !== undefined) return [after(answer.at, run.ttl)]
    return verdict === 'missing' && negativeTtl !== undefined ? [after(answer.at, negativeTtl)] : []
  })
  const until = latest(ends)
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
