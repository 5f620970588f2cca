import { createHash } from 'node:crypto'
import type { S3 } from '@aws-sdk/client-s3'
import type { Finding, ResultLog } from '@mailroom/schemas/export-evidence'
import { s3ActionOf } from '@mailroom/schemas/s3-actions'
import { ServiceException } from '@smithy/core/client'
import { ask } from '../operations/ask.ts'
import type { Refusal } from '../operations/refusal.ts'
import { checkEntries } from './check-entries.ts'
import { type FoundFiles, type FoundObject, findFiles } from './find-files.ts'
import { isOfJob, judgeArchive, judgeEntries, judgeLog } from './judge.ts'
import { ObjectChanged, readObject } from './read-object.ts'
import { maxLogBytes, parseResultLog } from './result-log.ts'
import type { Archive, ParsedEvidence } from './tables.ts'

/** How often an archive that changes while it is read is begun anew. Source: VER-04. */
const maxAttempts = 3

/** What is read of a job's files, and what it comes to. */
export type Checked = {
  findings: Finding[]
  level: 0 | 1 | 2 | 3
  log?: { text: string; source: 'bucket' | 'pasted' | 'confirmed' }
  archive?: Archive
  keys: { seen: string[]; count: number }
  /** SHA-384 of the archive, if it was read. */
  hash?: string
}

type Options = { signal: AbortSignal; onRead?: (bytes: number) => void }

function isDenied({ error, cause }: Refusal): boolean {
  if (/^AccessDenied(?:Exception)?$/.test(error.code)) return true
  return cause instanceof ServiceException && cause.$metadata.httpStatusCode === 403
}

/**
 * Returns a refusal of S3 as a finding; what may pass by itself is thrown. `resource` is what the
 * action is missing on.
 */
export function findingOf(refused: Refusal, operation: string, resource: string): Finding {
  const { code, missingAction, missingStatement, deniedBy } = refused.error
  if (code === 'NoSuchBucket') return { code: 'noBucket' }
  if (code === 'PermanentRedirect') return { code: 'otherRegion' }
  if (code === 'ServiceDisabled') return { code: 'serviceOff' }
  if (!isDenied(refused)) throw refused
  const action = missingAction ?? s3ActionOf(operation)
  const statement = missingStatement ?? { Effect: 'Allow', Action: action, Resource: resource }
  return {
    ...{ code: 'notAllowed', missingAction: action },
    ...(deniedBy === undefined ? { missingStatement: statement } : { deniedBy }),
  }
}

/** Reads an object that may be a log; never more than a log has. */
async function readSmall(s3: S3, bucket: string, object: FoundObject): Promise<string> {
  const place = { ...object, bucket, size: Math.min(object.size, maxLogBytes) }
  const pieces: Uint8Array[] = []
  for await (const piece of readObject(s3, place, { signal: AbortSignal.timeout(60_000) }))
    pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

type FoundLog = { text: string; log: ResultLog; lastModified: string }

/** Reads what may be the log. Returns the logs of this job, and why others were not taken. */
async function readLogs(s3: S3, row: ParsedEvidence, candidates: readonly FoundObject[]) {
  const times = { startedAt: row.started_at, endedAt: row.ended_at }
  const logs: FoundLog[] = []
  const refusals: Finding[] = []
  for (const object of candidates) {
    const { answer: text, refused } = await ask(() => readSmall(s3, row.bucket, object))
    if (refused)
      refusals.push(findingOf(refused, 'GetObject', `arn:aws:s3:::${row.bucket}/${object.key}`))
    const log = text === undefined ? undefined : parseResultLog(text)
    if (text === undefined || !log) continue
    if (isOfJob(log, times)) logs.push({ text, log, lastModified: object.lastModified })
    else refusals.push({ code: 'logOfOtherJob', found: object.key })
  }
  logs.sort((a, b) => b.lastModified.localeCompare(a.lastModified))
  return { logs, refusals }
}

/** Finds and judges the files of a job. Source: VER-01 level 1, VER-02. */
async function checkFiles(s3: S3, row: ParsedEvidence): Promise<Checked & { told?: ResultLog }> {
  const { bucket, prefix } = row
  const place = { bucket, prefix, path: row.path ?? undefined }
  const { answer, refused } = await ask(() => findFiles(s3, place))
  const source = row.log_source === 'confirmed' ? 'confirmed' : 'pasted'
  const pasted = row.log_source === source && row.log !== null ? row.log : undefined
  const pastedLog = pasted === undefined ? undefined : parseResultLog(pasted)
  const found: FoundFiles = answer ?? { candidates: [], seen: [], seenCount: 0 }
  const keys = { seen: found.seen, count: found.seenCount }
  const findings: Finding[] = refused
    ? [findingOf(refused, 'ListObjectsV2', `arn:aws:s3:::${bucket}`)]
    : judgeArchive(found.archive, { startedAt: row.started_at, path: row.path })
  const { logs, refusals } = await readLogs(s3, row, found.candidates)
  const [newest] = logs
  const log: Checked['log'] = newest
    ? { text: newest.text, source: 'bucket' }
    : pasted !== undefined && pastedLog
      ? { text: pasted, source }
      : undefined
  const told = newest?.log ?? pastedLog
  if (!told && !refused)
    findings.push(...(refusals.length > 0 ? refusals.slice(0, 3) : [{ code: 'noLog' as const }]))
  if (told) findings.push(...judgeLog(told, found.archive))
  if (!newest && told) findings.push({ code: 'logPasted' })
  if (logs.length > 1) findings.push({ code: 'severalLogs', found: logs.length })
  const level = told && found.archive && !refused ? 1 : 0
  return {
    ...{ findings, level, keys },
    ...(log && { log }),
    ...(found.archive && { archive: found.archive }),
    ...(told && { told }),
  }
}

async function hashOf(s3: S3, place: Parameters<typeof readObject>[1], options: Options) {
  const hash = createHash('sha384')
  let read = 0
  for await (const piece of readObject(s3, place, options)) {
    hash.update(piece)
    read += piece.length
    options.onRead?.(read)
  }
  return hash.digest('hex')
}

/** Reads an archive: its hash, and on level 3 every entry. Source: VER-01, VER-03, VER-04. */
async function checkArchive(
  s3: S3,
  { bucket, archive, told }: { bucket: string; archive: Archive; told: ResultLog },
  options: Options & { level: 2 | 3 },
): Promise<Pick<Checked, 'findings' | 'level' | 'hash'>> {
  const place = { bucket, ...archive }
  const hash = await hashOf(s3, place, options)
  const isEqual = hash === told.sha384Hash
  const differs: Finding[] = isEqual
    ? []
    : [{ code: 'hashDiffers', expected: told.sha384Hash, found: hash }]
  if (options.level === 2) return { findings: differs, level: isEqual ? 2 : 1, hash }
  const entries = await checkEntries(s3, place, {
    signal: options.signal,
    onRead: (bytes) => options.onRead?.(archive.size + bytes),
  })
  const wrong = judgeEntries(entries, told)
  const level = wrong.length === 0 ? 3 : isEqual ? 2 : 1
  return { findings: [...differs, ...wrong], level, hash }
}

/**
 * Compares an export with its log, up to a level. What AWS refuses is a finding. Errors: what may
 * pass by itself, such as throttling; ReadingStopped. Source: VER-01 to VER-04.
 */
export async function checkJob(
  s3: S3,
  row: ParsedEvidence,
  wanted: 1 | 2 | 3,
  options: Options,
): Promise<Checked> {
  for (let attempt = 1; ; attempt++) {
    const { told: numbers, ...files } = await checkFiles(s3, row)
    const { archive } = files
    if (wanted === 1 || files.level === 0 || !archive || !numbers || archive.size === 0)
      return files
    try {
      const { answer, refused } = await ask(() =>
        checkArchive(
          s3,
          { bucket: row.bucket, archive, told: numbers },
          { ...options, level: wanted },
        ),
      )
      if (answer) return { ...files, ...answer, findings: [...files.findings, ...answer.findings] }
      // The log proves what it did before.
      const resource = `arn:aws:s3:::${row.bucket}/${archive.key}`
      const why = findingOf(refused, 'GetObject', resource)
      const told = why.code === 'notAllowed' ? { ...why, code: 'archiveNotAllowed' as const } : why
      return { ...files, findings: [...files.findings, told] }
    } catch (error) {
      if (!(error instanceof ObjectChanged)) throw error
      if (attempt === maxAttempts)
        return { ...files, findings: [...files.findings, { code: 'objectChanged' }] }
    }
  }
}
