import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Clock } from '../clock.ts'
import type { Store } from '../store/open-store.ts'
import type { AuditRow } from '../store/tables.ts'
import { hashOf, origin } from './chain.ts'
import { type AuditEnding, type AuditEvent, type Content, contentOf } from './event.ts'

/** The number of a row and its hash. */
export type Head = { number: number; hash: string }

/** How often another process may take the next number first before we give up. */
const maxTries = 100

/** The operation of the row that puts what is before it under the key. */
export const beginOperation = 'auditTrail.begin'

/** What the console itself records. */
export function ownEvent(operation: string, input: Record<string, unknown>): AuditEvent {
  return { requestId: '', account: '', role: '', operation, input }
}

const succeeded: AuditEnding = { outcome: 'Succeeded', result: 'SUCCEEDED' }

type TrailOptions = {
  clock: Clock
  key: Buffer
  /** Names this process, so that others can close what it leaves open if it dies. */
  instance?: string
  onAppended?: (head: Head) => void
}

/**
 * Writes the audit trail. Each row is chained to the previous one by a keyed hash, so that a changed
 * or removed row is detected. A row is in the store when its promise is fulfilled. Several processes
 * may write at once: a process that finds its number taken uses the next one. `onAppended` hears of
 * each row. Errors: those of the store.
 */
export function auditTrail(store: Store, { clock, key, instance, onAppended }: TrailOptions) {
  let underWay: Promise<unknown> = Promise.resolve()

  const last = () =>
    store
      .selectFrom('audit_entry')
      .select(['sequence', 'hash', 'is_keyed'])
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirst()

  const tryAppend = async (
    content: Content,
    before: Awaited<ReturnType<typeof last>>,
  ): Promise<Head | undefined> => {
    const row: Omit<AuditRow, 'hash'> = {
      ...content,
      instance: content.phase === 'intent' ? (instance ?? null) : null,
      sequence: (before?.sequence ?? 0) + 1,
      at: clock.now().toISOString(),
      is_keyed: 1,
    }
    const hash = hashOf(key, before?.hash ?? origin, row)
    const { numInsertedOrUpdatedRows = 0n } = await store
      .insertInto('audit_entry')
      .values({ ...row, hash })
      .onConflict((conflict) => conflict.column('sequence').doNothing())
      .executeTakeFirstOrThrow()
    return numInsertedOrUpdatedRows > 0n ? { number: row.sequence, hash } : undefined
  }

  const appendIf = async (
    content: Content,
    isWanted: () => Promise<boolean>,
  ): Promise<Head | undefined> => {
    for (let tries = 0; tries < maxTries; tries++) {
      const before = await last()
      // Whoever appends something after this look takes the number.
      if (!(await isWanted())) return undefined
      const head = await tryAppend(content, before)
      if (head) {
        onAppended?.(head)
        return head
      }
      await nextTurn()
    }
    throw new Error('The audit trail could not be written: other processes were always quicker')
  }

  /**
   * Appends the rows of this process one after the other, so that they do not compete for a number.
   */
  const inTurnIf = (
    content: Content,
    isWanted: () => Promise<boolean>,
  ): Promise<Head | undefined> => {
    const mine = underWay.then(() => appendIf(content, isWanted))
    underWay = mine.catch(() => {})
    return mine
  }

  const inTurn = async (content: Content): Promise<Head> => {
    const head = await inTurnIf(content, async () => true)
    if (!head) throw new Error('A row that is always wanted was not appended')
    return head
  }

  const hasNoOutcome = async (intent: number): Promise<boolean> => {
    const found = await store
      .selectFrom('audit_entry')
      .select('sequence')
      .where('intent_sequence', '=', intent)
      .executeTakeFirst()
    return found === undefined
  }

  return {
    /** Returns the last row: an anchor that shows later whether rows were cut off at the end. */
    async head(): Promise<Head | undefined> {
      const row = await last()
      return row && { number: row.sequence, hash: row.hash }
    },

    /** Puts an empty trail, or one of a version without a key, under the key. */
    async begin(): Promise<void> {
      const row = await last()
      if (row?.is_keyed === 1) return
      const sealed = row ? { number: row.sequence, hash: row.hash } : {}
      const content = contentOf(ownEvent(beginOperation, sealed), succeeded)
      // Another instance that starts at the same time may have done it meanwhile.
      await inTurnIf(content, async () => (await last())?.is_keyed !== 1)
    },

    /**
     * Records what a person is about to do, before it is done. Returns the number of the entry,
     * for the outcome.
     */
    intent: async (event: AuditEvent): Promise<number> => (await inTurn(contentOf(event))).number,

    /** Records the outcome of an intent. */
    outcome: async (number: number, event: AuditEvent, ending: AuditEnding): Promise<void> => {
      await inTurn(contentOf(event, ending, number))
    },

    /**
     * Records the outcome of an intent of a process that has ended, unless it has one. Returns
     * whether it had none.
     */
    outcomeOnce: async (
      number: number,
      event: AuditEvent,
      ending: AuditEnding,
    ): Promise<boolean> => {
      const content = contentOf(event, ending, number)
      return (await inTurnIf(content, () => hasNoOutcome(number))) !== undefined
    },

    /** Records something that is already done, such as a sign-in. */
    single: async (event: AuditEvent, ending: AuditEnding): Promise<void> => {
      await inTurn(contentOf(event, ending))
    },

    /**
     * Records that all rows up to one are cut off, which lets the database delete them. Keeps that
     * row's hash, from which the rest of the chain is verified.
     */
    cut: (to: Head, input: Record<string, unknown>): Promise<Head> =>
      inTurn({
        ...contentOf(ownEvent('auditTrail.cut', { ...input, ...to }), succeeded),
        cut_to: to.number,
      }),
  }
}
export type AuditTrail = ReturnType<typeof auditTrail>
