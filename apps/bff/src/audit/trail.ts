import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Clock } from '../clock.ts'
import type { Store } from '../store/open-store.ts'
import type { AuditRow } from '../store/tables.ts'
import { hashOf, origin } from './chain.ts'

/** One operation of one person, for the trail. `input` contains no secrets. */
export type AuditEvent = {
  requestId: string
  account: string
  /** The roles of the person, separated by blanks; empty if nobody is signed in. */
  role: string
  operation: string
  input: Record<string, unknown>
}

/** How often another process may take the next number first before we give up. */
const maxTries = 100

/**
 * Writes the audit trail. Each entry is chained to the previous one by its hash, so that a changed
 * or removed entry is detected. An entry is in the store when its promise is fulfilled. Several
 * processes may write at once: a process that finds its number taken uses the next one.
 * Errors: those of the store.
 */
export function auditTrail(store: Store, clock: Clock) {
  let underWay: Promise<unknown> = Promise.resolve()

  const last = () =>
    store
      .selectFrom('audit_entry')
      .select(['sequence', 'hash'])
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirst()

  const tryAppend = async (event: AuditEvent, phase: string, outcome: string | null) => {
    const before = await last()
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
    }
    const { numInsertedOrUpdatedRows = 0n } = await store
      .insertInto('audit_entry')
      .values({ ...entry, hash: hashOf(before?.hash ?? origin, entry) })
      .onConflict((conflict) => conflict.column('sequence').doNothing())
      .executeTakeFirstOrThrow()
    return numInsertedOrUpdatedRows > 0n
  }

  const append = async (event: AuditEvent, phase: string, outcome: string | null) => {
    for (let tries = 0; tries < maxTries; tries++) {
      if (await tryAppend(event, phase, outcome)) return
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
    intent: (event: AuditEvent) => inTurn(event, 'intent', null),
    /** Records the outcome: `Succeeded`, or the code of an error. */
    outcome: (event: AuditEvent, outcome: string) => inTurn(event, 'outcome', outcome),
  }
}
export type AuditTrail = ReturnType<typeof auditTrail>
