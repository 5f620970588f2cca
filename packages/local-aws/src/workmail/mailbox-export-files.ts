import { exportArchive } from '../mailbox-export/archive.ts'
import type { MailboxExportJobRecord } from '../state/mailbox-export-jobs.ts'
import type { Context } from './handlers.ts'
import { exportState } from './mailbox-export-state.ts'

/** Returns the key of a job's archive in its bucket. */
export function archiveKey({ id, prefix }: Pick<MailboxExportJobRecord, 'id' | 'prefix'>): string {
  return `${prefix.replace(/\/+$/, '')}/${id}.zip`
}

/**
 * Writes the files of a job when the completed job is first read; writing them again after a crash
 * gives the same files. If the bucket cannot be written to, the job fails. Source: EXP-01, EXP-10.
 */
export function deliver(
  { state, buckets, now }: Context,
  organizationId: string,
  job: MailboxExportJobRecord,
): MailboxExportJobRecord {
  if (job.delivered || exportState(job, now) !== 'COMPLETED') return job
  const { zip, log } = exportArchive(job)
  const key = archiveKey(job)
  let seen: MailboxExportJobRecord = { ...job, delivered: true }
  try {
    buckets.put(job.bucket, key, zip)
    buckets.put(job.bucket, key.replace(/zip$/, 'json'), Buffer.from(JSON.stringify(log, null, 2)))
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    const errorInfo = `The bucket ${job.bucket} could not be written to (${reason}).`
    seen = { ...job, outcome: 'FAILED', errorInfo }
  }
  state.mailboxExportJobs.put(organizationId, seen)
  return seen
}
