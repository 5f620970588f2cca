import { join } from 'node:path'
import { operations } from '@mailroom/schemas/operations'
import type { Logger } from 'pino'
import type * as z from 'zod/mini'
import type { Clock } from '../clock.ts'
import type { Store } from '../store/open-store.ts'
import { keepAnchors } from './anchors.ts'
import { lastCut } from './last-cut.ts'
import { cutTrail } from './retention.ts'
import { auditTrail } from './trail.ts'
import { trailVerification } from './verification.ts'

const Proof = operations['auditEntries.describeProof'].output

const hourMs = 60 * 60_000

export type AuditSettings = {
  /** Where heads are written to, besides the log. */
  anchorFile: string | undefined
  /** How often the trail is verified; 0 never. */
  verifyHours: number
  /** How long entries are kept; 0 for ever. */
  retentionDays: number
}

/** Returns the file for heads: the setting, or one beside the key; none if nothing is kept. */
export function anchorFileOf(settings: {
  auditAnchorFile: string | undefined
  dataDir: string | undefined
}): string | undefined {
  const { auditAnchorFile, dataDir } = settings
  return auditAnchorFile ?? (dataDir === undefined ? undefined : join(dataDir, 'audit-anchors'))
}

/**
 * Starts the audit trail of a backend: the writer, the anchors, the scheduled verification and the
 * retention. Errors: those of the store.
 */
export async function startAudit(
  parts: { store: Store; clock: Clock; logger: Logger; key: Buffer; instance?: string },
  { anchorFile, verifyHours, retentionDays }: AuditSettings,
) {
  const { store, clock, logger, key, instance } = parts
  const anchors = keepAnchors({ file: anchorFile, logger, clock })
  const trail = auditTrail(store, {
    ...{ clock, key, onAppended: anchors.onAppended },
    ...(instance === undefined ? {} : { instance }),
  })
  const verification = trailVerification({ store, key, clock, logger, anchorFile })
  await trail.begin()
  const head = await trail.head()
  if (head) anchors.write(head)

  const ending = new AbortController()
  let underWay: Promise<unknown> = Promise.resolve()
  const work = (what: () => Promise<unknown>) => {
    underWay = underWay.then(what).catch((err: unknown) => {
      if (!ending.signal.aborted) logger.error({ err }, 'the audit trail was not kept')
    })
  }
  const cut = () => cutTrail({ store, trail, anchors, clock }, retentionDays, ending.signal)
  const timers = [setInterval(() => work(cut), 24 * hourMs).unref()]
  work(cut)
  if (verifyHours > 0)
    timers.push(
      setInterval(() => work(() => verification.run(ending.signal)), verifyHours * hourMs).unref(),
    )

  return {
    trail,

    /** Returns what `auditEntries.describeProof` answers. */
    async proof(): Promise<z.output<typeof Proof>> {
      const [first, cut, newest, last] = await Promise.all([
        store
          .selectFrom('audit_entry')
          .select(({ fn }) => fn.min('sequence').as('number'))
          .executeTakeFirst(),
        lastCut(store).select(['cut_to', 'at', 'input']).executeTakeFirst(),
        trail.head(),
        verification.last(),
      ])
      return Proof.parse({
        ...{ head: newest, verifyHours, retentionDays, verification: last },
        first: Math.max(first?.number ?? 1, (cut?.cut_to ?? 0) + 1),
        cut: cut && {
          ...{ number: cut.cut_to, at: cut.at },
          entries: JSON.parse(cut.input).entries,
        },
        anchorFile: {
          isKept: anchorFile !== undefined,
          writtenAt: anchors.writtenAt()?.toISOString(),
        },
      })
    },

    /** Stops the background work, and writes down the last head. */
    async close(): Promise<void> {
      for (const timer of timers) clearInterval(timer)
      ending.abort()
      await underWay
      anchors.close()
    },
  }
}
