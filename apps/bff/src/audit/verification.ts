import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Output } from '@mailroom/schemas/operations'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Store } from '../store/open-store.ts'
import { readAnchors } from './anchors.ts'
import { checkAuditTrail, type TrailRows } from './check.ts'
import { trailRows } from './trail-rows.ts'

type Verification = NonNullable<Output<'auditEntries.describeProof'>['verification']>

/** Rows checked at a time, in about 2 ms, so that other requests hardly wait. */
const batch = 200

/** Reads rows in small batches with a pause after each. */
function unhurried(rows: TrailRows, signal: AbortSignal): TrailRows {
  return {
    ...rows,
    async after(number) {
      await pause(1, undefined, { signal })
      return rows.after(number)
    },
  }
}

/**
 * Verifies the trail of a running backend, also against the lines of the anchor file. A broken
 * trail is an error in the log. The last result is kept in the store, for all instances.
 */
export function trailVerification(parts: {
  store: Store
  key: Buffer
  clock: Clock
  logger: Logger
  anchorFile: string | undefined
}) {
  const { store, key, clock, logger, anchorFile } = parts
  const name = 'auditVerification'

  const keep = async (verification: Verification) => {
    const value = JSON.stringify(verification)
    await store
      .insertInto('setting')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute()
  }

  const check = async (signal: AbortSignal): Promise<Verification> => {
    const started = performance.now()
    const at = clock.now().toISOString()
    const anchors =
      anchorFile !== undefined && existsSync(anchorFile) ? readAnchors(anchorFile) : []
    const rows = unhurried(trailRows(store, batch), signal)
    let checked = await checkAuditTrail(rows, { key, anchors })
    // Another instance may have cut off what was about to be read.
    const cut = await rows.lastCut()
    if (checked.fault && (cut?.cut_to ?? 0) > checked.cutTo)
      checked = await checkAuditTrail(rows, { key, anchors })
    const { entries, head, fault } = checked
    if (fault) logger.error({ auditTrail: fault }, 'the audit trail is broken')
    return {
      ...{ at, durationMs: Math.round(performance.now() - started), entries, head },
      result: fault ? 'BROKEN' : 'HOLDS',
      ...(fault ? { brokenAt: fault.number } : {}),
      comparedWithAnchors: anchors.length > 0,
    }
  }

  return {
    /** Verifies the trail once. Never fails. */
    async run(signal: AbortSignal = new AbortController().signal): Promise<void> {
      try {
        await keep(await check(signal))
      } catch (err) {
        if (signal.aborted) return
        logger.error({ err }, 'the audit trail could not be verified')
        const at = clock.now().toISOString()
        const none = { at, durationMs: 0, entries: 0, comparedWithAnchors: false }
        await keep({ ...none, result: 'NOT_CHECKED' }).catch(() => {})
      }
    },

    /** Returns the last result, as JSON. */
    async last(): Promise<unknown> {
      const row = await store
        .selectFrom('setting')
        .select('value')
        .where('name', '=', name)
        .executeTakeFirst()
      return row && JSON.parse(row.value)
    },
  }
}
