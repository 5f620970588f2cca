import { createHash } from 'node:crypto'
import { firstObserved, kindNumber, snapshotKinds } from '@mailroom/schemas/snapshot-kinds'
import { type SnapshotKind, snapshotKindNames } from '@mailroom/schemas/snapshots'
import * as z from 'zod'
import { canonicalJson } from './canonical.ts'
import type { Lines } from './lines.ts'
import type { Db, SnapshotRecord } from './tables.ts'

/** A file of a snapshot as the manifest names it. */
const FileSums = z.strictObject({
  name: z.string(),
  bytes: z.int(),
  lines: z.int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** `manifest.json`, whose SHA-256 is the digest of the snapshot. Source: INV-06. */
export const Manifest = z.strictObject({
  format: z.literal('mailroom-snapshot'),
  version: z.literal(1),
  organizationId: z.string(),
  region: z.string(),
  scope: z.enum(['complete', 'settings']),
  complete: z.boolean(),
  counts: z.partialRecord(z.enum(snapshotKindNames), z.int()),
  files: z.tuple([FileSums]),
})

/** `provenance.json`: how the snapshot came to be, which the digest does not cover. */
export const Provenance = z.strictObject({
  startedAt: z.string(),
  endedAt: z.string(),
  changedMeanwhile: z.int(),
  mailroomVersion: z.string(),
  connection: z.string(),
  createdBy: z.string(),
  manifestSha256: z.string(),
  observedSha256: z.string(),
})

/** What a finished snapshot keeps beside its lines. */
export const Sealed = z.object({
  manifest: z.string(),
  provenance: z.string(),
  state: z.object({ bytes: z.int(), lines: z.int(), sha256: z.string() }),
  observed: z.object({ bytes: z.int(), lines: z.int(), sha256: z.string() }),
  counts: z.partialRecord(z.enum(snapshotKindNames), z.int()),
  gaps: z.array(z.object({ operation: z.string(), code: z.string(), count: z.int() })),
})
export type Sealed = z.infer<typeof Sealed>

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** The kinds of each file. */
export const kindsOfFile = {
  state: { from: 0, to: firstObserved - 1 },
  observed: { from: firstObserved, to: firstObserved + 99 },
} as const

/** Reads all lines of a file, and returns its sums and the number of lines by kind. */
export async function sumsOf(db: Db, lines: Lines, id: string, file: keyof typeof kindsOfFile) {
  const hash = createHash('sha256')
  let [bytes, count] = [0, 0]
  const counts: Partial<Record<SnapshotKind, number>> = {}
  for await (const batch of lines.inOrder(db, id, kindsOfFile[file])) {
    const chunk = Buffer.from(`${batch.map(({ line }) => line).join('\n')}\n`)
    hash.update(chunk)
    bytes += chunk.length
    count += batch.length
    for (const { kind } of batch) {
      const name = snapshotKindNames[kind]
      if (name) counts[name] = (counts[name] ?? 0) + 1
    }
  }
  return { sums: { bytes, lines: count, sha256: hash.digest('hex') }, counts }
}

const Gap = z.object(snapshotKinds.gap.members)

/** Returns the gaps, those of an operation and code as one. */
export async function gapsOf(db: Db, lines: Lines, id: string): Promise<Sealed['gaps']> {
  const gaps = new Map<string, Sealed['gaps'][number]>()
  const place = kindNumber('gap')
  for await (const batch of lines.inOrder(db, id, { from: place, to: place }))
    for (const { line } of batch) {
      const { operation, code } = Gap.parse(JSON.parse(line))
      const gap = gaps.get(`${operation} ${code}`) ?? { operation, code, count: 0 }
      gap.count++
      gaps.set(`${operation} ${code}`, gap)
    }
  return [...gaps.values()]
}

/**
 * Returns whether a gap leaves a snapshot complete: the thing is gone, or AWS has nothing to tell
 * for this kind of directory. Source: INV-04.
 */
function isHarmless({ code }: { code: string }): boolean {
  return code === 'Vanished' || /^(UnsupportedOperation|Directory)/.test(code)
}

/**
 * Adds what Mailroom keeps of an organization: what people have recorded because AWS has no API for
 * it, and the last results of the DNS checks, which change by themselves.
 */
export async function putKept(db: Db, lines: Lines, { id, directory }: SnapshotRecord) {
  const notes = await db
    .selectFrom('organization_note')
    .selectAll()
    .where('directory', '=', directory)
    .execute()
  const results = await db
    .selectFrom('dns_result')
    .selectAll()
    .where('directory', '=', directory)
    .execute()
  await lines.put(db, id, [
    ...notes.map(({ kind, subject, noted_by, noted_at }) => ({
      owner: 'recorded',
      row: {
        ...{ kind: 'recordedSetting' as const, area: kind, name: subject },
        ...{ recordedBy: noted_by, recordedAt: noted_at },
      },
    })),
    ...results.map(({ domain_name: domain, purpose, status, checked_at: readAt }) => ({
      owner: 'dns',
      row: { kind: 'dnsAnswer' as const, domain, purpose, status, readAt },
    })),
  ])
}

/**
 * Sums a snapshot up that was read to its end: its manifest, digest and provenance. Outside of a
 * transaction, because it takes a while.
 */
export async function seal(
  db: Db,
  lines: Lines,
  snapshot: SnapshotRecord,
  { endedAt, version }: { endedAt: string; version: string },
) {
  const { id, directory, scope } = snapshot
  const [connection = '', region = '', organizationId = ''] = directory.split(' ')
  const [state, observed] = [
    await sumsOf(db, lines, id, 'state'),
    await sumsOf(db, lines, id, 'observed'),
  ]
  const gaps = await gapsOf(db, lines, id)
  const isComplete = gaps.every(isHarmless)
  const manifest = canonicalJson(
    Manifest.parse({
      ...{ format: 'mailroom-snapshot', version: 1, organizationId, region, scope },
      ...{ complete: isComplete, counts: state.counts },
      files: [{ name: 'state.ndjson', ...state.sums }],
    }),
  )
  const digest = sha256(manifest)
  const provenance = canonicalJson(
    Provenance.parse({
      ...{ startedAt: snapshot.created_at, endedAt, changedMeanwhile: snapshot.changed },
      ...{ mailroomVersion: version, connection, createdBy: snapshot.created_by },
      ...{ manifestSha256: digest, observedSha256: observed.sums.sha256 },
    }),
  )
  const sealed: Sealed = {
    ...{ manifest, provenance, state: state.sums, observed: observed.sums },
    ...{ counts: state.counts, gaps },
  }
  return { is_complete: isComplete ? 1 : 0, digest, sealed: JSON.stringify(sealed) }
}
