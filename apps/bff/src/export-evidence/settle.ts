import type { EvidenceFinding, Finding } from '@mailroom/schemas/export-evidence'
import type { Checked } from './check-job.ts'
import { stateOf } from './judge.ts'
import { noHashIsEqual } from './lists.ts'
import { parseResultLog } from './result-log.ts'
import type { Db, EvidenceChange, EvidenceRecord, ParsedEvidence } from './tables.ts'
import { targetFindings } from './target-counts.ts'

/** What only reading an archive, or a script that did, can find. */
const deepFindings: readonly EvidenceFinding[] = [
  ...(['hashDiffers', 'hashOfOtherThing', 'messagesDiffer', 'damagedEntries', 'notAZip'] as const),
  ...(['hostileArchive', 'tooManyEntries', 'hashByScript', 'objectChanged'] as const),
]

/** What a given result finds. */
const givenFindings: readonly EvidenceFinding[] = ['hashDiffers', 'hashByScript']

/** Whether a result that a person has given differs, and nothing has settled it since. */
export function isGivenMismatch({ findings }: Pick<ParsedEvidence, 'findings'>): boolean {
  return givenFindings.every((wanted) => findings.some(({ code }) => code === wanted))
}

/** Whether an earlier reading of the archive still counts: neither it nor the log has changed. */
function stillCounts(row: ParsedEvidence, { archive, log }: Checked): boolean {
  const before = row.archive
  if (!before || !archive || row.log !== log?.text) return false
  return before.key === archive.key && before.etag === archive.etag && before.size === archive.size
}

/** When an export was verified last that no longer can be: its files may be gone. */
function wasVerified({ state, level, findings, checked_at: at }: ParsedEvidence): Finding[] {
  if (state === 'VERIFIED' && at !== null)
    return [{ code: 'wasVerified', expected: level, found: at }]
  return findings.filter(({ code }) => code === 'wasVerified')
}

/** What other exports of the mailbox and of the organization say. */
export type Others = {
  /** The messages of the mailbox's pass before. */
  firstMessages?: number | undefined
  /** Whether two or more archives were compared with their hash, and none was equal. */
  noHashIsEqual: boolean
}

/**
 * Returns how a check changes what is known of an export. A check of the log alone leaves what an
 * archive has proved before; where no hash of the organization is equal, AWS hashes something else,
 * and the entries decide. Source: VER-03.
 */
export function settled(
  row: ParsedEvidence,
  checked: Checked,
  {
    firstMessages,
    noHashIsEqual: isOtherThing,
    messages,
  }: Others & { messages?: number | undefined },
): EvidenceChange {
  // What a person has found elsewhere stays until the archive is read here. Source: VER-03.
  const isGivenKept = checked.hash === undefined && isGivenMismatch(row)
  const isKept = checked.hash === undefined && checked.level === 1 && stillCounts(row, checked)
  const kept = isKept
    ? row.findings.filter(({ code }) => deepFindings.includes(code))
    : isGivenKept
      ? row.findings.filter(({ code }) => givenFindings.includes(code))
      : []
  const fewer: Finding[] =
    firstMessages !== undefined && messages !== undefined && messages < firstMessages
      ? [{ code: 'fewerThanFirst', expected: firstMessages, found: messages }]
      : []
  const level = isKept ? Math.max(row.archiveLevel, checked.level) : checked.level
  // What the target has reported stays as long as the log counts the same messages.
  const target = row.findings.filter(
    ({ code, expected }) => targetFindings.includes(code) && expected === messages,
  )
  const findings = [...checked.findings, ...kept, ...fewer, ...target].map((finding) =>
    finding.code === 'hashDiffers' && level === 3 && isOtherThing
      ? { ...finding, code: 'hashOfOtherThing' as const }
      : finding,
  )
  const state = stateOf(findings)
  if (state === 'UNVERIFIABLE') findings.push(...wasVerified(row))
  return {
    ...{ state, level, findings: JSON.stringify(findings) },
    ...{ keys: JSON.stringify(checked.keys) },
    archive: checked.archive ? JSON.stringify(checked.archive) : null,
    archive_hash: checked.hash ?? (isKept ? row.archive_hash : null),
    // What a person has pasted stays, whatever is found.
    ...(checked.log ? { log: checked.log.text, log_source: checked.log.source } : {}),
  }
}

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
