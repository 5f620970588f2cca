import { randomUUID } from 'node:crypto'
import type { WorkMail } from '@aws-sdk/client-workmail'
import { OrganizationNotFoundException } from '@aws-sdk/client-workmail'
import { refusalOfAwsError } from '../aws/aws-errors.ts'
import type { Clock } from '../clock.ts'
import { Refusal } from '../operations/refusal.ts'
import { holdsLease, indexLease, releaseLease, takeLease } from '../store/lease.ts'
import type { Store } from '../store/open-store.ts'
import { StoreUnavailable } from '../store/store-unavailable.ts'
import { fillStep } from './fill-step.ts'
import { findIndex, type IndexRow, removeIndex, startOver, updateIndex } from './index-rows.ts'
import { directoryOf, type Scope } from './scope.ts'

/** The age at which a directory is listed again on the next request. Milliseconds. */
const maxAgeMs = 24 * 60 * 60_000

/** How long filling waits after AWS refused or failed. Milliseconds. */
const pauseMs = 60_000

/**
 * How long a silent filler counts as working. Longer than a call to AWS with its retries.
 * Milliseconds.
 */
const leaseMs = 120_000

type Parts = {
  store: Store
  clock: Clock
  /** Returns the client for filling, which keeps to the connection's pace. */
  client: (scope: Scope) => Promise<WorkMail>
  /** Reports errors that no request sees, and that a step has succeeded after them. */
  warn: (error: unknown) => void
  worked: () => void
}

function isOld({ as_of: asOf, phase }: IndexRow, now: Date): boolean {
  return phase === 'COMPLETE' && asOf !== null && now.getTime() - Date.parse(asOf) > maxAgeMs
}

/** Returns whether filling still waits. A wait that is longer than any is void: see `store/lease.ts`. */
function isWaiting({ retry_at: retryAt }: IndexRow, now: Date): boolean {
  const leftMs = retryAt === null ? 0 : Date.parse(retryAt) - now.getTime()
  return leftMs > 0 && leftMs <= pauseMs
}

/**
 * Fills the indexes of directories in the background: one process per directory, one step at a
 * time. Each step is stored before the next one, so that another process can continue. It works
 * only after a request.
 */
export function filler({ store, clock, client, warn, worked }: Parts) {
  const holder = randomUUID()
  const underWay = new Map<string, Promise<void>>()
  const askedMeanwhile = new Set<string>()
  const alarms = new Map<string, NodeJS.Timeout>()
  let isClosed = false

  /**
   * Records why filling waits, and continues later; not if another process fills by now. Removes an
   * organization that no longer exists.
   */
  const pause = async (scope: Scope, error: unknown) => {
    const directory = directoryOf(scope)
    if (error instanceof OrganizationNotFoundException) return removeIndex(store, directory)
    // Filling goes on by itself, also if the reason cannot be recorded.
    clearTimeout(alarms.get(directory))
    alarms.set(directory, setTimeout(() => void wake(scope).catch(warn), pauseMs).unref())
    const known = refusalOfAwsError(error)
    if (!(known instanceof Refusal) || known instanceof StoreUnavailable) warn(error)
    await store.transaction().execute(async (transaction) => {
      if (!(await holdsLease(transaction, indexLease(directory), holder))) return
      await updateIndex(transaction, directory, {
        problem: known instanceof Refusal ? known.error.code : 'InternalError',
        retry_at: new Date(clock.now().getTime() + pauseMs).toISOString(),
      })
    })
  }

  /** Fills until the index is complete or another process fills it. */
  const fill = async (scope: Scope) => {
    const directory = directoryOf(scope)
    const lease = indexLease(directory)
    try {
      for (;;) {
        if (isClosed) return
        if (!(await takeLease(store, lease, { holder, leaseMs }))) return
        const index = await findIndex(store, directory)
        if (!index || isWaiting(index, clock.now())) return
        worked()
        if (!(await fillStep({ store, client: () => client(scope), scope, index, holder }))) return
      }
    } catch (error) {
      // Another process goes on; nothing is wrong with the directory.
      if (!isClosed) await pause(scope, error)
    } finally {
      await releaseLease(store, lease, holder)
    }
  }

  /** Starts to fill a directory's index if it exists and needs it. */
  const wake = async (scope: Scope, known?: IndexRow): Promise<void> => {
    if (isClosed) return
    const directory = directoryOf(scope)
    const index = known ?? (await findIndex(store, directory))
    const now = clock.now()
    if (!index || isWaiting(index, now)) return
    if (isOld(index, now)) await startOver(store, directory, now)
    else if (index.phase === 'COMPLETE' && index.has_stale === 0) return
    if (underWay.has(directory)) {
      // The running fill may be ending, without having seen the new work.
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
    /** Stops after the steps under way. */
    async close(): Promise<void> {
      isClosed = true
      for (const alarm of alarms.values()) clearTimeout(alarm)
      await Promise.all(underWay.values())
    },
  }
}
