import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Role } from '@mailroom/schemas'
import type { Clock } from '../clock.ts'
import type { Store } from '../store/open-store.ts'
import type { AuditRow } from '../store/tables.ts'
import { hashOf, origin } from './chain.ts'

/** Who does what, for the trail. `input` is without secrets. */
export type AuditEvent = {
  requestId: string
  account: string
  role: Role | ''
  operation: string
  input: Record<string, unknown>
}

/** How often another process may be quicker before that is taken for a fault. */
const maxTries = 100

/**
 * The audit trail: each entry is chained to the one before by its hash, so that none can be changed or taken out unseen.
 * An entry is in the store when its promise is fulfilled. Several processes may write; whoever is second to take a number takes
 * the next. Errors: those of the store.
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

  /** This process's own entries wait for each other, so that they do not compete. */
  const inTurn = (...entry: Parameters<typeof append>): Promise<void> => {
    const mine = underWay.then(() => append(...entry))
    underWay = mine.catch(() => {})
    return mine
  }

  return {
    /** The last entry's number and hash; whoever keeps them can tell later whether entries were cut off at the end. */
    last,

    /** Writes down what somebody means to do, before it is done. */
    intent: (event: AuditEvent) => inTurn(event, 'intent', null),
    /** Writes down what came of it: `Succeeded`, or the code of an error. */
    outcome: (event: AuditEvent, outcome: string) => inTurn(event, 'outcome', outcome),
  }
}
export type AuditTrail = ReturnType<typeof auditTrail>
