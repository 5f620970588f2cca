import type { ExportItemState } from '@mailroom/schemas/export-run-states'
import type { ExportItem } from '@mailroom/schemas/export-runs'
import { foldText } from '@mailroom/schemas/fold-text'
import { sql } from 'kysely'
import type { Scope } from '../directory-index/scope.ts'
import type { Store } from '../store/open-store.ts'
import { runningJobs } from './jobs.ts'
import { cooldownsOf } from './run-changes.ts'
import { type Page, runOf } from './run-reads.ts'
import { toldItem } from './told.ts'

/** Returns mailboxes of a run in its order. Error: ExportRunNotFound. */
export async function listItems(
  store: Store,
  scope: Scope,
  {
    runId,
    states,
    text,
    now,
    nextToken,
    maxResults,
  }: Page & {
    runId: string
    now: Date
    states?: readonly ExportItemState[] | undefined
    text?: string | undefined
  },
): Promise<{ items: ExportItem[]; nextToken: string | undefined }> {
  const run = await runOf(store, scope, runId)
  let query = store
    .selectFrom('export_item')
    .selectAll()
    .where('run_id', '=', runId)
    .where('position', '>', Number(nextToken ?? 0) || 0)
  if (states) query = query.where('state', 'in', states)
  for (const word of text === undefined ? [] : foldText(text).split(' ').filter(Boolean)) {
    const part = `%${word.replace(/[!%_]/g, '!$&')}%`
    query = query.where(sql<boolean>`search LIKE ${part} ESCAPE '!'`)
  }
  const rows = await query
    .orderBy('position')
    .limit(maxResults + 1)
    .execute()
  const shown = rows.slice(0, maxResults)
  const ids = shown.flatMap(({ job_id: id }) => (id === null ? [] : [id]))
  const jobs = await store
    .selectFrom('export_job')
    .select(['job_id', 'progress'])
    .where('directory', '=', run.directory)
    .where('job_id', 'in', [...ids, ''])
    .execute()
  const progress = new Map(jobs.map((job) => [job.job_id, job.progress]))
  const evidence = await store
    .selectFrom('export_evidence')
    .select('job_id')
    .where('directory', '=', run.directory)
    .where('job_id', 'in', [...ids, ''])
    .where('state', '=', 'MISMATCH')
    .where('accepted_at', 'is', null)
    .execute()
  const mismatches = new Set(evidence.map((each) => each.job_id))
  const last = rows.length > maxResults ? shown.at(-1) : undefined
  const isPlan = run.state === 'PLANNED'
  const cooldowns = isPlan ? await cooldownsOf(store, run.directory, now) : []
  const dueAt = new Map(cooldowns.map(({ id, due_at }) => [id, due_at]))
  const running = await runningJobs(store, run.directory)
  return {
    items: shown.map((item) => {
      const due = item.state === 'PLANNED' ? (dueAt.get(item.entity_id) ?? null) : item.due_at
      const told = toldItem({ ...item, due_at: due }, run, {
        ...{ progress: progress.get(item.job_id ?? '') ?? null, now },
        otherJobId: running.get(item.entity_id) ?? null,
      })
      const isMismatch = item.state === 'COMPLETED' && mismatches.has(item.job_id ?? '')
      return { ...told, isMismatch }
    }),
    nextToken: last && String(last.position),
  }
}
