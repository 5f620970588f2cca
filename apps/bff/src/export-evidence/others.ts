import type { Checked } from './check-job.ts'
import { noHashIsEqual } from './lists.ts'
import { parseResultLog } from './result-log.ts'
import type { Others } from './settle.ts'
import type { Db, EvidenceRecord } from './tables.ts'

/** Returns the messages that the pass before of a mailbox had. Source: VER-03, XQ-16. */
async function messagesBefore(db: Db, { directory, entity_id: entityId, pass }: EvidenceRecord) {
  const before = await db
    .selectFrom('export_evidence')
    .select('log')
    .where('directory', '=', directory)
    .where('entity_id', '=', entityId)
    .where('pass', '<', pass)
    .where('log', 'is not', null)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return before?.log ? parseResultLog(before.log)?.totalMessages : undefined
}

/** Returns what the other exports of a mailbox, and of the organization, say about one. */
export async function othersOf(db: Db, row: EvidenceRecord, checked: Checked): Promise<Others> {
  const differs = checked.findings.some(({ code }) => code === 'hashDiffers')
  return {
    firstMessages: row.pass > 1 ? await messagesBefore(db, row) : undefined,
    noHashIsEqual: differs && (await noHashIsEqual(db, row.directory, row.job_id)),
  }
}
