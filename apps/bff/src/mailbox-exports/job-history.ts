import { createHash } from 'node:crypto'
import type { WorkMail } from '@aws-sdk/client-workmail'
import type { ExportJob } from '@mailroom/schemas/export-jobs'
import { sql } from 'kysely'
import { unlessNotFound } from '../aws/directory.ts'
import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import { refusal } from '../operations/refusal.ts'
import type { Store } from '../store/open-store.ts'
import { findJob, listJobs, putJob, putListed } from './jobs.ts'
import type { Page } from './run-reads.ts'
import type { JobRecord } from './tables.ts'
import { toldJob } from './told.ts'

/** How old what AWS has listed may be when people look at the history. Milliseconds. */
const freshMs = 60_000

type Parts = {
  store: Store
  directoryIndex: Pick<DirectoryIndex, 'get'>
  nowAt: (scope: Scope) => Date
  nudge: () => void
}

/** Every job of an organization that AWS has ever shown or told. Source: XQ-15, XQ-17. */
export function jobHistory({ store, directoryIndex, nowAt, nudge }: Parts) {
  /** Returns what is known of the mailboxes of jobs: by the runs, or else by the index. */
  const mailboxesOf = async (scope: Scope, jobs: readonly JobRecord[]) => {
    const ids = [...new Set(jobs.flatMap(({ entity_id: id }) => (id === null ? [] : [id])))]
    const items = await store
      .selectFrom('export_item')
      .innerJoin('export_run', 'export_run.id', 'export_item.run_id')
      .select(['entity_id', 'name', 'email'])
      .where('export_run.directory', '=', directoryOf(scope))
      .where('entity_id', 'in', [...ids, ''])
      .execute()
    const known = new Map<string, { name: string; email?: string | undefined }>(
      items.map(({ entity_id: id, name, email }) => [id, { name, email: email ?? undefined }]),
    )
    const others = ids.filter((id) => !known.has(id))
    // The history works without AWS, too; then an index that is not there cannot be made.
    const found = others.length === 0 ? [] : await directoryIndex.get(scope, others).catch(() => [])
    for (const [id, { displayName, name, email }] of found)
      known.set(id, { name: displayName ?? name, email })
    return known
  }

  const toldJobs = async (scope: Scope, jobs: readonly JobRecord[]): Promise<ExportJob[]> => {
    const mailboxes = await mailboxesOf(scope, jobs)
    return jobs.map((job) => toldJob(job, mailboxes.get(job.entity_id ?? '') ?? {}))
  }

  /** Asks AWS for its list, unless that was done just now. After a failure, what is kept counts. */
  const refresh = async (scope: Scope, workmail: WorkMail) => {
    const watch = await store
      .selectFrom('export_watch')
      .select('listed_at')
      .where('directory', '=', directoryOf(scope))
      .executeTakeFirst()
    const listedAt = Date.parse(watch?.listed_at ?? '') || 0
    if (nowAt(scope).getTime() - listedAt < freshMs) return
    const listed = await listJobs(workmail, scope).catch(() => undefined)
    if (listed) await putListed(store, scope, listed, nowAt(scope))
  }

  /** Returns a job, which AWS is asked about if it is unknown or runs. Error: ExportJobNotFound. */
  const open = async (scope: Scope, jobId: string, workmail: WorkMail): Promise<JobRecord> => {
    const directory = directoryOf(scope)
    const known = await findJob(store, directory, jobId)
    const isWhole = known !== undefined && known.state !== 'RUNNING' && known.role_arn !== null
    if (!isWhole) {
      const asking = workmail.describeMailboxExportJob({
        ...{ OrganizationId: scope.organizationId, JobId: jobId },
      })
      const told = await (known ? asking.catch(() => undefined) : unlessNotFound(asking))
      if (told) await putJob(store, directory, jobId, told, nowAt(scope))
    }
    const job = await findJob(store, directory, jobId)
    if (job) return job
    throw refusal('ExportJobNotFound', 'Neither Mailroom nor AWS has such a job.')
  }

  return {
    async listJobs(
      scope: Scope,
      query: Page & {
        states?: readonly string[] | undefined
        isForeign?: boolean | undefined
        entityId?: string | undefined
      },
      workmail: WorkMail,
    ) {
      await refresh(scope, workmail)
      const { states, isForeign, entityId, nextToken, maxResults } = query
      let rows = store
        .selectFrom('export_job')
        .selectAll()
        .where('directory', '=', directoryOf(scope))
      if (states) rows = rows.where('state', 'in', states)
      if (isForeign !== undefined) rows = rows.where('run_id', isForeign ? 'is' : 'is not', null)
      if (entityId !== undefined) rows = rows.where('entity_id', '=', entityId)
      const [startedAt = '', id = ''] = nextToken?.split(' ') ?? []
      if (nextToken !== undefined)
        rows = rows.where(
          sql<boolean>`(coalesce(started_at, first_seen_at), job_id) < (${startedAt}, ${id})`,
        )
      const found = await rows
        .orderBy(({ fn }) => fn.coalesce('started_at', 'first_seen_at'), 'desc')
        .orderBy('job_id', 'desc')
        .limit(maxResults + 1)
        .execute()
      const shown = found.slice(0, maxResults)
      const last = found.length > maxResults ? shown.at(-1) : undefined
      return {
        items: await toldJobs(scope, shown),
        nextToken: last && `${last.started_at ?? last.first_seen_at} ${last.job_id}`,
      }
    },

    async describeJob(scope: Scope, jobId: string, workmail: WorkMail): Promise<ExportJob> {
      const [told] = await toldJobs(scope, [await open(scope, jobId, workmail)])
      if (!told) throw refusal('ExportJobNotFound', 'Neither Mailroom nor AWS has such a job.')
      return told
    },

    /** Lets a foreign job count as the export of its mailbox. Source: XQ-17. */
    async adoptJob(scope: Scope, jobId: string, by: string) {
      const { numUpdatedRows } = await store
        .updateTable('export_job')
        .set({ adopted_by: by, adopted_at: nowAt(scope).toISOString() })
        .where('directory', '=', directoryOf(scope))
        .where('job_id', '=', jobId)
        .where('run_id', 'is', null)
        .executeTakeFirst()
      if (numUpdatedRows > 0n) return
      if (!(await findJob(store, directoryOf(scope), jobId)))
        throw refusal('ExportJobNotFound', 'Mailroom has not seen such a job.')
      throw refusal('ExportJobConflict', 'Mailroom has started this job itself.')
    },

    /** Cancels a job that runs: one of a run by the run, so that its mailbox says so. */
    async cancelJob(scope: Scope, jobId: string, workmail: WorkMail) {
      const directory = directoryOf(scope)
      const job = await findJob(store, directory, jobId)
      if (!job) throw refusal('ExportJobNotFound', 'Mailroom has not seen such a job.')
      if (job.state !== 'RUNNING') throw refusal('ExportJobConflict', 'The job has ended.')
      const { numUpdatedRows } = await store
        .updateTable('export_item')
        .set({ cancel_asked: 1 })
        .where('run_id', '=', job.run_id ?? '')
        .where('job_id', '=', jobId)
        .where('state', '=', 'RUNNING')
        .executeTakeFirst()
      if (numUpdatedRows > 0n) return nudge()
      const token = createHash('sha256').update(jobId).digest('hex').slice(0, 32)
      await workmail.cancelMailboxExportJob({
        ...{ OrganizationId: scope.organizationId, JobId: jobId },
        ClientToken: `mr-foreign-${token}-c`,
      })
      const told = await workmail.describeMailboxExportJob({
        ...{ OrganizationId: scope.organizationId, JobId: jobId },
      })
      await putJob(store, directory, jobId, told, nowAt(scope))
    },
  }
}
