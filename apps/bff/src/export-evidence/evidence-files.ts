import { createHash } from 'node:crypto'
import { kindNumber } from '@mailroom/schemas/snapshot-kinds'
import * as z from 'zod'
import { canonicalJson } from '../snapshots/canonical.ts'
import type { Lines } from '../snapshots/lines.ts'
import { Sealed } from '../snapshots/seal.ts'
import { csvLine } from './csv.ts'
import { countsOf } from './lists.ts'
import { auditLines, evidenceLines, jobLines, newestRows } from './pack-rows.ts'
import { parseResultLog } from './result-log.ts'
import { packVerifier, scripts } from './scripts.ts'
import { summaryEnd, summaryHead, summaryRow } from './summary.ts'
import type { Db } from './tables.ts'

/** A file whose content comes in pieces. */
export type EvidenceContent = { name: string; content: AsyncIterable<Uint8Array> }

async function* bytesOf(texts: AsyncIterable<string> | Iterable<string>) {
  for await (const text of texts) yield Buffer.from(text)
}

/** Returns the part of a file name that follows from an id; others have been seen in foreign jobs. */
function fileNameOf(entityId: string): string {
  if (/^[\w-]{1,100}$/.test(entityId)) return entityId
  return createHash('sha256').update(entityId).digest('hex').slice(0, 32)
}

/** Writes `archives.csv`; only of mailboxes whose log is known. Source: VER-06. */
async function* archivesCsv(db: Db, directory: string): AsyncGenerator<string> {
  yield csvLine(['entity', 'file', 'sha384', 'messages'])
  for await (const rows of newestRows(db, directory))
    for (const { entity_id: id, log } of rows) {
      const told = log === null ? undefined : parseResultLog(log)
      if (told)
        yield csvLine([id, `${fileNameOf(id)}.zip`, told.sha384Hash, told.totalMessages], true)
    }
}

/** Writes where the archives are; a key with characters that the script would split is left away. */
async function* copyCsv(db: Db, directory: string): AsyncGenerator<string> {
  const [, region = ''] = directory.split(' ')
  yield csvLine(['region', 'file', 'address'])
  for await (const rows of newestRows(db, directory))
    for (const { entity_id: id, bucket, archive, path } of rows) {
      const { key } = z
        .object({ key: z.string() })
        .parse(archive ? JSON.parse(archive) : { key: path ?? '' })
      if (/^[\w!.*'()/-]+$/.test(key))
        yield csvLine([region, `${fileNameOf(id)}.zip`, `s3://${bucket}/${key}`], true)
    }
}

async function* acceptedCsv(db: Db, directory: string): AsyncGenerator<string> {
  yield csvLine(['entity', 'name', 'state', 'level', 'by', 'at', 'reason'])
  for await (const rows of newestRows(db, directory))
    for (const row of rows)
      if (row.accepted_at !== null)
        yield csvLine([
          ...[row.entity_id, row.name ?? '', row.state ?? '', row.level],
          ...[row.accepted_by ?? '', row.accepted_at, row.accepted_reason ?? ''],
        ])
}

/** Returns the newest snapshot that nothing is missing of. */
async function newestSnapshot(db: Db, directory: string) {
  const row = await db
    .selectFrom('snapshot')
    .select(['id', 'digest', 'sealed'])
    .where('directory', '=', directory)
    .where('state', '=', 'COMPLETED')
    .where('scope', '=', 'complete')
    .where('is_complete', '=', 1)
    .where('origin', '!=', 'imported')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row?.sealed || row.digest === null) return undefined
  return { id: row.id, digest: row.digest, sealed: Sealed.parse(JSON.parse(row.sealed)) }
}

async function* summary(
  db: Db,
  directory: string,
  asOf: string,
  snapshotDigest: string | undefined,
): AsyncGenerator<string> {
  const [, region = '', organizationId = ''] = directory.split(' ')
  const counts = await countsOf(db, directory)
  yield summaryHead({ organizationId, region, asOf, snapshotDigest, counts })
  for await (const rows of newestRows(db, directory)) yield rows.map(summaryRow).join('')
  yield summaryEnd
}

/** The head of the audit trail that a file is up to. */
export async function trailHead(db: Db) {
  const head = await db
    .selectFrom('audit_entry')
    .select(['sequence', 'hash', 'at'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return head ?? { sequence: 0, hash: '', at: '' }
}
export type TrailHead = Awaited<ReturnType<typeof trailHead>>

/** Adds the sum of each file, in a last file. */
async function* withSums(files: AsyncIterable<EvidenceContent>): AsyncGenerator<EvidenceContent> {
  const lines: string[] = []
  for await (const { name, content } of files) {
    const hash = createHash('sha256')
    const summed = async function* () {
      for await (const piece of content) {
        hash.update(piece)
        yield piece
      }
      lines.push(`${hash.digest('hex')}  ${name}\n`)
    }
    yield { name, content: summed() }
  }
  yield { name: 'SHA256SUMS', content: bytesOf([lines.join('')]) }
}

/** The files of the evidence pack, in their order. Source: VER-07. */
async function* packFiles(
  db: Db,
  directory: string,
  head: TrailHead,
): AsyncGenerator<EvidenceContent> {
  const snapshot = await newestSnapshot(db, directory)
  const [, , organizationId = ''] = directory.split(' ')
  const texts = (name: string, content: AsyncIterable<string> | Iterable<string>) => ({
    ...{ name, content: bytesOf(content) },
  })
  yield texts('summary.html', summary(db, directory, head.at, snapshot?.digest))
  yield texts('accepted.csv', acceptedCsv(db, directory))
  yield texts('archives.csv', archivesCsv(db, directory))
  yield texts('audit.ndjson', auditLines(db, organizationId, head.sequence))
  yield texts('audit-head.json', [`${canonicalJson(head)}\n`])
  yield texts('evidence.ndjson', evidenceLines(db, directory))
  yield texts('jobs.ndjson', jobLines(db, directory))
  for await (const rows of newestRows(db, directory))
    for (const { entity_id: id, log } of rows)
      if (log !== null) yield texts(`logs/${fileNameOf(id)}.json`, [log])
  if (snapshot) yield texts('snapshot/manifest.json', [snapshot.sealed.manifest])
  yield texts('verify-pack.mjs', [packVerifier])
}

/** The scripts, with the list of archives that they read. Source: VER-05, VER-06. */
async function* scriptFiles(db: Db, directory: string): AsyncGenerator<EvidenceContent> {
  for (const [name, text] of Object.entries(scripts)) yield { name, content: bytesOf([text]) }
  yield { name: 'archives.csv', content: bytesOf(archivesCsv(db, directory)) }
  yield { name: 'copy.csv', content: bytesOf(copyCsv(db, directory)) }
}

const Address = z.object({
  address: z.string(),
  ownerId: z.string(),
  ownerKind: z.string(),
  primary: z.boolean().optional(),
})

/** The addresses of the newest snapshot, to try after the move. Source: VER-08. */
async function* probesCsv(db: Db, lines: Lines, snapshotId: string): AsyncGenerator<string> {
  yield csvLine(['address', 'kind', 'owner', 'expected target object'])
  const number = kindNumber('address')
  for await (const some of lines.inOrder(db, snapshotId, { from: number, to: number }))
    yield some
      .map(({ line }) => Address.parse(JSON.parse(line)))
      .map(({ address, ownerId, ownerKind, primary }) =>
        csvLine([address, primary ? 'primary' : 'alias', ownerId, ownerKind.toLowerCase()]),
      )
      .join('')
}

export const packOf = (db: Db, directory: string, head: TrailHead) =>
  withSums(packFiles(db, directory, head))

export const scriptsOf = (db: Db, directory: string) => scriptFiles(db, directory)

/** Returns the addresses to try; undefined without a complete snapshot. */
export async function probesOf(db: Db, lines: Lines, directory: string) {
  const snapshot = await newestSnapshot(db, directory)
  return snapshot && bytesOf(probesCsv(db, lines, snapshot.id))
}
