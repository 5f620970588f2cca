import * as z from 'zod'
import type { AuditRow } from '../store/tables.ts'
import { hashOf, origin, unkeyedHashOf } from './chain.ts'
import type { Head } from './trail.ts'

/** Reads the rows to check: from the store, or from a copy that is only read. */
export type TrailRows = {
  /** Returns the last cut, as the store claims it. */
  lastCut(): Promise<AuditRow | undefined>
  /** Returns the next rows after a number, in order; none at the end. */
  after(number: number): Promise<readonly AuditRow[]>
}

/** Why a trail does not hold, at its first bad place. */
export type Fault = {
  number: number
  /**
   * `missing`: a number is not there. `changed`: the row does not fit its hash, or was made without
   * the key. `cutOff`: the trail ends before an anchor. `rewritten`: another hash than an anchor's.
   * `unsealed`: nothing is under the key.
   */
  kind: 'missing' | 'changed' | 'cutOff' | 'rewritten' | 'unsealed'
}

export type AuditCheck = {
  /** How many rows were found good. */
  entries: number
  /** The last good row. */
  head: Head
  /** Up to this number, rows were cut off by the retention; 0 without a cut. */
  cutTo: number
  /** How many anchors were compared; those before the cut cannot be. */
  anchors: number
  fault?: Fault
}

/** What a cut keeps of the last row that is cut off. */
const Cut = z.object({ number: z.int(), hash: z.string() })

function cutOf(row: AuditRow | undefined): Head {
  const { data } = Cut.safeParse(row && JSON.parse(row.input))
  return data ?? { number: 0, hash: origin }
}

/** The columns that rows without a key do not have. */
const keyedColumns = [
  ...(['account_name', 'target_kind', 'target_id', 'target_name', 'organization_id'] as const),
  ...(['result', 'facts', 'search_account', 'search_target', 'search_rest', 'cut_to'] as const),
]

/**
 * Checks rows of versions without a key: the hash, and that the migration joined each outcome to
 * the last intent of its request.
 */
function unkeyedRows() {
  const intents = new Map<string, number>()
  return (previousHash: string, row: AuditRow): boolean => {
    const joined = row.phase === 'outcome' ? (intents.get(row.request_id) ?? null) : null
    if (row.phase === 'intent') intents.set(row.request_id, row.sequence)
    return (
      row.hash === unkeyedHashOf(previousHash, row) &&
      row.intent_sequence === joined &&
      keyedColumns.every((column) => row[column] === null)
    )
  }
}

/** Keeps the anchors to compare: several may name one number. */
function anchorsOf(anchors: readonly Head[]) {
  const hashes = new Map<number, Set<string>>()
  for (const { number, hash } of anchors)
    hashes.set(number, (hashes.get(number) ?? new Set()).add(hash))
  return hashes
}

/**
 * Follows the chain from its first row, or from the last cut, to its end, and stops at the first
 * fault. The trail is also broken if it ends before an anchor, or differs from it. Rows that a cut
 * has not deleted yet are passed over. Errors: those of reading.
 */
export async function checkAuditTrail(
  rows: TrailRows,
  { key, anchors = [] }: { key: Buffer; anchors?: readonly Head[] },
): Promise<AuditCheck> {
  const cut = cutOf(await rows.lastCut())
  const hashes = anchorsOf(anchors)
  const unkeyed = unkeyedRows()
  let head = cut
  let entries = 0
  let compared = 0
  let isUnderKey = cut.number > 0
  const done = (fault?: Fault): AuditCheck => ({
    ...{ entries, head, cutTo: cut.number, anchors: compared },
    ...(fault ? { fault } : {}),
  })
  const differsFromAnchor = ({ number, hash }: Head) => {
    const expected = hashes.get(number)
    if (!expected) return false
    compared += expected.size
    hashes.delete(number)
    return expected.size > 1 || !expected.has(hash)
  }
  if (cut.number > 0 && differsFromAnchor(cut))
    return done({ number: cut.number, kind: 'rewritten' })
  for (;;) {
    const batch = await rows.after(head.number)
    if (batch.length === 0) break
    for (const row of batch) {
      const number = head.number + 1
      if (row.sequence !== number) return done({ number, kind: 'missing' })
      const isKeyed = row.is_keyed === 1
      const fits = isKeyed
        ? row.hash === hashOf(key, head.hash, row)
        : !isUnderKey && unkeyed(head.hash, row)
      if (!fits) return done({ number, kind: 'changed' })
      isUnderKey ||= isKeyed
      if (hashes.size > 0 && differsFromAnchor({ number, hash: row.hash }))
        return done({ number, kind: 'rewritten' })
      head = { number, hash: row.hash }
      entries++
    }
  }
  if (!isUnderKey) return done({ number: 1, kind: entries === 0 ? 'missing' : 'unsealed' })
  if ([...hashes.keys()].some((number) => number > head.number))
    return done({ number: head.number + 1, kind: 'cutOff' })
  return done()
}
