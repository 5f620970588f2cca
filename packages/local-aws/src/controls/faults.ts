import * as z from 'zod/mini'

/** A fault to inject. Source: 00-index, decision 16. */
export const Fault = z.strictObject({
  /**
   * An operation's name, with its service if wanted (`s3:GetObject`); `*` for all, or `DnsQuery` for
   * the simulated DNS.
   */
  operation: z.string(),
  kind: z.enum(['throttle', 'rateLimit', 'status', 'drop', 'latency', 'expiredToken', 'html']),
  /** The share of calls that meet the fault, 0 to 1. */
  rate: z._default(z.number().check(z.minimum(0), z.maximum(1)), 1),
  /** How many calls meet the fault before it is removed. */
  count: z.optional(z.int().check(z.minimum(1))),
  /** For `latency`: milliseconds. */
  latencyMs: z._default(z.int().check(z.minimum(0), z.maximum(60_000)), 0),
  /**
   * For `rateLimit`: how many calls per second are carried out, 10 by default, with as many in
   * reserve. Further calls are throttled.
   */
  perSecond: z.optional(z.number().check(z.minimum(0.1), z.maximum(100_000))),
  /** For `status`: the HTTP status, 500 to 599. */
  status: z._default(z.int().check(z.minimum(500), z.maximum(599)), 500),
  /** True if the call is carried out before its answer is lost or replaced. */
  afterwards: z._default(z.boolean(), false),
})
export type Fault = z.infer<typeof Fault>

/**
 * Allows `perSecond` calls at once and one more every 1/`perSecond` seconds; unused calls add up to
 * one second's worth. `now` in milliseconds.
 */
function allowance(perSecond: number, now: () => number) {
  const most = Math.max(1, perSecond)
  let left = most
  let asOf = now()
  return {
    /** Whether one more call is allowed. Counts the call. */
    take(): boolean {
      const at = now()
      left = Math.min(most, left + ((at - asOf) / 1_000) * perSecond)
      asOf = at
      if (left < 1) return false
      left -= 1
      return true
    },
  }
}

/**
 * Keeps the faults in force. `random` decides which calls meet a fault with a rate below 1; `now`,
 * in milliseconds, is the time of rate limits.
 */
export function faultList(
  random: () => number = Math.random,
  now: () => number = () => performance.now(),
) {
  let faults: Fault[] = []
  let allowances = new Map<Fault, ReturnType<typeof allowance>>()

  const isWithinLimit = (fault: Fault) => allowances.get(fault)?.take() ?? false

  return {
    set(next: Fault[]) {
      faults = next
      allowances = new Map(
        next
          .filter(({ kind }) => kind === 'rateLimit')
          .map((fault) => [fault, allowance(fault.perSecond ?? 10, now)]),
      )
    },
    get: () => faults,
    /** Returns the fault that a call meets under one of its names, if any. Counts the call. */
    meets(...names: string[]): Fault | undefined {
      const fault = faults.find(
        (candidate) =>
          ['*', ...names].includes(candidate.operation) &&
          random() < candidate.rate &&
          !(candidate.kind === 'rateLimit' && isWithinLimit(candidate)),
      )
      if (fault?.count !== undefined)
        faults = faults.flatMap((other) => {
          if (other !== fault) return [other]
          const left = (fault.count ?? 1) - 1
          return left > 0 ? [{ ...fault, count: left }] : []
        })
      return fault
    },
  }
}

export type FaultList = ReturnType<typeof faultList>
