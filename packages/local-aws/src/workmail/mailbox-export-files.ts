import { sizeOf } from '../content-parts.ts'
import { exportFiles } from '../mailbox-export/export-files.ts'
import { makeBucket, recordObject } from '../s3/export-bucket.ts'
import type { BucketRecord } from '../state/buckets.ts'
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
  context: Context,
  organizationId: string,
  job: MailboxExportJobRecord,
): MailboxExportJobRecord {
  const { state, buckets, now } = context
  if (job.delivered || exportState(job, now) !== 'COMPLETED') return job
  const variant = state.exportVariants.get(organizationId, 'variant')
  const key = archiveKey(job)
  let seen: MailboxExportJobRecord = { ...job, delivered: true }
  makeBucket(context, job.bucket, job.kmsKeyArn)
  try {
    for (const [suffix, content] of exportFiles(job, variant)) {
      const name = key.replace(/\.zip$/, suffix)
      buckets.put(job.bucket, name, content)
      const object = { key: name, size: sizeOf(content), lastModified: job.endsAt }
      recordObject(context, job.bucket, { ...object, kmsKeyArn: job.kmsKeyArn })
    }
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    const errorInfo = `The bucket ${job.bucket} could not be written to (${reason}).`
    seen = { ...job, outcome: 'FAILED', errorInfo }
  }
  state.mailboxExportJobs.put(organizationId, seen)
  return seen
}

/**
 * Writes the files of the exports into a bucket that are complete by now, though nobody has looked
 * at the jobs since.
 */
export function deliverTo(context: Context, { name, region }: BucketRecord): void {
  const { state } = context
  for (const { id } of state.organizations.each(region, { index: 'alias' }))
    for (const job of state.mailboxExportJobs.each(id, { index: 'undelivered', prefix: name }))
      if (job.bucket === name) deliver({ ...context, region }, id, job)
}
