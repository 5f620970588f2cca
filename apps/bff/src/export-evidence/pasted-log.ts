import type { ResultLog } from '@mailroom/schemas/export-evidence'
import { sql } from 'kysely'
import { refusal } from '../operations/refusal.ts'
import { parseResultLog } from './result-log.ts'
import type { Db, EvidenceChange, EvidenceRecord } from './tables.ts'

/** Whether two logs tell the same, as far as both tell it: a person may paste a part. */
function isSame(one: ResultLog, other: ResultLog): boolean {
  const members = Object.keys(one) as (keyof ResultLog)[]
  return members.every((name) => other[name] === undefined || one[name] === other[name])
}

/** Whether the hash of a log is in that of another export of the organization, in hex or Base64. */
async function isOfOtherExport(db: Db, row: EvidenceRecord, { sha384Hash: hex }: ResultLog) {
  const base64 = Buffer.from(hex, 'hex').toString('base64')
  const found = await db
    .selectFrom('export_evidence')
    .select('job_id')
    .where('directory', '=', row.directory)
    .where('job_id', '!=', row.job_id)
    .where(({ or }) =>
      or([sql<boolean>`lower(log) like ${`%${hex}%`}`, sql<boolean>`log like ${`%${base64}%`}`]),
    )
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/**
 * Returns what a log that a person gives changes. One that Mailroom has read in the bucket stays, and
 * the person can only confirm it. Errors: LogOfOtherExport, LogDiffers. Source: VER-02.
 */
export async function pastedLog(
  db: Db,
  row: EvidenceRecord,
  log: string,
  told: ResultLog,
): Promise<EvidenceChange> {
  const isOwn = row.log !== null && row.log_source !== 'pasted'
  const known = isOwn && row.log !== null ? parseResultLog(row.log) : undefined
  if (known && isSame(told, known)) return { log_source: 'confirmed' }
  if (await isOfOtherExport(db, row, told))
    throw refusal('LogOfOtherExport', 'This is the log of another export.')
  if (known)
    throw refusal(
      'LogDiffers',
      `This log differs from what Mailroom read on ${row.log_read_at ?? row.checked_at ?? ''}.`,
    )
  return { log, log_source: 'pasted' }
}
