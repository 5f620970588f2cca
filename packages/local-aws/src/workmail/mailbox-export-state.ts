import type { MailboxExportJobRecord } from '../state/mailbox-export-jobs.ts'

/** How long an export takes here, in milliseconds: more for a larger mailbox. Source: 00-index, decision 15. */
const shortestMs = 5_000
const msPerMb = 20

/** From this progress on an export is being uploaded and cannot be stopped any more, in percent. Source: 06 CancelMailboxExportJob. */
const uploadPercent = 95

export function exportDurationMs(sizeMb: number): number {
  return shortestMs + Math.round(sizeMb * msPerMb)
}

/** The state of a job at a moment. Source: EXP-08. */
export function exportState({ endsAt, outcome }: MailboxExportJobRecord, now: Date) {
  return now.getTime() < endsAt ? ('RUNNING' as const) : outcome
}

/** How far a job is, or was when it ended, in percent; 100 once it is complete only. */
export function exportProgress(
  { startedAt, durationMs, endsAt }: MailboxExportJobRecord,
  now: Date,
): number {
  const passedMs = Math.min(now.getTime(), endsAt) - startedAt
  return Math.min(100, Math.floor((passedMs / durationMs) * 100))
}

/** Whether a running job can still be stopped. */
export function canCancel(job: MailboxExportJobRecord, now: Date): boolean {
  return exportProgress(job, now) < uploadPercent
}

/** A job that ends before its time. */
export function endNow(
  job: MailboxExportJobRecord,
  now: Date,
  outcome: 'CANCELLED' | 'FAILED',
  errorInfo?: string,
): MailboxExportJobRecord {
  return { ...job, endsAt: now.getTime(), outcome, errorInfo }
}
