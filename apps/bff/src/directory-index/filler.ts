import { randomUUID } from 'node:crypto'
import type { WorkMail } from '@aws-sdk/client-workmail'
import { OrganizationNotFoundException } from '@aws-sdk/client-workmail'
import { refusalOfAwsError } from '../aws/aws-errors.ts'
import type { Clock } from '../clock.ts'
import { Refusal } from '../operations/refusal.ts'
import type { Store } from '../store/open-store.ts'
import { fillStep } from './fill-step.ts'
import { findIndex, type IndexRow, removeIndex, startOver, updateIndex } from './index-rows.ts'
import { holdLease, releaseLease } from './lease.ts'
import { directoryOf, type Scope } from './scope.ts'

/** After what time a directory is listed anew when somebody asks, in milliseconds. */
const maxAgeMs = 24 * 60 * 60_000

/** How long filling waits after AWS refused or failed, in milliseconds. */
const pauseMs = 60_000

type Parts = {
  store: Store
  clock: Clock
  /** The client to fill with, which keeps to the connection's pace. */
  client: (scope: Scope) => Promise<WorkMail>
  /** Told what nobody else hears of. */
  warn: (error: unknown) => void
}

function isOld({ as_of: asOf, phase }: IndexRow, now: Date): boolean {
  return phase === 'COMPLETE' && asOf !== null && now.getTime() - Date.parse(asOf) > maxAgeMs
}

function isWaiting({ retry_at: retryAt }: IndexRow, now: Date): boolean {
  return retryAt !== null && retryAt > now.toISOString()
}

/**
 * Fills the indexes of directories in the background: one process each at a time, a step at a time, each of which is in the store before the
 * next, so that whoever takes over goes on where it was. It works only after somebody asked.
 */
export function filler({ store, clock, client, warn }: Parts) {
  const holder = randomUUID()
  const underWay = new Map<string, Promise<void>>()
  const askedMeanwhile = new Set<string>()
  const alarms = new Map<string, NodeJS.Timeout>()
  let isClosed = false

  /** Notes why filling waits, and goes on after a while. An organization that is gone is forgotten. */
  const pause = async (scope: Scope, error: unknown) => {
    const directory = directoryOf(scope)
    if (error instanceof OrganizationNotFoundException) return removeIndex(store, directory)
    const known = refusalOfAwsError(error)
    if (!(known instanceof Refusal)) warn(error)
    await updateIndex(store, directory, {
      problem: known instanceof Refusal ? known.error.code : 'InternalError',
      retry_at: new Date(clock.now().getTime() + pauseMs).toISOString(),
    })
    clearTimeout(alarms.get(directory))
    alarms.set(directory, setTimeout(() => void wake(scope).catch(warn), pauseMs).unref())
  }

  /** Fills as long as there is something to do and nobody else does it. */
  const fill = async (scope: Scope) => {
    const directory = directoryOf(scope)
    try {
      for (;;) {
        if (isClosed) return
        const index = await holdLease(store, directory, holder, clock)
        if (!index || isWaiting(index, clock.now())) return
        if (!(await fillStep({ store, client: () => client(scope), scope, index, holder }))) return
      }
    } catch (error) {
      await pause(scope, error)
    } finally {
      await releaseLease(store, directory, holder)
    }
  }

  /** Sees to it that a directory's index is filled, if there is one and it needs to be. */
  const wake = async (scope: Scope, known?: IndexRow): Promise<void> => {
    if (isClosed) return
    const directory = directoryOf(scope)
    const index = known ?? (await findIndex(store, directory))
    const now = clock.now()
    if (!index || isWaiting(index, now)) return
    if (isOld(index, now)) await startOver(store, directory, now)
    else if (index.phase === 'COMPLETE' && index.has_stale === 0) return
    if (underWay.has(directory)) {
      // It may just be ending, and not have seen what there is to do now.
      askedMeanwhile.add(directory)
      return
    }
    const filling = fill(scope)
      .catch(warn)
      .finally(() => {
        underWay.delete(directory)
        if (askedMeanwhile.delete(directory)) void wake(scope).catch(warn)
      })
    underWay.set(directory, filling)
  }

  return {
    wake,
    /** Ends after the steps under way. */
    async close(): Promise<void> {
      isClosed = true
      for (const alarm of alarms.values()) clearTimeout(alarm)
      await Promise.all(underWay.values())
    },
  }
}
export type Filler = ReturnType<typeof filler>
