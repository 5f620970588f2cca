import { ExportJob } from '@mailroom/schemas/export-jobs'
import { ExportItem, ExportRun, exportOrders } from '@mailroom/schemas/export-runs'
import { documentOfErrorInfo, Problem } from './failures.ts'
import type { Db, ItemRecord, JobRecord, RunRecord } from './tables.ts'

export function orderOf({ item_order: order }: Pick<RunRecord, 'item_order'>) {
  return exportOrders.find((each) => each === order) ?? 'size'
}

function problemIn(text: string | null) {
  return text === null ? undefined : Problem.parse(JSON.parse(text))
}

/** Returns a row without what is null, which the contract leaves out. */
function told(members: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null))
}

/** Returns the runs as the API shows them, with their counts. */
export async function toldRuns(db: Db, runs: readonly RunRecord[]): Promise<ExportRun[]> {
  const ids = runs.map(({ id }) => id)
  const rows = await db
    .selectFrom('export_item')
    .select(['run_id', 'state', 'skip_reason', ({ fn }) => fn.countAll<number>().as('count')])
    .select(({ fn }) => fn.sum<number | null>('size_mb').as('size'))
    .where('run_id', 'in', [...ids, ''])
    .groupBy(['run_id', 'state', 'skip_reason'])
    .execute()
  return runs.map((run) => {
    const own = rows.filter((row) => row.run_id === run.id)
    const sizes = (states: (state: string) => boolean) =>
      own.reduce((sum, row) => sum + (states(row.state) ? Number(row.size ?? 0) : 0), 0)
    const countsBy = (nameOf: (row: (typeof own)[number]) => string | null) => {
      const counts: Record<string, number> = {}
      for (const row of own) {
        const name = nameOf(row)
        if (name !== null) counts[name] = (counts[name] ?? 0) + Number(row.count)
      }
      return counts
    }
    const skipped = countsBy(({ skip_reason: reason }) => reason)
    const problem = problemIn(run.problem)
    const document =
      problem?.code === 'ExportFailed' ? documentOfErrorInfo(problem.message) : problem?.document
    return ExportRun.parse(
      told({
        ...{ runId: run.id, state: run.state, pass: run.pass, order: orderOf(run) },
        ...{ slots: run.slots, createdBy: run.created_by, createdAt: run.created_at },
        ...{ startedAt: run.started_at, startedBy: run.started_by, reason: run.reason },
        ...{ endedAt: run.ended_at, pauseReason: run.pause_reason },
        ...(problem ? { problem: { ...problem, ...(document && { document }) } } : {}),
        total: own.reduce((sum, row) => sum + Number(row.count), 0),
        counts: countsBy(({ state }) => state),
        ...(Object.keys(skipped).length === 0 ? {} : { skipped }),
        sizeMb: sizes((state) => state !== 'SKIPPED'),
        completedMb: sizes((state) => state === 'COMPLETED'),
      }),
    )
  })
}

/** Returns an item as the API shows it; `progress` is that of its job, `otherJobId` the job that runs. */
export function toldItem(
  item: ItemRecord,
  run: Pick<RunRecord, 'state' | 'pause_reason'>,
  { progress, otherJobId, now }: { progress: number | null; otherJobId: string | null; now: Date },
): ExportItem {
  const isWaiting = item.state === 'WAITING'
  const isOpen = isWaiting || item.state === 'PLANNED'
  // Its 24 hours may be over before a slot is free.
  const isCooling = item.due_at !== null && item.due_at > now.toISOString()
  const reason = item.wait_reason === 'cooldown' && !isCooling ? 'slot' : item.wait_reason
  const isPaused = isWaiting && run.state === 'PAUSED' && reason !== 'cooldown'
  const paused = run.pause_reason === 'prerequisite' ? 'prerequisite' : 'paused'
  const document = documentOfErrorInfo(item.error_info)
  return ExportItem.parse(
    told({
      ...{ entityId: item.entity_id, entityKind: item.entity_kind, name: item.name },
      ...{ email: item.email, position: item.position, state: item.state },
      waitReason: isWaiting ? (isPaused ? paused : reason) : null,
      ...{ skipReason: item.skip_reason, sizeMb: item.size_mb, purgeAt: item.purge_at },
      ...{
        attempt: item.attempt,
        jobId: item.job_id,
        dueAt: isOpen && isCooling ? item.due_at : null,
      },
      problem: problemIn(item.problem) ?? (document ? { code: 'ExportFailed', document } : null),
      ...{ errorInfo: item.error_info, cancelAsked: item.cancel_asked === 1 },
      ...{ startedAt: item.started_at, endedAt: item.ended_at },
      progress: item.job_id === null ? null : progress,
      otherJobId: isOpen ? otherJobId : null,
      isMismatch: false,
    }),
  )
}

/** Returns a job as the API shows it; `mailbox` is what is known of its user or resource. */
export function toldJob(
  job: JobRecord,
  mailbox: { name?: string | undefined; email?: string | undefined },
): ExportJob {
  return ExportJob.parse(
    told({
      ...{ jobId: job.job_id, entityId: job.entity_id, ...mailbox, state: job.state },
      ...{ description: job.description, bucket: job.bucket, prefix: job.prefix },
      ...{ path: job.path, kmsKeyArn: job.kms_key_arn, roleArn: job.role_arn },
      ...{ progress: job.progress, errorInfo: job.error_info },
      ...{ startedAt: job.started_at, endedAt: job.ended_at },
      ...{ firstSeenAt: job.first_seen_at, lastSeenAt: job.last_seen_at },
      ...{ runId: job.run_id, pass: job.pass },
      ...{ adoptedBy: job.adopted_by, adoptedAt: job.adopted_at },
    }),
  )
}
