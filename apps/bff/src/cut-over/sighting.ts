import { dnsFailures } from '@mailroom/schemas/dns-records'
import * as z from 'zod/mini'

/** What a server said, as long as it said the same: `values` is absent if it had no answer. */
const Run = z.object({
  from: z.string(),
  to: z.string(),
  reads: z.int(),
  values: z.optional(z.array(z.string())),
  /** Of a name server; resolvers count theirs down, and the last one is kept. */
  ttl: z.optional(z.int()),
  rcode: z.optional(z.string()),
  failure: z.optional(z.enum(dnsFailures)),
  isBogus: z.optional(z.boolean()),
  negativeTtl: z.optional(z.int()),
})
export type Run = z.infer<typeof Run>

/** All that one server said to a question, the newest last. Source: CUT-06. */
export const Sighting = z.object({
  kind: z.enum(['authoritative', 'recursive']),
  runs: z.array(Run),
})
export type Sighting = z.infer<typeof Sighting>

/** What a server said just now. */
export type Read = Omit<Run, 'from' | 'to' | 'reads'>

/** How many changes of mind of one server are kept. */
const maxRuns = 20

/** Two reads say something only if this much time is between them. Milliseconds. Source: CUT-05. */
export const apartMs = 60_000

function isAsBefore(kind: Sighting['kind'], { values, ttl, rcode, failure }: Run, read: Read) {
  const isTtlSame = kind === 'recursive' || ttl === read.ttl
  return (
    isTtlSame &&
    failure === read.failure &&
    rcode === read.rcode &&
    JSON.stringify(values) === JSON.stringify(read.values)
  )
}

/** Adds a read; the same answer as before makes its run longer. */
export function withRead({ kind, runs }: Sighting, read: Read, at: string): Sighting {
  const last = runs.at(-1)
  const next =
    last && isAsBefore(kind, last, read)
      ? [...runs.slice(0, -1), { ...last, ...read, to: at, reads: last.reads + 1 }]
      : [...runs, { ...read, from: at, to: at, reads: 1 }]
  return { kind, runs: next.slice(-maxRuns) }
}

/**
 * Returns since when a server says what is asked for, without a break. A read without an answer is
 * no break: a failure never counts as missing. Undefined if it says something else now, or nothing.
 */
export function streakOf({ runs }: Sighting, is: (run: Run) => boolean) {
  const last = runs.at(-1)
  if (!last?.values || !is(last)) return undefined
  let [from, reads] = [last.from, 0]
  for (const run of runs.toReversed()) {
    if (!run.values) continue
    if (!is(run)) break
    from = run.from
    reads += run.reads
  }
  const isConfirmed = reads >= 2 && Date.parse(last.to) - Date.parse(from) >= apartMs
  return { from, to: last.to, reads, isConfirmed }
}
