import type {
  CutOver,
  CutOverChange,
  CutOverStep,
  Gate,
  GateReason,
} from '@mailroom/schemas/cut-overs'
import type { Measured } from './measured.ts'
import type { Plan } from './plan.ts'

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

export type Held = Omit<Gate, 'id'>

export const held: Held = { isHeld: true }
export const notNeeded: Held = { isHeld: true, reason: 'notNeeded' }

export function closed(reason: GateReason, values?: readonly string[], until?: string): Held {
  return {
    ...{ isHeld: false, reason },
    ...(values && values.length > 0 ? { values: [...values] } : {}),
    ...(until === undefined ? {} : { until }),
  }
}

export function later(at: string, seconds: number): string {
  return new Date(Date.parse(at) + seconds * 1_000).toISOString()
}

/** Holds once a time has come. */
export function from(until: string | undefined, now: Date): Held {
  if (until === undefined) return closed('notChecked')
  return Date.parse(until) <= now.getTime() ? held : closed('waiting', [], until)
}
