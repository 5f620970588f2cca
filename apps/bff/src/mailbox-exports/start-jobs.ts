import { createHash } from 'node:crypto'
import { exportCooldownMs, maxExportSlots } from '@mailroom/schemas/export-runs'
import { ExportSettings } from '@mailroom/schemas/export-settings'
import { withConcurrency } from '../jobs/with-concurrency.ts'
import { consequenceOf, problemOf } from './failures.ts'
import { countRunning, latestJobs, listJobs, putJob, putListed } from './jobs.ts'
import { type ItemRecord, itemsIn, type RunRecord, updateItem, updateRun } from './tables.ts'
import type { Schedule, WorkPlace } from './work-place.ts'

/** How long a mailbox waits after a refusal that its 24 hours do not explain. Source: XQ-04. */
const againMs = 15 * 60_000

/** How long a run uses a slot less after two refusals in a row. Source: XQ-05. */
const loweredMs = 10 * 60_000

/** By how much AWS may date a job before the start that was written here. Milliseconds. */
const skewMs = 60_000

/** How many waiting mailboxes are looked at for the free slots at once. */
const lookedAt = 100

type SentItem = ItemRecord & { token: string; sent: string }

/** Returns the token of a start; the same start has the same one. Source: XQ-07. */
export function tokenOf(run: Pick<RunRecord, 'id' | 'pass'>, item: ItemRecord): string {
  const entity = createHash('sha256').update(item.entity_id).digest('hex').slice(0, 16)
  return `mr-${run.id}-${run.pass}-${item.attempt}-${entity}`
}

/** Returns where the export of a mailbox goes: ids only, never names or addresses. Source: XQ-06. */
export function prefixOf(
  { prefix }: Pick<ExportSettings, 'prefix'>,
  organizationId: string,
  { id, pass }: Pick<RunRecord, 'id' | 'pass'>,
  entityId: string,
): string {
  return `${prefix}${organizationId}/${id}/${pass}/${entityId}/`
}

const isoAfter = (time: Date, ms: number) => new Date(time.getTime() + ms).toISOString()

/**
 * Starts the jobs of a run: each start is written before it is sent, and sent with the same token
 * until AWS has answered it.
 */
export function starter(place: WorkPlace, times: Schedule) {
  const { store, directory, scope, keep, now, writer, reader } = place

  const readList = async () => {
    const listed = await listJobs(reader, scope)
    await keep((db) => putListed(db, scope, listed, now()))
    return listed.filter(({ State }) => State === 'RUNNING').length
  }

  const wait = (item: ItemRecord, reason: 'slot' | 'cooldown', dueAt: string | null) =>
    keep(async (db) => {
      const ended = { state: 'CANCELLED', ended_at: now().toISOString() }
      const waiting = { state: 'WAITING', wait_reason: reason, due_at: dueAt }
      const change = { ...waiting, problem: null, started_at: null, token: null, sent: null }
      await updateItem(db, item, ['STARTING'], { ...change, ...(item.cancel_asked ? ended : {}) })
    })

  /** A mailbox that AWS refuses for its 24 hours, although slots are free. Source: XQ-04, XQ-05. */
  const coolDown = async (item: ItemRecord) => {
    const latest = (await latestJobs(store, directory, [item.entity_id])).get(item.entity_id)
    const next = latest?.started_at && isoAfter(new Date(latest.started_at), exportCooldownMs)
    const refusedAt = item.refused_at ?? now().toISOString()
    if (next && next > now().toISOString()) return wait(item, 'cooldown', next)
    const lastTry = isoAfter(new Date(latest?.ended_at ?? refusedAt), exportCooldownMs)
    if (now().toISOString() >= lastTry)
      return keep(async (db) => {
        const problem = JSON.stringify({ code: 'LimitExceededException' })
        const ended = { state: 'FAILED', problem, ended_at: now().toISOString() }
        await updateItem(db, item, ['STARTING'], ended)
      })
    await wait(item, 'cooldown', isoAfter(now(), againMs))
    await keep((db) => updateItem(db, item, ['WAITING'], { refused_at: refusedAt }))
  }

  const send = async (run: RunRecord, item: SentItem) => {
    const settings = ExportSettings.parse(JSON.parse(item.sent))
    const { JobId } = await writer.startMailboxExportJob({
      ...{ OrganizationId: scope.organizationId, EntityId: item.entity_id },
      ...{ Description: `Mailroom, pass ${run.pass}`, ClientToken: item.token },
      ...{ RoleArn: settings.roleArn, KmsKeyArn: settings.kmsKeyArn },
      S3BucketName: settings.bucket,
      S3Prefix: prefixOf(settings, scope.organizationId, run, item.entity_id),
    })
    if (JobId === undefined) throw new Error('AWS has told no job')
    await keep(async (db) => {
      const running = { state: 'RUNNING', job_id: JobId, wait_reason: null, problem: null }
      await updateItem(db, item, ['STARTING'], { ...running, refused_at: null, due_at: null })
      const told = {
        ...{ EntityId: item.entity_id, S3BucketName: settings.bucket, State: 'RUNNING' as const },
        ...{ KmsKeyArn: settings.kmsKeyArn, RoleArn: settings.roleArn },
        S3Prefix: prefixOf(settings, scope.organizationId, run, item.entity_id),
        StartTime: item.started_at === null ? now() : new Date(item.started_at),
      }
      await putJob(db, directory, JobId, told, now())
      await updateRun(db, run.id, { refusals: 0 })
    })
  }

  /** Sends starts that are written, and does what follows from each answer. Source: XQ-09. */
  const sendAll = async (run: RunRecord, items: readonly SentItem[]) => {
    const limited: SentItem[] = []
    const sendOne = async (item: SentItem) => {
      const key = `start ${item.entity_id}`
      try {
        await send(run, item)
        times.forget(key)
      } catch (error) {
        const consequence = consequenceOf(error)
        if (consequence === 'organizationGone') throw error
        if (consequence === 'limit') limited.push(item)
        else if (consequence === 'gone') {
          const reason = item.purge_at === null ? 'gone' : 'refusedDisabled'
          const ended = { state: 'SKIPPED', skip_reason: reason, ended_at: now().toISOString() }
          await keep((db) => updateItem(db, item, ['STARTING'], ended))
          await place.reread(item.entity_id)
        } else if (consequence === 'prerequisite') {
          await wait(item, 'slot', null)
          await keep((db) => pauseFor(db, run, JSON.stringify(problemOf(error))))
        } else {
          times.failed(key)
          const problem = JSON.stringify(problemOf(error))
          await keep((db) => updateItem(db, item, ['STARTING'], { problem }))
          place.logger.warn({ err: error, run: run.id }, 'the start of an export is sent again')
        }
      }
    }
    await withConcurrency(items, place.callsAtOnce, sendOne)
    if (limited.length === 0) return
    const isFull = (await readList()) >= maxExportSlots
    for (const item of limited) await (isFull ? wait(item, 'slot', null) : coolDown(item))
    if (!isFull) await lower(run, limited.length)
  }

  const pauseFor = async (db: WorkPlace['store'], run: RunRecord, problem: string) => {
    await db
      .updateTable('export_run')
      .set({ state: 'PAUSED', pause_reason: 'prerequisite', problem })
      .where('id', '=', run.id)
      .where('state', '=', 'RUNNING')
      .execute()
  }

  /** Uses a slot less after two refusals in a row that free slots do not explain. Source: XQ-05. */
  const lower = async (run: RunRecord, count: number) => {
    const refusals = run.refusals + count
    const lowered = { refusals: 0, lowered_until: isoAfter(now(), loweredMs) }
    await keep((db) => updateRun(db, run.id, refusals >= 2 ? lowered : { refusals }))
  }

  /** Takes the next mailboxes for free slots; those within their 24 hours wait on. */
  const take = async (run: RunRecord, free: number): Promise<SentItem[]> => {
    const taken: SentItem[] = []
    const time = now().toISOString()
    while (taken.length < free) {
      const some = await itemsIn(store, run.id, ['WAITING'])
        .where((is) => is.or([is('due_at', 'is', null), is('due_at', '<=', time)]))
        .limit(lookedAt)
        .execute()
      if (some.length === 0) break
      const ids = some.map(({ entity_id }) => entity_id)
      const latest = await latestJobs(store, directory, ids)
      for (const item of some) {
        if (taken.length === free) break
        const last = latest.get(item.entity_id)?.started_at
        const dueAt = last && isoAfter(new Date(last), exportCooldownMs)
        const isCooling = dueAt && dueAt > time
        const token = tokenOf(run, item)
        const start = { token, sent: run.settings, started_at: time, ended_at: null }
        const isKept = await keep(async (db) => {
          if (isCooling) {
            const waiting = { wait_reason: 'cooldown', due_at: dueAt }
            return updateItem(db, item, ['WAITING'], waiting)
          }
          const { state } = await db
            .selectFrom('export_run')
            .select('state')
            .where('id', '=', run.id)
            .executeTakeFirstOrThrow()
          if (state !== 'RUNNING') return false
          return updateItem(db, item, ['WAITING'], { state: 'STARTING', ...start })
        })
        if (!isKept) return taken
        if (!isCooling) taken.push({ ...item, ...start, state: 'STARTING' })
      }
    }
    return taken
  }

  /** Finds the jobs of starts that were never answered. */
  const takeUp = async (run: RunRecord) => {
    const items = await itemsIn(store, run.id, ['STARTING']).execute()
    if (items.length === 0) return
    const ids = items.map(({ entity_id: id }) => id)
    const latest = await latestJobs(store, directory, ids)
    for (const item of items) {
      const job = latest.get(item.entity_id)
      const isNewer =
        Date.parse(job?.started_at ?? '') >= Date.parse(item.started_at ?? '') - skewMs
      if (!job || job.run_id !== run.id || job.pass !== run.pass || !isNewer) continue
      const running = { state: 'RUNNING', job_id: job.job_id, wait_reason: null, problem: null }
      await keep((db) =>
        updateItem(db, item, ['STARTING'], { ...running, refused_at: null, due_at: null }),
      )
      times.forget(`start ${item.entity_id}`)
    }
  }

  return {
    readList,

    /**
     * Takes up the starts whose answers are lost but whose jobs AWS lists, and sends the others again
     * with the same tokens. AWS may forget a token; a job's path tells its run for ever.
     * Source: XQ-07, XQ-14.
     */
    async resend(run: RunRecord): Promise<void> {
      await takeUp(run)
      const items = await itemsIn(store, run.id, ['STARTING']).execute()
      const unanswered = items.flatMap(({ token, sent, ...item }) =>
        token !== null && sent !== null && times.isDue(`start ${item.entity_id}`)
          ? [{ ...item, token, sent }]
          : [],
      )
      await sendAll(run, unanswered)
    },

    /** Fills the free slots. Source: XQ-03. */
    async fill(run: RunRecord): Promise<void> {
      const isLowered = run.lowered_until !== null && run.lowered_until > now().toISOString()
      const slots = Math.max(1, run.slots - (isLowered ? 1 : 0))
      const { own, foreign } = await countRunning(store, directory)
      const starting = await itemsIn(store, run.id, ['STARTING']).execute()
      const free = Math.min(slots, maxExportSlots) - own - foreign - starting.length
      if (free > 0) await sendAll(run, await take(run, free))
    },
  }
}
