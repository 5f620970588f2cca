import { hash } from 'node:crypto'
import { modelBuilder, objectsOf, type SnapshotModel } from '@mailroom/schemas/lint/model'
import { kindNumber, parseRow } from '@mailroom/schemas/snapshot-kinds'
import type { Lines } from '../snapshots/lines.ts'
import type { Store } from '../store/open-store.ts'

/** How many lines are read at once, so that other requests get their turn between them. */
const batch = 500

/** A snapshot as rules ask it, and the digests of its objects by their keys. */
export type ReadModel = { model: SnapshotModel; digests: ReadonlyMap<string, string> }

/** The kinds that no rule asks for, which are many. */
const skipped = ['dnsRecord', 'sendingIdentity', 'receiptRule'] as const

/** Reads the lines of a snapshot once. Source: LINT-00. */
export async function readModel(
  store: Store,
  lines: Lines,
  snapshotId: string,
): Promise<ReadModel> {
  const builder = modelBuilder()
  const digests = new Map<string, string>()
  const places = new Set<number>(skipped.map(kindNumber))
  const range = { from: 0, to: kindNumber('dnsAnswer'), batch }
  for await (const some of lines.inOrder(store, snapshotId, range))
    for (const { kind, line } of some) {
      if (places.has(kind)) continue
      const parsed = parseRow(JSON.parse(line))
      // Lines were checked when they were read or imported; the message names no content.
      if ('problem' in parsed) throw new Error(`A line of snapshot ${snapshotId} is not valid`)
      builder.add(parsed.row)
      // The order of the lines is that of the things alone, so each digest follows from them.
      for (const key of objectsOf(parsed.row))
        digests.set(key, hash('sha256', `${digests.get(key) ?? ''}\n${line}`))
    }
  return { model: builder.model(), digests }
}
