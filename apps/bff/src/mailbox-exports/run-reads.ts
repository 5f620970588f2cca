import { type DescribedExportRun, Everybody, type ExportRun } from '@mailroom/schemas/export-runs'
import { exportCheckIds } from '@mailroom/schemas/export-settings'
import * as z from 'zod'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import { refusal } from '../operations/refusal.ts'
import { exportSettingsOf } from '../store/export-settings.ts'
import type { Store } from '../store/open-store.ts'
import { estimate, lastStart, type Measured, neededForEstimate } from './estimate.ts'
import { countRunning, runningJobs } from './jobs.ts'
import { countUnread } from './read-sizes.ts'
import { cooldownsOf } from './run-changes.ts'
import { countMismatches, countUnsettled } from './settled.ts'
import { type Db, findRun, openStates, type RunRecord, settingsOf } from './tables.ts'
import { toldRuns } from './told.ts'

const Unchecked = z.array(z.enum(exportCheckIds))

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
  const finished = await finishedIn(store, run.directory, now)
  if (finished.length < neededForEstimate) return undefined
  const open = await store
    .selectFrom('export_item')
    .select(['state', 'size_mb', 'started_at', 'due_at'])
    .where('run_id', '=', run.id)
    .where('state', 'in', openStates)
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
  return estimate(finished, { running, left, slots: run.slots })
}

type Estimated = { key: string; at: Date; found: Awaited<ReturnType<typeof estimateOf>> }

/** How long an estimate counts while nothing starts or ends, and how many are kept. */
const estimateMs = 15_000
const keptEstimates = 20

/** Returns how to estimate runs: again only after something has changed, or after a while. */
export function estimates(store: Store) {
  const known = new Map<string, Estimated>()
  return async (run: RunRecord, counts: ExportRun['counts'], now: Date) => {
    const key = JSON.stringify([run.slots, run.state, counts])
    const before = known.get(run.id)
    const ageMs = now.getTime() - (before?.at.getTime() ?? 0)
    if (before?.key === key && ageMs >= 0 && ageMs < estimateMs) return before
    const estimated = { key, at: now, found: await estimateOf(store, run, now) }
    known.delete(run.id)
    known.set(run.id, estimated)
    for (const [id] of known) if (known.size > keptEstimates) known.delete(id)
    return estimated
  }
}

/** Returns how many mailboxes wait for their 24 hours, and when the next one may be started. */
async function cooldownWaits(store: Store, runId: string, now: Date) {
  const { count, due } = await store
    .selectFrom('export_item')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('due_at').as('due')])
    .where('run_id', '=', runId)
    .where('state', '=', 'WAITING')
    .where('due_at', '>', now.toISOString())
    .executeTakeFirstOrThrow()
  return { cooldownWaits: Number(count), ...(due === null ? {} : { nextDueAt: due }) }
}

/** Returns the mailboxes of a plan that have to wait for their 24 hours: how many, and until when. */
async function coolingOf(store: Store, run: RunRecord, now: Date) {
  const cooldowns = await cooldownsOf(store, run.directory, now)
  const planned = await store
    .selectFrom('export_item')
    .select('entity_id')
    .where('run_id', '=', run.id)
    .where('state', '=', 'PLANNED')
    .execute()
  const ids = new Set(planned.map(({ entity_id: id }) => id))
  const cooling = cooldowns.filter(({ id }) => ids.has(id))
  const until = cooling
    .map(({ due_at }) => due_at)
    .toSorted()
    .at(-1)
  if (until === undefined) return undefined
  const jobs = await runningJobs(store, run.directory)
  const running = cooling.filter(({ id }) => jobs.has(id)).length
  return { count: cooling.length, running, until }
}

/** Returns everything that the page of a run shows. Error: ExportRunNotFound. */
export async function describeRun(
  store: Store,
  scope: Scope,
  runId: string,
  {
    now,
    endOfService,
    estimated = estimates(store),
  }: { now: Date; endOfService: Date; estimated?: ReturnType<typeof estimates> },
): Promise<DescribedExportRun> {
  const run = await runOf(store, scope, runId)
  const [told] = await toldRuns(store, [run])
  if (!told) throw refusal('ExportRunNotFound', 'There is no such run of exports.')
  const isOver = run.ended_at !== null
  const { found, at = now } = isOver ? {} : await estimated(run, told.counts, now)
  const hasLeft = openStates.some((state) => told.counts[state])
  const after = (ms: number) => new Date(at.getTime() + ms).toISOString()
  const until = run.lowered_until
  const last = isOver ? undefined : lastStart(now, endOfService, found?.longestMs)
  const planned = run.state === 'PLANNED' ? await exportSettingsOf(store).find(scope) : undefined
  const { bucket, prefix, kmsKeyArn, roleArn } = planned ?? settingsOf(run)
  const cooling = run.state === 'PLANNED' ? await coolingOf(store, run, now) : undefined
  return {
    ...told,
    settings: { bucket, prefix, kmsKeyArn, roleArn },
    unchecked: Unchecked.parse(JSON.parse(run.unchecked)),
    ...(run.everybody === null ? {} : { everybody: Everybody.parse(JSON.parse(run.everybody)) }),
    ...(cooling ? { cooling } : {}),
    slotsUsed: await countRunning(store, run.directory),
    ...(until !== null && until > now.toISOString()
      ? { loweredSlots: { slots: Math.max(1, run.slots - 1), until } }
      : {}),
    ...(found && hasLeft
      ? { eta: { median: after(found.medianMs), p90: after(found.p90Ms) } }
      : {}),
    ...(isOver ? { cooldownWaits: 0 } : await cooldownWaits(store, run.id, now)),
    sizesLeft: isOver ? 0 : await countUnread(store, run.id),
    mismatches: run.state === 'PLANNED' ? 0 : await countMismatches(store, run),
    unsettled: run.state === 'PLANNED' ? await countUnsettled(store, run) : 0,
    ...(last ? { lastStart: last.toISOString() } : {}),
    ...{ endOfService: endOfService.toISOString(), now: now.toISOString() },
  }
}
