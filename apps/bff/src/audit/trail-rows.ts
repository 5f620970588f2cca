import type { Store } from '../store/open-store.ts'
import type { TrailRows } from './check.ts'
import { lastCut } from './last-cut.ts'

/**
 * Reads the rows of a trail in batches. A running backend reads small ones, so that other requests
 * do not wait; `npm run audit:verify` reads large ones.
 */
export function trailRows(store: Store, batch: number): TrailRows {
  return {
    lastCut: () => lastCut(store).selectAll().executeTakeFirst(),
    after: (number) =>
      store
        .selectFrom('audit_entry')
        .selectAll()
        .where('sequence', '>', number)
        .orderBy('sequence')
        .limit(batch)
        .execute(),
  }
}
