import { accountId } from '../account.ts'
import type { MailboxExportJobRecord } from '../state/mailbox-export-jobs.ts'
import type { SamplePlace } from './sample-place.ts'

const minuteMs = 60 * 1000
const dayMs = 24 * 60 * minuteMs

type SampleJob = Pick<MailboxExportJobRecord, 'description' | 'errorInfo' | 'outcome'> & {
  person: number
  name: string
  user: string
  sizeMb: number
  minutesAgo: number
  durationMinutes: number
  /** The job ended early, after this many minutes. */
  endedAfterMinutes?: number
}

const jobs: readonly SampleJob[] = [
  {
    person: 5,
    user: 'chloe.dubois',
    name: 'Chloé Dubois',
    description: 'Before the move to the new mailbox',
    sizeMb: 640,
    minutesAgo: 3,
    durationMinutes: 20,
    outcome: 'COMPLETED',
  },
  {
    person: 9,
    user: 'priya.nair',
    name: 'Priya Nair',
    description: 'Legal hold 2026-14',
    sizeMb: 1_200,
    minutesAgo: 2 * 24 * 60,
    durationMinutes: 24,
    outcome: 'COMPLETED',
  },
  {
    person: 8,
    user: 'maria.garcia',
    name: 'María García López',
    description: 'Legal hold 2026-14',
    sizeMb: 900,
    minutesAgo: 3 * 24 * 60,
    durationMinutes: 18,
    endedAfterMinutes: 2,
    outcome: 'FAILED',
    errorInfo: 'The role is not allowed to use the KMS key (kms:GenerateDataKey).',
  },
  {
    person: 4,
    user: 'liam.oconnor',
    name: 'Liam O’Connor',
    description: undefined,
    sizeMb: 300,
    minutesAgo: 5 * 24 * 60,
    durationMinutes: 9,
    endedAfterMinutes: 4,
    outcome: 'CANCELLED',
  },
]

/** Returns a running, a completed, a failed and a cancelled export. */
export function sampleExportJobs(
  { region, alias, userId }: SamplePlace,
  settingId: (number: number) => string,
  at: number,
): MailboxExportJobRecord[] {
  return jobs.map((job, index) => {
    const startedAt = at - job.minutesAgo * minuteMs
    const minutes = job.endedAfterMinutes ?? job.durationMinutes
    return {
      id: settingId(20 + index),
      entityId: userId(job.person),
      description: job.description,
      roleArn: `arn:aws:iam::${accountId}:role/WorkmailMailboxExportRole`,
      kmsKeyArn: `arn:aws:kms:${region}:${accountId}:key/11111111-2222-3333-4444-555555555555`,
      bucket: `${alias}-mailbox-exports`,
      prefix: 'exports',
      mailbox: {
        name: job.name,
        address: `${job.user}@example.com`,
        sizeMb: job.sizeMb,
        provisionedAt: at - 290 * dayMs,
      },
      startedAt,
      durationMs: job.durationMinutes * minuteMs,
      endsAt: startedAt + minutes * minuteMs,
      outcome: job.outcome,
      errorInfo: job.errorInfo,
      delivered: false,
    }
  })
}
