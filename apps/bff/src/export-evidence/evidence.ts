import type { WorkMail } from '@aws-sdk/client-workmail'
import { Evidence, type TargetCount } from '@mailroom/schemas/export-evidence'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import { refusal } from '../operations/refusal.ts'
import { type CheckerParts, evidenceChecker } from './checker.ts'
import { isOfJob } from './judge.ts'
import { countsOf, newest, noHashIsEqual, pageOf } from './lists.ts'
import { pastedLog } from './pasted-log.ts'
import { parseResultLog } from './result-log.ts'
import { evidenceSettings } from './settings.ts'
import {
  addEvidence,
  type EvidenceJob,
  type EvidenceRecord,
  findEvidence,
  parsed,
  updateEvidence,
} from './tables.ts'
import { takeNames, takeUp } from './take-up.ts'
import { takeCounts } from './target-counts.ts'
import { takeUploaded, type UploadedHash } from './uploaded.ts'

const megabyte = 1024 * 1024

/** Returns what is known of an export, for people; `needed` is the level that counts as verified. */
function described(row: EvidenceRecord, needed: number): Evidence {
  const { findings, given, archive, keys, state, level, archiveLevel, ...read } = parsed(row)
  const { wanted_level: wantedLevel } = read
  return Evidence.parse({
    ...{ jobId: row.job_id, entityId: row.entity_id, pass: row.pass, level, findings },
    ...(state === 'VERIFIED' && archiveLevel < needed ? { isBelowLevel: true } : {}),
    ...{ name: row.name ?? undefined, email: row.email ?? undefined },
    ...{ startedAt: row.started_at || undefined, endedAt: row.ended_at ?? undefined },
    ...{ bucket: row.bucket, prefix: row.prefix, state: state ?? undefined },
    ...{ checkedAt: row.checked_at ?? undefined, checkedBy: row.checked_by ?? undefined },
    log: row.log === null ? undefined : parseResultLog(row.log),
    ...{ logReadAt: row.log_read_at ?? undefined, given, archive: archive ?? undefined },
    ...{ keysSeen: keys.seen, keyCount: keys.count },
    ...(wantedLevel === null ? {} : { wantedLevel, bytesRead: row.read_mb * megabyte }),
    ...{ waitingUntil: row.retry_at ?? undefined, problem: row.problem ?? undefined },
    ...{ acceptedBy: row.accepted_by ?? undefined, acceptedAt: row.accepted_at ?? undefined },
    acceptedReason: row.accepted_reason ?? undefined,
  })
}

/** Asks AWS about an export by its id. Errors: those of AWS; ExportNotComplete. */
async function askJob(workmail: WorkMail, scope: Scope, jobId: string): Promise<EvidenceJob> {
  const job = await workmail.describeMailboxExportJob({
    ...{ OrganizationId: scope.organizationId, JobId: jobId },
  })
  if (job.State !== 'COMPLETED')
    throw refusal('ExportNotComplete', `The export ${jobId} is not complete: ${job.State}.`)
  return {
    ...{ jobId, entityId: job.EntityId ?? '', bucket: job.S3BucketName ?? '' },
    ...{ prefix: job.S3Prefix ?? '', path: job.S3Path },
    ...{ startedAt: job.StartTime?.toISOString(), endedAt: job.EndTime?.toISOString() },
  }
}

/** How many mailboxes one query has checked. */
const checkedAtOnce = 500

type WantedCheck = {
  jobIds: readonly string[] | undefined
  level: number
  again?: boolean | undefined
  by: string
}

type Page = Omit<Parameters<typeof pageOf>[2], 'needed'>

/** Keeps what is proved of exports, and checks it in the background. Source: VER-01 to VER-08. */
export function createEvidence(parts: Omit<CheckerParts, 'takeUp'>) {
  const { store } = parts
  const checker = evidenceChecker({ ...parts, takeUp: () => takeUp(store) })

  const find = async (scope: Scope, jobId: string) => {
    const found = await findEvidence(store, directoryOf(scope), jobId)
    if (!found) throw refusal('EvidenceNotFound', `Nothing is known of the export ${jobId}.`)
    return found
  }

  /** Returns the row of an export; one that is not known yet is asked for at AWS. */
  const open = async (scope: Scope, jobId: string, workmail: WorkMail) => {
    const directory = directoryOf(scope)
    const known = await findEvidence(store, directory, jobId)
    if (known) return known
    await addEvidence(store, directory, await askJob(workmail, scope, jobId))
    return find(scope, jobId)
  }

  const wanted = (level: number, by: string) => ({
    ...{ wanted_level: level, wanted_by: by, retry_at: null, problem: null, read_mb: 0 },
  })

  /** Has the newest export of each mailbox checked; `again` also if it is proved or accepted. */
  const checkAll = async (directory: string, level: number, again: boolean, by: string) => {
    const all = newest(store, directory).select('job_id')
    const rows = await (again
      ? all
      : all
          .where(({ or, eb }) =>
            or([eb('state', 'is', null), eb('state', '!=', 'VERIFIED'), eb('level', '<', level)]),
          )
          .where('accepted_at', 'is', null)
    ).execute()
    for (let from = 0; from < rows.length; from += checkedAtOnce)
      await store
        .updateTable('export_evidence')
        .set(wanted(level, by))
        .where('directory', '=', directory)
        .where(
          'job_id',
          'in',
          rows.slice(from, from + checkedAtOnce).map((row) => row.job_id),
        )
        .execute()
    return rows.length
  }

  return {
    async list(scope: Scope, page: Page) {
      const directory = directoryOf(scope)
      const { level: needed } = await evidenceSettings(store, directory)
      const { rows, nextToken } = await pageOf(store, directory, { ...page, needed })
      const items = rows.map((row) => described(row, needed))
      if (page.nextToken !== undefined) return { items, nextToken }
      return {
        ...{ items, nextToken, counts: await countsOf(store, directory, needed) },
        noHashIsEqual: await noHashIsEqual(store, directory),
      }
    },

    /** Errors: those of AWS for an export that nobody knows; ExportNotComplete. */
    async describe(scope: Scope, jobId: string, workmail: WorkMail): Promise<Evidence> {
      const directory = directoryOf(scope)
      const known = await findEvidence(store, directory, jobId)
      if (known) return described(known, (await evidenceSettings(store, directory)).level)
      const { path: _, ...job } = await askJob(workmail, scope, jobId)
      return { ...job, level: 0, findings: [], given: [], keysSeen: [], keyCount: 0 }
    },

    /** Has exports checked. Errors: those of AWS; ExportNotComplete, ArchivesNotRead. */
    async check(
      scope: Scope,
      { jobIds, level, again = false, by }: WantedCheck,
      workmail: WorkMail,
    ) {
      const directory = directoryOf(scope)
      if (level > 1 && !(await evidenceSettings(store, directory)).readsArchives)
        throw refusal('ArchivesNotRead', 'Reading archives is switched off for this organization.')
      const rows = []
      for (const jobId of new Set(jobIds)) rows.push(await open(scope, jobId, workmail))
      for (const row of rows) await updateEvidence(store, row, wanted(level, by))
      const queued = jobIds ? rows.length : await checkAll(directory, level, again, by)
      checker.nudge()
      return { queued }
    },

    /**
     * Takes a log that a person gives; one that Mailroom has read itself stays. Errors: those of AWS;
     * ExportNotComplete, LogNotReadable, LogOfOtherJob, LogOfOtherExport, LogDiffers.
     */
    async paste(scope: Scope, jobId: string, log: string, by: string, workmail: WorkMail) {
      const row = await open(scope, jobId, workmail)
      const parsedLog = parseResultLog(log)
      if (!parsedLog) throw refusal('LogNotReadable', 'This is not the log of an export.')
      if (!isOfJob(parsedLog, { startedAt: row.started_at, endedAt: row.ended_at }))
        throw refusal('LogOfOtherJob', 'This log is of another time than the export.')
      const kept = await pastedLog(store, row, log, parsedLog)
      await updateEvidence(store, row, { ...kept, ...wanted(1, by) })
      checker.nudge()
    },

    /** Takes what the scripts have computed. Source: VER-06. */
    uploadResults: async (
      scope: Scope,
      results: readonly UploadedHash[],
      by: { name: string; at: string },
    ) => takeUploaded(store, directoryOf(scope), results, by),

    /** Takes what the target reports. Source: VER-01. */
    async uploadCounts(
      scope: Scope,
      counts: readonly TargetCount[],
      by: { name: string; at: string },
    ) {
      await takeNames(store)
      return takeCounts(store, directoryOf(scope), counts, by)
    },

    /** Error: EvidenceNotFound. */
    async accept(scope: Scope, jobId: string, reason: string, by: { name: string; at: string }) {
      const row = await find(scope, jobId)
      await updateEvidence(store, row, {
        ...{ accepted_by: by.name, accepted_at: by.at, accepted_reason: reason },
      })
      return { state: row.state, level: parsed(row).level }
    },

    close: () => checker.close(),
  }
}
export type ExportEvidence = ReturnType<typeof createEvidence>
