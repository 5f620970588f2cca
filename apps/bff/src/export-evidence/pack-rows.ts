import type { Selectable } from 'kysely'
import { canonicalJson } from '../snapshots/canonical.ts'
import type { ExportJobRow } from '../store/export-tables.ts'
import type { AuditRow } from '../store/tables.ts'
import { newest } from './lists.ts'
import { parseResultLog } from './result-log.ts'
import { type Db, type EvidenceRecord, parsed } from './tables.ts'

/** How many rows are read at once. */
const atOnce = 500

/** Returns JSON members without those that are null. */
function present(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null))
}

/** Goes through the newest exports of the mailboxes, by their ids. */
export async function* newestRows(db: Db, directory: string): AsyncGenerator<EvidenceRecord[]> {
  let after = ''
  for (;;) {
    const rows = await newest(db, directory)
      .selectAll()
      .where('entity_id', '>', after)
      .orderBy('entity_id')
      .limit(atOnce)
      .execute()
    if (rows.length === 0) return
    yield rows
    after = rows.at(-1)?.entity_id ?? ''
  }
}

/** Writes every export that was ever seen, a line each. Source: XQ-15. */
export async function* jobLines(db: Db, directory: string): AsyncGenerator<string> {
  let after = ''
  for (;;) {
    const rows: Selectable<ExportJobRow>[] = await db
      .selectFrom('export_job')
      .selectAll()
      .where('directory', '=', directory)
      .where('job_id', '>', after)
      .orderBy('job_id')
      .limit(atOnce)
      .execute()
    if (rows.length === 0) return
    yield rows
      // When it was seen last changes with every listing.
      .map(({ directory: _, last_seen_at, progress, ...job }) => `${canonicalJson(present(job))}\n`)
      .join('')
    after = rows.at(-1)?.job_id ?? ''
  }
}

/** Writes what is proved of every export, a line each; also of those that a later one replaced. */
export async function* evidenceLines(db: Db, directory: string): AsyncGenerator<string> {
  let after = ''
  for (;;) {
    const rows = await db
      .selectFrom('export_evidence')
      .selectAll()
      .where('directory', '=', directory)
      .where('job_id', '>', after)
      .orderBy('job_id')
      .limit(atOnce)
      .execute()
    if (rows.length === 0) return
    yield rows.map((row) => `${canonicalJson(evidenceOf(row))}\n`).join('')
    after = rows.at(-1)?.job_id ?? ''
  }
}

function evidenceOf(row: EvidenceRecord): object {
  const { findings, given, archive, keys, level } = parsed(row)
  const log = row.log === null ? null : (parseResultLog(row.log) ?? null)
  return present({
    ...{ jobId: row.job_id, entityId: row.entity_id, name: row.name, email: row.email },
    ...{ pass: row.pass, bucket: row.bucket, prefix: row.prefix, path: row.path },
    ...{ startedAt: row.started_at || null, endedAt: row.ended_at, state: row.state },
    ...{ level, checkedAt: row.checked_at, checkedBy: row.checked_by },
    ...{ findings, archive, archiveSha384: row.archive_hash, keyCount: keys.count },
    ...{ given, log, logSource: row.log_source, logReadAt: row.log_read_at },
    ...{ acceptedBy: row.accepted_by },
    ...{ acceptedAt: row.accepted_at, acceptedReason: row.accepted_reason },
  })
}

/** The operations of the workbench, by the beginnings of their names. Source: VER-07, EXIT-17. */
const workbench = [
  ...['snapshots.', 'exportSettings.', 'exportRuns.', 'exportJobs.', 'exportEvidence.'],
  ...['exit.', 'approvals.', 'mailboxExclusions.'],
]

/**
 * Writes the entries of the audit trail about the workbench up to a number, each with the hash of the
 * row before it: with the key of the trail, anybody can compute the chain again. Source: VER-07.
 */
export async function* auditLines(
  db: Db,
  organizationId: string,
  upTo: number,
): AsyncGenerator<string> {
  let after = 0
  for (;;) {
    const rows = await db
      .selectFrom('audit_entry')
      .selectAll()
      .where('organization_id', '=', organizationId)
      .where('sequence', '>', after)
      .where('sequence', '<=', upTo)
      .where(({ or, eb }) => or(workbench.map((name) => eb('operation', 'like', `${name}%`))))
      .orderBy('sequence')
      .limit(atOnce)
      .execute()
    if (rows.length === 0) return
    const hashes = await previousHashes(db, rows)
    yield rows
      .map(({ instance: _, ...row }) =>
        canonicalJson({ previousHash: hashes.get(row.sequence - 1) ?? '', row: present(row) }),
      )
      .map((line) => `${line}\n`)
      .join('')
    after = rows.at(-1)?.sequence ?? upTo
  }
}

async function previousHashes(db: Db, rows: readonly AuditRow[]) {
  const before = await db
    .selectFrom('audit_entry')
    .select(['sequence', 'hash'])
    .where(
      'sequence',
      'in',
      rows.map(({ sequence }) => sequence - 1),
    )
    .execute()
  return new Map(before.map(({ sequence, hash }) => [sequence, hash]))
}
