import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../clock.ts'
import type { Store } from '../store/open-store.ts'
import type { Anchors } from './anchors.ts'
import { cutNumber } from './last-cut.ts'
import type { AuditTrail, Head } from './trail.ts'

const dayMs = 24 * 60 * 60_000

/** Rows looked at or deleted at a time; more would let other requests wait. */
const batch = 1_000

/** The pause between two batches. Milliseconds. */
const pauseMs = 20

/** Returns the last row before the first one that is not older than `limit`. */
async function lastOlder(store: Store, after: number, limit: string): Promise<Head | undefined> {
  let found: Head | undefined
  for (;;) {
    const rows = await store
      .selectFrom('audit_entry')
      .select(['sequence', 'hash', 'at'])
      .where('sequence', '>', found?.number ?? after)
      .orderBy('sequence')
      .limit(batch)
      .execute()
    for (const { sequence, hash, at } of rows) {
      if (at >= limit) return found
      found = { number: sequence, hash }
    }
    if (rows.length < batch) return found
    await pause(pauseMs)
  }
}

async function deleteUpTo(store: Store, number: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    const { first } = await store
      .selectFrom('audit_entry')
      .select(({ fn }) => fn.min('sequence').as('first'))
      .executeTakeFirstOrThrow()
    if (first === null || first > number || signal.aborted) return
    await store
      .deleteFrom('audit_entry')
      .where('sequence', '<=', Math.min(number, first + batch - 1))
      .execute()
    await pause(pauseMs)
  }
}

/**
 * Cuts off the rows that are older than `days`; 0 keeps everything. A row of the trail says first
 * what is cut off, and keeps the hash of its last row, so that the rest is still proven; it is
 * written down as an anchor. Only then the database lets the old rows be deleted. A deletion that
 * was interrupted goes on at the next call. Errors: those of the store.
 */
export async function cutTrail(
  {
    store,
    trail,
    anchors,
    clock,
  }: { store: Store; trail: AuditTrail; anchors: Anchors; clock: Clock },
  days: number,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  const before = await cutNumber(store)
  if (days > 0) {
    const limit = new Date(clock.now().getTime() - days * dayMs).toISOString()
    const last = await lastOlder(store, before, limit)
    if (last) {
      const entries = last.number - before
      anchors.write(await trail.cut(last, { entries, olderThan: limit }))
    }
  }
  const to = await cutNumber(store)
  if (to > 0) await deleteUpTo(store, to, signal)
}
