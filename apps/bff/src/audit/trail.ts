import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Role } from '@mailroom/schemas'
import type { Clock } from '../clock.ts'
import type { Store } from '../store/open-store.ts'
import type { AuditRow } from '../store/tables.ts'
import { hashOf, origin } from './chain.ts'

/** One operation of one person, for the trail. `input` contains no secrets. */
export type AuditEvent = {
  requestId: string
  account: string
  role: Role | ''
  operation: string
  input: Record<string, unknown>
}

/** How an entry is appended. */
type How = {
  /** Appends it only if its request has no outcome since the last intent. */
  ifOpen?: boolean
}

/** How often another process may take the next number first before we give up. */
const maxTries = 100

/**
 * Writes the audit trail. Each entry is chained to the previous one by its hash, so that a changed
 * or removed entry is detected. An entry is in the store when its promise is fulfilled. Several
 * processes may write at once: a process that finds its number taken uses the next one.
 * `instance` is the process, so that others can close its intents when it has died. Errors: those of
 * the store.
 */
export function auditTrail(store: Store, clock: Clock, instance: string | null = null) {
  let underWay: Promise<unknown> = Promise.resolve()

  const last = () =>
    store
      .selectFrom('audit_entry')
      .select(['sequence', 'hash'])
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirst()

  const isOpen = async ({ requestId }: AuditEvent): Promise<boolean> => {
    const found = await store
      .selectFrom('audit_entry')
      .select('phase')
      .where('request_id', '=', requestId)
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirst()
    return found?.phase === 'intent'
  }

  /** Returns whether the entry is appended or not wanted; false if its number is taken. */
  const tryAppend = async (
    event: AuditEvent,
    phase: string,
    outcome: string | null,
    { ifOpen = false }: How,
  ) => {
    const before = await last()
    // An outcome that somebody else appends after this look takes the number.
    if (ifOpen && !(await isOpen(event))) return true
    const entry: Omit<AuditRow, 'hash'> = {
      sequence: (before?.sequence ?? 0) + 1,
      at: clock.now().toISOString(),
      request_id: event.requestId,
      phase,
      account: event.account,
      role: event.role,
      operation: event.operation,
      input: JSON.stringify(event.input),
      outcome,
      instance: phase === 'intent' ? instance : null,
    }
    const { numInsertedOrUpdatedRows = 0n } = await store
      .insertInto('audit_entry')
      .values({ ...entry, hash: hashOf(before?.hash ?? origin, entry) })
      .onConflict((conflict) => conflict.column('sequence').doNothing())
      .executeTakeFirstOrThrow()
    return numInsertedOrUpdatedRows > 0n
  }

  const append = async (...entry: Parameters<typeof tryAppend>) => {
    for (let tries = 0; tries < maxTries; tries++) {
      if (await tryAppend(...entry)) return
      await nextTurn()
    }
    throw new Error('The audit trail could not be written: other processes were always quicker')
  }

  /**
   * Appends the entries of this process one after the other, so that they do not compete for a
   * number.
   */
  const inTurn = (...entry: Parameters<typeof append>): Promise<void> => {
    const mine = underWay.then(() => append(...entry))
    underWay = mine.catch(() => {})
    return mine
  }

  return {
    /**
     * Returns the last entry's number and hash. They are an anchor that shows later whether entries
     * were cut off at the end.
     */
    last,

    /** Records what a person is about to do, before it is done. */
    intent: (event: AuditEvent) => inTurn(event, 'intent', null, {}),
    /** Records the outcome: `Succeeded`, or the code of an error. */
    outcome: (event: AuditEvent, outcome: string) => inTurn(event, 'outcome', outcome, {}),
    /**
     * Records that nobody knows the outcome of an intent, because its process ended, unless there is
     * an outcome.
     */
    interrupted: (event: AuditEvent) => inTurn(event, 'outcome', 'Interrupted', { ifOpen: true }),
  }
}
export type AuditTrail = ReturnType<typeof auditTrail>
