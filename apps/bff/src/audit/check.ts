import type { Store } from '../store/open-store.ts'
import { hashOf, origin } from './chain.ts'

/** How many entries are read at a time, so that a trail of millions fits in memory. */
const batch = 1_000

/**
 * The result of a check. `brokenAt` is the sequence number of the first missing, foreign or changed
 * entry.
 */
export type AuditCheck = { entries: number; lastHash: string; brokenAt?: number }

/**
 * The number and hash of an earlier entry, kept where people who can change the store cannot change
 * them.
 */
export type Anchor = { sequence: number; hash: string }

/**
 * Follows the chain from its first entry to its last. The trail is also broken if it ends before
 * the anchor or differs from it there.
 */
export async function checkAuditTrail(store: Store, anchor?: Anchor): Promise<AuditCheck> {
  let entries = 0
  let lastHash = origin
  while (true) {
    const rows = await store
      .selectFrom('audit_entry')
      .selectAll()
      .where('sequence', '>', entries)
      .orderBy('sequence')
      .limit(batch)
      .execute()
    if (rows.length === 0)
      return {
        entries,
        lastHash,
        ...(anchor && anchor.sequence > entries ? { brokenAt: entries + 1 } : {}),
      }
    for (const { hash, ...entry } of rows) {
      if (entry.sequence !== entries + 1 || hash !== hashOf(lastHash, entry))
        return { entries, lastHash, brokenAt: entries + 1 }
      if (anchor?.sequence === entry.sequence && anchor.hash !== hash)
        return { entries, lastHash, brokenAt: entries + 1 }
      entries++
      lastHash = hash
    }
  }
}
