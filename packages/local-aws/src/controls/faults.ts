import * as z from 'zod/mini'

/** A fault to inject. Source: 00-index, decision 16. */
export const Fault = z.strictObject({
  /** An operation's name, or `*` for all. */
  operation: z.string(),
  kind: z.enum(['throttle', 'status', 'drop', 'latency', 'expiredToken', 'html']),
  /** The share of calls it meets, 0 to 1. */
  rate: z._default(z.number().check(z.minimum(0), z.maximum(1)), 1),
  /** How many calls it meets at most; afterwards it is gone. */
  count: z.optional(z.int().check(z.minimum(1))),
  /** For `latency`: milliseconds. */
  latencyMs: z._default(z.int().check(z.minimum(0), z.maximum(60_000)), 0),
  /** For `status`: the HTTP status, 500 to 599. */
  status: z._default(z.int().check(z.minimum(500), z.maximum(599)), 500),
  /** True where the call is carried out before its answer is lost or replaced. */
  afterwards: z._default(z.boolean(), false),
})
export type Fault = z.infer<typeof Fault>

/** The faults in force. `random` decides which calls a rate below 1 meets. */
export function faultList(random: () => number = Math.random) {
  let faults: Fault[] = []
  return {
    set(next: Fault[]) {
      faults = next
    },
    get: () => faults,
    /** The fault that meets this call, if any; counts it. */
    meets(operation: string): Fault | undefined {
      const fault = faults.find(
        (candidate) => ['*', operation].includes(candidate.operation) && random() < candidate.rate,
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
