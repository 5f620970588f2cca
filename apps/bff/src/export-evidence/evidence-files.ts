import { createHash } from 'node:crypto'
import { canonicalJson } from '../snapshots/canonical.ts'
import type { Lines } from '../snapshots/lines.ts'
import { Sealed } from '../snapshots/seal.ts'
import {
  acceptedCsv,
  archivesCsv,
  copyCsv,
  fileNameOf,
  missingCsv,
  missingMailboxes,
  probesCsv,
} from './csv-files.ts'
import { countsOf } from './lists.ts'
import { auditLines, evidenceLines, jobLines, newestRows } from './pack-rows.ts'
import { packReadMe, packVerifier, scripts } from './scripts.ts'
import { evidenceSettings } from './settings.ts'
import { summaryEnd, summaryHead, summaryRow } from './summary.ts'
import type { Db } from './tables.ts'

/** A file whose content comes in pieces. */
export type EvidenceContent = { name: string; content: AsyncIterable<Uint8Array> }

async function* bytesOf(texts: AsyncIterable<string> | Iterable<string>) {
  for await (const text of texts) yield Buffer.from(text)
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
  snapshot: { digest: string; missing: ReturnType<typeof missingMailboxes> } | undefined,
): AsyncGenerator<string> {
  const [, region = '', organizationId = ''] = directory.split(' ')
  const { level } = await evidenceSettings(db, directory)
  const counts = await countsOf(db, directory, level)
  yield summaryHead({ organizationId, region, asOf, snapshotDigest: snapshot?.digest, counts })
  for await (const rows of newestRows(db, directory)) yield rows.map(summaryRow).join('')
  if (!snapshot) return yield summaryEnd(undefined)
  const found = { needed: 0, notNeeded: 0 }
  for await (const { notNeeded } of snapshot.missing) found[notNeeded ? 'notNeeded' : 'needed']++
  yield summaryEnd(found)
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
  lines: Lines,
  directory: string,
  head: TrailHead,
): AsyncGenerator<EvidenceContent> {
  const snapshot = await newestSnapshot(db, directory)
  const [, , organizationId = ''] = directory.split(' ')
  const texts = (name: string, content: AsyncIterable<string> | Iterable<string>) => ({
    ...{ name, content: bytesOf(content) },
  })
  yield texts('README.txt', [packReadMe])
  const about = { directory, snapshotId: snapshot?.id ?? '', at: head.at }
  const missing = () => missingMailboxes(db, lines, about)
  const known = snapshot && { digest: snapshot.digest, missing: missing() }
  yield texts('summary.html', summary(db, directory, head.at, known))
  yield texts('accepted.csv', acceptedCsv(db, directory))
  yield texts('archives.csv', archivesCsv(db, directory))
  yield texts('audit.ndjson', auditLines(db, organizationId, head.sequence))
  yield texts('audit-head.json', [`${canonicalJson(head)}\n`])
  yield texts('evidence.ndjson', evidenceLines(db, directory))
  yield texts('jobs.ndjson', jobLines(db, directory))
  if (snapshot) yield texts('missing.csv', missingCsv(missing()))
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

export const packOf = (db: Db, lines: Lines, directory: string, head: TrailHead) =>
  withSums(packFiles(db, lines, directory, head))

export const scriptsOf = (db: Db, directory: string) => scriptFiles(db, directory)

/** Returns the addresses to try; undefined without a complete snapshot. */
export async function probesOf(db: Db, lines: Lines, directory: string) {
  const snapshot = await newestSnapshot(db, directory)
  return snapshot && bytesOf(probesCsv(db, lines, snapshot.id))
}
