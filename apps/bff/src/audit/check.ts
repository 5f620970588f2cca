import type { Store } from '../store/open-store.ts'
import { hashOf, origin } from './chain.ts'

/** Read at a time, so that a trail of millions fits. */
const batch = 1_000

/** How far the trail holds. `brokenAt` is the sequence number of the first entry that is missing, foreign or changed. */
export type AuditCheck = { entries: number; lastHash: string; brokenAt?: number }

/** An entry's number and hash as they were seen before, kept where nobody who can change the store can change them. */
export type Anchor = { sequence: number; hash: string }

/** Follows the chain from its first entry to its last, which must not come before the anchor, nor differ from it there. */
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
