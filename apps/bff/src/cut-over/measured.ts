import { CutOver } from '@mailroom/schemas/cut-overs'
import * as z from 'zod/mini'
import type { Fetched } from './policy.ts'

const Policy = CutOver.shape.policy.def.innerType.shape.found.def.innerType

/** What was fetched as a policy, as long as it was the same. */
const PolicyRun = z.object({
  ...{ from: z.string(), to: z.string(), reads: z.int() },
  ...{ found: z.optional(Policy), failure: z.optional(z.string()) },
})
export type PolicyRun = z.infer<typeof PolicyRun>

const SpfCost = z.object({ lookups: z.int(), voids: z.int(), isLoop: z.boolean() })

/** What the last check found besides what servers said. It belongs to no version of a plan. */
export const Measured = z.object({
  policy: z._default(z.array(PolicyRun), []),
  /** The SPF records at the domain, and what the one of the moment and the proposed one cost. */
  spf: z.optional(
    z.object({
      records: z.array(z.string()),
      live: z.optional(SpfCost),
      proposed: z.optional(z.object({ ...SpfCost.shape, value: z.string() })),
    }),
  ),
  /** The DMARC records that receivers find, also behind a CNAME; absent if nobody answered. */
  dmarc: z.optional(z.array(z.string())),
  /** What the account sent in the last 14 days; absent if it could not be read. */
  sent: z.optional(z.number()),
  /** Whether the organization has the domain; absent if AWS did not answer. */
  isDomainThere: z.optional(z.boolean()),
})
export type Measured = z.infer<typeof Measured>

/** Returns what was measured without the cost of a proposal that is none any more. Source: CUT-07. */
export function measuredFor(measured: Measured, proposed: string | undefined): Measured {
  const { spf } = measured
  if (!spf?.proposed || spf.proposed.value === proposed) return measured
  const { proposed: _, ...rest } = spf
  return { ...measured, spf: rest }
}

/** How many changes of a policy are kept. */
const maxRuns = 20

/** Adds a fetch; the same policy as before makes its run longer. */
export function withFetch(runs: readonly PolicyRun[], fetched: Fetched, at: string): PolicyRun[] {
  const last = runs.at(-1)
  const { found, failure } = fetched
  const isSame =
    last && last.failure === failure && JSON.stringify(last.found) === JSON.stringify(found)
  const next = isSame
    ? [...runs.slice(0, -1), { ...last, to: at, reads: last.reads + 1 }]
    : [...runs, { ...fetched, from: at, to: at, reads: 1 }]
  return next.slice(-maxRuns)
}

/**
 * Returns since when policies are as asked for, without a break; a fetch that failed is none.
 * Undefined if the last one is not.
 */
export function policyStreak(
  runs: readonly PolicyRun[],
  is: (policy: NonNullable<PolicyRun['found']>) => boolean,
) {
  const last = runs.at(-1)
  if (!last?.found || !is(last.found)) return undefined
  let [from, reads] = [last.from, 0]
  for (const run of runs.toReversed()) {
    if (!run.found) continue
    if (!is(run.found)) break
    from = run.from
    reads += run.reads
  }
  return { from, to: last.to, reads }
}
