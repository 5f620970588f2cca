import { foldText } from '@mailroom/schemas'
import type { DescribedExportRun, ExportItem, ExportItemState } from '@mailroom/schemas/export-runs'
import { sql } from 'kysely'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import { refusal } from '../operations/refusal.ts'
import { exportSettingsOf } from '../store/export-settings.ts'
import type { Store } from '../store/open-store.ts'
import { estimate, lastStart, type Measured } from './estimate.ts'
import { countRunning } from './jobs.ts'
import { countUnread } from './read-sizes.ts'
import { cooldownsOf } from './run-changes.ts'
import { type Db, findRun, type RunRecord, settingsOf } from './tables.ts'
import { toldItem, toldRuns } from './told.ts'

const monthMs = 30 * 24 * 60 * 60_000

export type Page = { nextToken?: string | undefined; maxResults: number }

/** Returns a run of an organization. Error: ExportRunNotFound. */
export async function runOf(db: Db, scope: Scope, runId: string): Promise<RunRecord> {
  const run = await findRun(db, runId)
  if (run?.directory !== directoryOf(scope))
    throw refusal('ExportRunNotFound', 'There is no such run of exports.')
  return run
}

export async function listRuns(store: Store, scope: Scope, { nextToken, maxResults }: Page) {
  let query = store.selectFrom('export_run').selectAll().where('directory', '=', directoryOf(scope))
  const [createdAt = '', id = ''] = nextToken?.split(' ') ?? []
  if (nextToken !== undefined)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('created_at', 'id'), '<', tuple(createdAt, id)),
    )
  const rows = await query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(maxResults + 1)
    .execute()
  const shown = rows.slice(0, maxResults)
  const last = rows.length > maxResults ? shown.at(-1) : undefined
  return { items: await toldRuns(store, shown), nextToken: last && `${last.created_at} ${last.id}` }
}

/** Returns the exports of a month that have finished, with their sizes. Source: XQ-12. */
async function finishedIn(store: Store, directory: string, now: Date): Promise<Measured[]> {
  const rows = await store
    .selectFrom('export_item')
    .innerJoin('export_run', 'export_run.id', 'export_item.run_id')
    .select(['size_mb', 'export_item.started_at', 'export_item.ended_at'])
    .where('export_run.directory', '=', directory)
    .where('export_item.state', '=', 'COMPLETED')
    .where('export_item.ended_at', '>', new Date(now.getTime() - monthMs).toISOString())
    .execute()
  return rows.flatMap(({ size_mb: sizeMb, started_at, ended_at }) =>
    sizeMb === null || started_at === null || ended_at === null
      ? []
      : [{ sizeMb: Number(sizeMb), ms: Date.parse(ended_at) - Date.parse(started_at) }],
  )
}

async function estimateOf(store: Store, run: RunRecord, now: Date) {
  const states = ['PLANNED', 'WAITING', 'STARTING', 'RUNNING'] as const
  const open = await store
    .selectFrom('export_item')
    .select(['state', 'size_mb', 'started_at', 'due_at'])
    .where('run_id', '=', run.id)
    .where('state', 'in', states)
    .orderBy('position')
    .execute()
  const sizeOf = ({ size_mb: size }: { size_mb: number | null }) =>
    size === null ? undefined : Number(size)
  const running = open.flatMap((item) =>
    item.state === 'RUNNING' || item.state === 'STARTING'
      ? [
          {
            sizeMb: sizeOf(item) ?? 0,
            ms: now.getTime() - Date.parse(item.started_at ?? now.toISOString()),
          },
        ]
      : [],
  )
  const left = open.flatMap((item) => {
    if (item.state !== 'WAITING' && item.state !== 'PLANNED') return []
    const afterMs = item.due_at === null ? 0 : Date.parse(item.due_at) - now.getTime()
    return [{ sizeMb: sizeOf(item), afterMs: Math.max(0, afterMs) }]
  })
  const due = open.flatMap(({ state, due_at }) => (state === 'WAITING' && due_at ? [due_at] : []))
  const finished = await finishedIn(store, run.directory, now)
  const found = estimate(finished, { running, left, slots: run.slots })
  return { found, hasLeft: open.length > 0, nextDueAt: due.toSorted()[0] }
}

/** Returns how many mailboxes of a plan have to wait for their 24 hours, and until when. */
async function coolingOf(store: Store, run: RunRecord, now: Date) {
  const cooldowns = await cooldownsOf(store, run.directory, now)
  const planned = await store
    .selectFrom('export_item')
    .select('entity_id')
    .where('run_id', '=', run.id)
    .where('state', '=', 'PLANNED')
    .execute()
  const ids = new Set(planned.map(({ entity_id: id }) => id))
  const due = cooldowns.flatMap(({ id, due_at }) => (ids.has(id) ? [due_at] : []))
  const until = due.toSorted().at(-1)
  return until === undefined ? undefined : { count: due.length, until }
}

/** Returns everything that the page of a run shows. Error: ExportRunNotFound. */
export async function describeRun(
  store: Store,
  scope: Scope,
  runId: string,
  { now, endOfService }: { now: Date; endOfService: Date },
): Promise<DescribedExportRun> {
  const run = await runOf(store, scope, runId)
  const [told] = await toldRuns(store, [run])
  if (!told) throw refusal('ExportRunNotFound', 'There is no such run of exports.')
  const isOver = run.ended_at !== null
  const { found, hasLeft, nextDueAt } = isOver
    ? { found: undefined, hasLeft: false, nextDueAt: undefined }
    : await estimateOf(store, run, now)
  const after = (ms: number) => new Date(now.getTime() + ms).toISOString()
  const until = run.lowered_until
  const last = isOver ? undefined : lastStart(now, endOfService, found?.longestMs)
  const planned = run.state === 'PLANNED' ? await exportSettingsOf(store).find(scope) : undefined
  const { bucket, prefix, kmsKeyArn, roleArn } = planned ?? settingsOf(run)
  const cooling = run.state === 'PLANNED' ? await coolingOf(store, run, now) : undefined
  return {
    ...told,
    settings: { bucket, prefix, kmsKeyArn, roleArn },
    unchecked: JSON.parse(run.unchecked),
    ...(run.everybody === null ? {} : { everybody: JSON.parse(run.everybody) }),
    ...(cooling ? { cooling } : {}),
    slotsUsed: await countRunning(store, run.directory),
    ...(until !== null && until > now.toISOString()
      ? { loweredSlots: { slots: Math.max(1, run.slots - 1), until } }
      : {}),
    ...(found && hasLeft
      ? { eta: { median: after(found.medianMs), p90: after(found.p90Ms) } }
      : {}),
    ...(nextDueAt === undefined ? {} : { nextDueAt }),
    sizesLeft: isOver ? 0 : await countUnread(store, run.id),
    ...(last ? { lastStart: last.toISOString() } : {}),
    ...{ endOfService: endOfService.toISOString(), now: now.toISOString() },
  }
}

/** Returns mailboxes of a run in its order. Error: ExportRunNotFound. */
export async function listItems(
  store: Store,
  scope: Scope,
  {
    runId,
    states,
    text,
    nextToken,
    maxResults,
  }: Page & {
    runId: string
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
  const last = rows.length > maxResults ? shown.at(-1) : undefined
  return {
    items: shown.map((item) => toldItem(item, run, progress.get(item.job_id ?? '') ?? null)),
    nextToken: last && String(last.position),
  }
}
