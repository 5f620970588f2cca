import type { MailboxExportJobRecord } from '../state/mailbox-export-jobs.ts'

/**
 * How long an export takes here, in milliseconds: more for a larger mailbox.
 * Source: 00-index, decision 15.
 */
const shortestMs = 5_000
const msPerMb = 20

/** How often the progress is estimated, in milliseconds of the job. */
const estimateMs = 5_000

/**
 * From this share on an export is being uploaded and can no longer be stopped.
 * Source: 06 CancelMailboxExportJob.
 */
const uploadPart = 0.95

export function exportDurationMs(sizeMb: number): number {
  return shortestMs + Math.round(sizeMb * msPerMb)
}

/** Returns the state of a job at a moment. Source: EXP-08. */
export function exportState({ endsAt, outcome }: MailboxExportJobRecord, now: Date) {
  return now.getTime() < endsAt ? ('RUNNING' as const) : outcome
}

/**
 * Returns the progress of a job in percent, as of the last estimate before now or before its end;
 * 100 at its regular end.
 */
export function exportProgress(
  { startedAt, durationMs, endsAt }: MailboxExportJobRecord,
  now: Date,
): number {
  const passedMs = Math.min(now.getTime(), endsAt) - startedAt
  if (passedMs >= durationMs) return 100
  return Math.floor(((passedMs - (passedMs % estimateMs)) / durationMs) * 100)
}

/** Whether a running job can still be cancelled. */
export function canCancel({ startedAt, durationMs }: MailboxExportJobRecord, now: Date): boolean {
  return now.getTime() - startedAt < durationMs * uploadPart
}

/** Returns a job that ends now instead of at its regular end. */
export function endNow(
  job: MailboxExportJobRecord,
  now: Date,
  outcome: 'CANCELLED' | 'FAILED',
  errorInfo?: string,
): MailboxExportJobRecord {
  return { ...job, endsAt: now.getTime(), outcome, errorInfo }
}
