import {
  type EvidenceFinding,
  evidenceFindings,
  type Finding,
  type ResultLog,
} from '@mailroom/schemas/export-evidence'
import type { EntriesCheck } from './check-entries.ts'
import type { Archive } from './tables.ts'

/** How far a log's times may be from those of its job, in milliseconds. */
const toleranceMs = 60 * 60_000

/** When a job ran. */
type JobTimes = { startedAt?: string | null | undefined; endedAt?: string | null | undefined }

const ms = (time: string | null | undefined) => (time ? Date.parse(time) : undefined)

/** Whether a log can be that of a job: its times, if it has them, lie in those of the job. */
export function isOfJob({ startTime, endTime }: ResultLog, { startedAt, endedAt }: JobTimes) {
  const [from, to] = [ms(startedAt), ms(endedAt)]
  const [began, ended] = [ms(startTime ?? endTime), ms(endTime ?? startTime)]
  const isTooEarly = from !== undefined && ended !== undefined && ended < from - toleranceMs
  const isTooLate = to !== undefined && began !== undefined && began > to + toleranceMs
  return !isTooEarly && !isTooLate
}

/** Returns what is wrong with an archive that is only listed. Source: VER-01 level 1. */
export function judgeArchive(
  archive: Archive | undefined,
  { startedAt, path }: JobTimes & { path?: string | null | undefined },
): Finding[] {
  if (!archive) return [{ code: 'noArchive' }]
  const begun = ms(startedAt)
  return [
    ...(archive.size === 0 ? [{ code: 'emptyArchive' as const }] : []),
    // S3 tells whole seconds.
    ...(begun !== undefined && Date.parse(archive.lastModified) < Math.floor(begun / 1000) * 1000
      ? [{ code: 'olderArchive' as const, expected: startedAt ?? '', found: archive.lastModified }]
      : []),
    ...(path?.endsWith('.zip') && path !== archive.key
      ? [{ code: 'otherArchive' as const, expected: path, found: archive.key }]
      : []),
  ]
}

/** The bytes that a zip file has at least, and those of an entry with a name of one letter. */
const zipBytes = 22
const entryBytes = 30 + 46 + 2

/** Returns what the numbers of a log say beside the archive. Source: VER-03. */
export function judgeLog(log: ResultLog, archive: Archive | undefined): Finding[] {
  const { totalBytes, totalNonExportableItems: left = 0 } = log
  const size = archive?.size
  const least = zipBytes + log.totalMessages * entryBytes
  return [
    ...(size !== undefined && size > 0 && size < least
      ? [{ code: 'tooSmall' as const, expected: log.totalMessages, found: size }]
      : []),
    ...(totalBytes !== undefined && size !== undefined && totalBytes !== size
      ? [{ code: 'bytesDiffer' as const, expected: totalBytes, found: size }]
      : []),
    ...(left > 0 ? [{ code: 'nonExportable' as const, found: left }] : []),
  ]
}

/** Returns what reading all entries of an archive found. Source: VER-03. */
export function judgeEntries(check: EntriesCheck, { totalMessages }: ResultLog): Finding[] {
  const problems: Record<NonNullable<EntriesCheck['problem']>, EvidenceFinding> = {
    ...{ notAZip: 'notAZip', hostile: 'hostileArchive', tooManyEntries: 'tooManyEntries' },
  }
  if (check.problem) return [{ code: problems[check.problem], found: check.messages }]
  return [
    ...(check.messages === totalMessages
      ? []
      : [{ code: 'messagesDiffer' as const, expected: totalMessages, found: check.messages }]),
    ...(check.damagedCount === 0
      ? []
      : [{ code: 'damagedEntries' as const, found: check.damagedCount, entries: check.damaged }]),
  ]
}

/** Returns the state that findings amount to. */
export function stateOf(findings: readonly Finding[]) {
  const weights = findings.map(({ code }) => evidenceFindings[code])
  if (weights.includes('mismatch')) return 'MISMATCH'
  return weights.includes('unverifiable') ? 'UNVERIFIABLE' : 'VERIFIED'
}
