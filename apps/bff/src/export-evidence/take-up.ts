import * as z from 'zod'
import type { Store } from '../store/open-store.ts'
import { addEvidence, searchedBy, updateEvidence } from './tables.ts'

/** How many exports are taken up at once. */
const atOnce = 500

/**
 * Takes up the exports that are complete by now, those of Mailroom and those that were adopted: their
 * logs are checked without being asked for. Source: VER-01.
 */
async function takeUpComplete(store: Store): Promise<void> {
  const jobs = await store
    .selectFrom('export_job as job')
    .leftJoin('export_item as item', (join) =>
      join.onRef('item.run_id', '=', 'job.run_id').onRef('item.entity_id', '=', 'job.entity_id'),
    )
    .select(['job.directory', 'job.job_id', 'job.entity_id', 'job.bucket', 'job.prefix'])
    .select(['job.path', 'job.pass', 'job.started_at', 'job.ended_at', 'item.name', 'item.email'])
    .where('job.state', '=', 'COMPLETED')
    .where('job.bucket', 'is not', null)
    .where(({ or, eb }) =>
      or([eb('job.run_id', 'is not', null), eb('job.adopted_at', 'is not', null)]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('export_evidence as known')
            .select('known.job_id')
            .whereRef('known.directory', '=', 'job.directory')
            .whereRef('known.job_id', '=', 'job.job_id'),
        ),
      ),
    )
    .limit(atOnce)
    .execute()
  for (const { directory, job_id: jobId, entity_id: entityId, bucket, prefix, ...job } of jobs) {
    if (entityId === null || bucket === null) continue
    const row = { jobId, entityId, bucket, prefix: prefix ?? '', path: job.path ?? undefined }
    await addEvidence(
      store,
      directory,
      {
        ...row,
        ...{ name: job.name ?? undefined, email: job.email ?? undefined },
        ...{ pass: job.pass ?? undefined, startedAt: job.started_at ?? undefined },
        endedAt: job.ended_at ?? undefined,
      },
      1,
    )
  }
}

const Known = z.object({
  name: z.string(),
  displayName: z.string().optional(),
  email: z.string().optional(),
})

/** Names the mailboxes of exports that others began, as soon as the index of the directory has them. */
export async function takeNames(store: Store): Promise<void> {
  const rows = await store
    .selectFrom('export_evidence as evidence')
    .innerJoin('directory_entry as entry', (join) =>
      join
        .onRef('entry.directory', '=', 'evidence.directory')
        .onRef('entry.id', '=', 'evidence.entity_id'),
    )
    .select(['evidence.directory', 'evidence.job_id', 'evidence.entity_id', 'entry.content'])
    .where('evidence.name', 'is', null)
    .where('entry.content', 'is not', null)
    .limit(atOnce)
    .execute()
  for (const { content, entity_id: entityId, ...row } of rows) {
    const { data } = Known.safeParse(JSON.parse(content ?? ''))
    if (!data) continue
    const of = { entityId, name: data.displayName ?? data.name, email: data.email }
    await updateEvidence(store, row, { name: of.name, email: of.email ?? null, ...searchedBy(of) })
  }
}

/** Takes up the exports that are complete by now, and names them. */
export async function takeUp(store: Store): Promise<void> {
  await takeUpComplete(store)
  await takeNames(store)
}
