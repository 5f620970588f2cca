import type { WorkMail } from '@aws-sdk/client-workmail'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Scope } from '../directory-index/scope.ts'
import { holdsLease } from '../store/lease.ts'
import type { Store } from '../store/open-store.ts'
import type { Db } from './tables.ts'

/** The end of the right to go on: another process has the lease. */
export class Lost extends Error {}

/** What the work on the exports of one organization needs. */
export type WorkPlace = {
  scope: Scope
  directory: string
  store: Store
  /** The time of the backend: when it asks again. */
  clock: Clock
  /** The time at AWS: the 24 hours, starts and ends. */
  now: () => Date
  reader: WorkMail
  writer: WorkMail
  logger: Logger
  /** How many calls are made at the same time. */
  callsAtOnce: number
  endOfService: Date
  /** Writes, unless the right to do so is lost. */
  keep: <Result>(work: (db: Db) => Promise<Result>) => Promise<Result>
  /** Makes the index read a user or resource again. */
  reread: (entityId: string) => Promise<void>
}

/** Returns how to write while a process holds a lease. */
export function keepUnder(store: Store, lease: string, holder: string): WorkPlace['keep'] {
  return (work) =>
    store.transaction().execute(async (transaction) => {
      if (!(await holdsLease(transaction, lease, holder))) throw new Lost()
      return work(transaction)
    })
}

/** When something is asked again: at once if nothing is known. Kept in memory only. */
export function schedule(clock: Clock) {
  const times = new Map<string, { at: number; tries: number }>()
  return {
    isDue: (key: string) => (times.get(key)?.at ?? 0) <= clock.now().getTime(),
    /** Sets the next time, so many milliseconds from now. */
    after: (key: string, ms: number) =>
      void times.set(key, { at: clock.now().getTime() + ms, tries: 0 }),
    /** Waits longer after each failure: 1 s to 5 min, with jitter. Source: XQ-09. */
    failed(key: string): void {
      const tries = (times.get(key)?.tries ?? 0) + 1
      const ms = Math.min(300_000, 1_000 * 2 ** (tries - 1)) * (0.5 + Math.random() / 2)
      times.set(key, { at: clock.now().getTime() + ms, tries })
    },
    forget: (key: string) => void times.delete(key),
  }
}
export type Schedule = ReturnType<typeof schedule>
