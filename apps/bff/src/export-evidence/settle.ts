import type { EvidenceFinding, Finding } from '@mailroom/schemas/export-evidence'
import type { Checked } from './check-job.ts'
import { stateOf } from './judge.ts'
import type { EvidenceChange, ParsedEvidence } from './tables.ts'

/** What only reading an archive, or a script that did, can find. */
const deepFindings: readonly EvidenceFinding[] = [
  ...(['hashDiffers', 'hashOfOtherThing', 'messagesDiffer', 'damagedEntries', 'notAZip'] as const),
  ...(['hostileArchive', 'tooManyEntries', 'hashByScript', 'objectChanged'] as const),
]

/** Whether an earlier reading of the archive still counts: neither it nor the log has changed. */
function stillCounts(row: ParsedEvidence, { archive, log }: Checked): boolean {
  const before = row.archive
  if (!before || !archive || row.log !== log?.text) return false
  return before.key === archive.key && before.etag === archive.etag && before.size === archive.size
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
  { firstMessages, noHashIsEqual, messages }: Others & { messages?: number | undefined },
): EvidenceChange {
  const isKept = checked.hash === undefined && checked.level === 1 && stillCounts(row, checked)
  const kept = isKept ? row.findings.filter(({ code }) => deepFindings.includes(code)) : []
  const fewer: Finding[] =
    firstMessages !== undefined && messages !== undefined && messages < firstMessages
      ? [{ code: 'fewerThanFirst', expected: firstMessages, found: messages }]
      : []
  const level = isKept ? Math.max(row.level, checked.level) : checked.level
  const findings = [...checked.findings, ...kept, ...fewer].map((finding) =>
    finding.code === 'hashDiffers' && level === 3 && noHashIsEqual
      ? { ...finding, code: 'hashOfOtherThing' as const }
      : finding,
  )
  return {
    ...{ state: stateOf(findings), level, findings: JSON.stringify(findings) },
    ...{ keys: JSON.stringify(checked.keys) },
    archive: checked.archive ? JSON.stringify(checked.archive) : null,
    archive_hash: checked.hash ?? (isKept ? row.archive_hash : null),
    // What a person has pasted stays, whatever is found.
    ...(checked.log ? { log: checked.log.text, log_source: checked.log.source } : {}),
  }
}
