import {
  type DescribeMailboxExportJobResponse,
  type MailboxExportJob,
  paginateListMailboxExportJobs,
  type WorkMail,
} from '@aws-sdk/client-workmail'
import { allItems } from '../aws/all-items.ts'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import type { Db, JobRecord } from './tables.ts'

/** What AWS tells about a job, in the list or when asked about it. */
type Told = MailboxExportJob & Omit<DescribeMailboxExportJobResponse, '$metadata'>

/** The run, pass and mailbox in the path of an export that a Mailroom started. Source: XQ-06. */
const ownPath = /(?:^|\/)([0-9a-f-]{36})\/(\d+)\/([^/]+)\/[^/]*$/

/** The columns of which AWS tells some in its list, and all when asked about the job. */
type TextColumn =
  | ('entity_id' | 'description' | 'role_arn' | 'kms_key_arn' | 'bucket' | 'prefix' | 'path')
  | ('error_info' | 'started_at' | 'ended_at')

/**
 * Returns to which run of this store a job belongs: its id, or else its path, which tells even of a
 * job whose start was never answered.
 */
async function ownerOf(db: Db, directory: string, jobId: string, { S3Path, S3Prefix }: Told) {
  const [, runId, , entityId] = ownPath.exec(S3Path ?? `${S3Prefix ?? ''}/`) ?? []
  const item = await db
    .selectFrom('export_item')
    .innerJoin('export_run', 'export_run.id', 'export_item.run_id')
    .select(['export_run.id', 'export_run.pass', 'export_item.entity_id'])
    .where('export_run.directory', '=', directory)
    .where((is) =>
      runId === undefined || entityId === undefined
        ? is('export_item.job_id', '=', jobId)
        : is.and([is('export_run.id', '=', runId), is('export_item.entity_id', '=', entityId)]),
    )
    .executeTakeFirst()
  return item ? { run_id: item.id, pass: item.pass } : { run_id: null, pass: null }
}

/** Keeps what AWS tells about a job; a state in which it has ended never changes. Source: XQ-15. */
export async function putJob(
  db: Db,
  directory: string,
  jobId: string,
  told: Told,
  now: Date,
): Promise<void> {
  const seen = now.toISOString()
  const columns = {
    ...{ entity_id: told.EntityId ?? null, state: told.State ?? 'RUNNING' },
    ...{ description: told.Description ?? null, role_arn: told.RoleArn ?? null },
    ...{ kms_key_arn: told.KmsKeyArn ?? null, bucket: told.S3BucketName ?? null },
    ...{ prefix: told.S3Prefix ?? null, path: told.S3Path ?? null },
    ...{ progress: told.EstimatedProgress ?? null, error_info: told.ErrorInfo ?? null },
    started_at: told.StartTime?.toISOString() ?? null,
    ended_at: told.EndTime?.toISOString() ?? null,
  }
  const owner = await ownerOf(db, directory, jobId, told)
  await db
    .insertInto('export_job')
    .values({
      ...{ directory, job_id: jobId, ...columns, ...owner },
      ...{ first_seen_at: seen, last_seen_at: seen, adopted_by: null, adopted_at: null },
    })
    .onConflict((conflict) =>
      conflict.columns(['directory', 'job_id']).doUpdateSet((is) => {
        const newer = (name: TextColumn) =>
          is.fn.coalesce(is.ref(`excluded.${name}`), is.ref(`export_job.${name}`))
        return {
          state: is
            .case()
            .when('export_job.state', 'in', ['COMPLETED', 'FAILED', 'CANCELLED'])
            .then(is.ref('export_job.state'))
            .else(is.ref('excluded.state'))
            .end(),
          ...{ entity_id: newer('entity_id'), description: newer('description') },
          ...{ role_arn: newer('role_arn'), kms_key_arn: newer('kms_key_arn') },
          ...{ bucket: newer('bucket'), prefix: newer('prefix'), path: newer('path') },
          ...{
            progress: is.fn.coalesce('excluded.progress', 'export_job.progress'),
            error_info: newer('error_info'),
          },
          ...{ started_at: newer('started_at'), ended_at: newer('ended_at') },
          run_id: is.fn.coalesce('export_job.run_id', 'excluded.run_id'),
          pass: is.fn.coalesce('export_job.pass', 'excluded.pass'),
          last_seen_at: seen,
        }
      }),
    )
    .execute()
}

/** Reads AWS's list of the last seven days. Errors: those of AWS. */
export async function listJobs(workmail: WorkMail, { organizationId }: Scope): Promise<Told[]> {
  const pages = paginateListMailboxExportJobs(
    ...([{ client: workmail, pageSize: 100 }, { OrganizationId: organizationId }] as const),
  )
  return allItems(pages, ({ Jobs }) => Jobs)
}

/** Keeps a list of jobs, and when it was read. */
export async function putListed(db: Db, scope: Scope, listed: readonly Told[], now: Date) {
  const directory = directoryOf(scope)
  for (const job of listed)
    if (job.JobId !== undefined) await putJob(db, directory, job.JobId, job, now)
  const listed_at = now.toISOString()
  await db
    .insertInto('export_watch')
    .values({ directory, listed_at })
    .onConflict((conflict) => conflict.column('directory').doUpdateSet({ listed_at }))
    .execute()
}

export function findJob(db: Db, directory: string, jobId: string): Promise<JobRecord | undefined> {
  return db
    .selectFrom('export_job')
    .selectAll()
    .where('directory', '=', directory)
    .where('job_id', '=', jobId)
    .executeTakeFirst()
}

/** Returns the latest job of each mailbox, whoever started it. */
export async function latestJobs(db: Db, directory: string, entityIds: readonly string[]) {
  const jobs = await db
    .selectFrom('export_job')
    .selectAll()
    .where('directory', '=', directory)
    .where('entity_id', 'in', [...entityIds, ''])
    .where('started_at', 'is not', null)
    .orderBy('started_at')
    .execute()
  return new Map(jobs.map((job) => [job.entity_id ?? '', job]))
}

/** Counts the jobs that run, ours and those of others. Source: XQ-03. */
export async function countRunning(db: Db, directory: string) {
  const jobs = await db
    .selectFrom('export_job')
    .select('run_id')
    .where('directory', '=', directory)
    .where('state', '=', 'RUNNING')
    .execute()
  const own = jobs.filter((job) => job.run_id !== null).length
  return { own, foreign: jobs.length - own }
}

/** Returns the jobs that run now, by their mailboxes. */
export async function runningJobs(db: Db, directory: string): Promise<Map<string | null, string>> {
  const jobs = await db
    .selectFrom('export_job')
    .select(['entity_id', 'job_id'])
    .where('directory', '=', directory)
    .where('state', '=', 'RUNNING')
    .execute()
  return new Map(jobs.map(({ entity_id, job_id }) => [entity_id, job_id]))
}
