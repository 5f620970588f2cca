import type { WorkMail } from '@aws-sdk/client-workmail'
import type { Entity } from '@mailroom/schemas/entities'
import type { ExportOrder } from '@mailroom/schemas/export-runs'
import { type ExportCheckId, exportCheckIds } from '@mailroom/schemas/export-settings'
import { awsDirectory } from '../aws/directory.ts'
import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import { refusal } from '../operations/refusal.ts'
import { jobHistory } from './job-history.ts'
import { type Candidate, hasInName, nothingToExport, planItems, putPlan } from './plan.ts'
import {
  addItem,
  cancelItems,
  openChecks,
  pauseRun,
  putOrder,
  refuseActive,
  resumeRun,
  retryItems,
  settingsNow,
  settingsText,
  startRun,
} from './run-changes.ts'
import { listItems } from './run-items.ts'
import { describeRun, estimates, listRuns, type Page, runOf } from './run-reads.ts'
import { exportRunner, type RunnerParts } from './runner.ts'
import { type Db, lockRun, type RunRecord } from './tables.ts'

type Everybody = {
  kinds: ('USER' | 'RESOURCE')[]
  text?: string | undefined
  groupId?: string | undefined
  domain?: string | undefined
  withoutExport?: boolean | undefined
}

type Wish = {
  entityIds?: readonly string[] | undefined
  everybody?: Everybody | undefined
  order: ExportOrder
  pilotGroupId?: string | undefined
  slots: number
  tryDisabled?: boolean | undefined
}

/** How many ids the index is asked for at once. */
const maxIds = 1_000

type Parts = Omit<RunnerParts, 'directoryIndex'> & { directoryIndex: DirectoryIndex }

/** Plans, carries out and shows exports of mailboxes. Source: XQ-01 to XQ-18. */
export function createMailboxExports(parts: Parts) {
  const { store, clients, connections, directoryIndex, endOfService } = parts
  const runner = exportRunner(parts)
  const estimated = estimates(store)

  const nowAt = ({ connectionId }: Scope): Date => {
    const connection = connections.find(({ id }) => id === connectionId)
    return connection ? clients.now(connection) : parts.clock.now()
  }

  /** Returns the time at AWS, if exports can still start. Error: ExportsEnded. Source: XQ-18. */
  const beforeEnd = (scope: Scope): Date => {
    const now = nowAt(scope)
    if (now >= endOfService) throw refusal('ExportsEnded', 'Amazon WorkMail has ended.')
    return now
  }

  /** Returns the ids of the members of a group, also through groups in it. */
  const membersOf = async (workmail: WorkMail, scope: Scope, groupId: string | undefined) => {
    const found = new Set<string>()
    const groups = groupId === undefined ? [] : [groupId]
    const asked = new Set<string>()
    for (let group = groups.pop(); group !== undefined; group = groups.pop()) {
      asked.add(group)
      const members = await awsDirectory(workmail, scope.organizationId).members(group)
      for (const { id, type } of members) {
        if (id === undefined) continue
        if (type !== 'GROUP') found.add(id)
        else if (!asked.has(id)) groups.push(id)
      }
    }
    return found
  }

  const exported = async (directory: string) => {
    const jobs = await store
      .selectFrom('export_job')
      .select('entity_id')
      .distinct()
      .where('directory', '=', directory)
      .where('state', '=', 'COMPLETED')
      .where((is) => is.or([is('run_id', 'is not', null), is('adopted_at', 'is not', null)]))
      .execute()
    return new Set(jobs.map(({ entity_id: id }) => id))
  }

  const named = async (scope: Scope, ids: readonly string[]): Promise<Candidate[]> => {
    const { index } = await directoryIndex.search(scope, { query: {}, limit: 1 })
    if (index.asOf === undefined)
      throw refusal('DirectoryNotListed', 'The directory has not been listed to its end yet.')
    const known = new Map<string, Entity>()
    for (let from = 0; from < ids.length; from += maxIds)
      for (const [id, entity] of await directoryIndex.get(scope, ids.slice(from, from + maxIds)))
        known.set(id, entity)
    return [...new Set(ids)].map((id) => ({ id, entity: known.get(id) }))
  }

  const matching = async (scope: Scope, workmail: WorkMail, wish: Everybody) => {
    const { kinds: types, text, domain: mailDomain } = wish
    // The search of the index also finds ids and telephone numbers, which nobody would expect here.
    const found = (await directoryIndex.resolve(scope, { types, mailDomain })).filter((entity) =>
      hasInName(entity, text),
    )
    const members = await membersOf(workmail, scope, wish.groupId)
    const done = wish.withoutExport ? await exported(directoryOf(scope)) : new Set()
    return found
      .filter(({ id }) => (wish.groupId === undefined || members.has(id)) && !done.has(id))
      .map((entity) => ({ id: entity.id, entity }))
  }

  const put = async (
    scope: Scope,
    candidates: readonly Candidate[],
    wish: Pick<Wish, 'order' | 'slots' | 'tryDisabled' | 'everybody'> & {
      pass: number
      by: string
    },
    pilots: ReadonlySet<string>,
  ) => {
    const { order, slots, tryDisabled = false, pass, by } = wish
    const now = nowAt(scope)
    const items = planItems(candidates, { order, tryDisabled, pilots, now })
    if (!items.some(({ state }) => state === 'PLANNED'))
      throw nothingToExport(
        pass > 1 ? undefined : wish.everybody ? 'everybody' : 'entityIds',
        items,
      )
    const runId = await store.transaction().execute(async (transaction) => {
      const run = { directory: directoryOf(scope), pass, slots, item_order: order }
      const settings = settingsText(await settingsNow(transaction, scope))
      const everybody = wish.everybody ? JSON.stringify(wish.everybody) : null
      const made = { settings, everybody, created_by: by, created_at: now.toISOString() }
      // From now on AWS is asked for the jobs of others, which it forgets.
      await transaction
        .insertInto('export_watch')
        .values({ directory: run.directory, listed_at: null })
        .onConflict((conflict) => conflict.column('directory').doNothing())
        .execute()
      return putPlan(transaction, { ...run, ...made }, items)
    })
    runner.nudge()
    return { runId, planned: items.filter(({ state }) => state === 'PLANNED').length }
  }

  /** Changes a run in a transaction, and wakes the work on it. */
  const changing = async <Result>(
    scope: Scope,
    runId: string,
    work: (db: Db, run: RunRecord) => Promise<Result>,
  ): Promise<Result> => {
    const result = await store.transaction().execute(async (transaction) => {
      await lockRun(transaction, runId)
      return work(transaction, await runOf(transaction, scope, runId))
    })
    runner.nudge()
    return result
  }

  return {
    ...jobHistory({ store, directoryIndex, nowAt, nudge: runner.nudge }),

    async plan(scope: Scope, wish: Wish, by: string, workmail: WorkMail) {
      await settingsNow(store, scope)
      await refuseActive(store, directoryOf(scope))
      const { everybody, entityIds = [], pilotGroupId } = wish
      const candidates = everybody
        ? await matching(scope, workmail, everybody)
        : await named(scope, entityIds)
      const pilots = await membersOf(workmail, scope, pilotGroupId)
      return put(scope, candidates, { ...wish, pass: 1, by }, pilots)
    },

    /** Plans the exports of a run again. Source: XQ-16. */
    async planSecondPass(scope: Scope, runId: string, by: string) {
      const run = await runOf(store, scope, runId)
      await refuseActive(store, directoryOf(scope))
      const items = await store
        .selectFrom('export_item')
        .select('entity_id')
        .where('run_id', '=', runId)
        .where('state', '=', 'COMPLETED')
        .orderBy('position')
        .execute()
      const ids = items.map(({ entity_id: id }) => id)
      const order = run.item_order === 'list' ? 'list' : 'size'
      const wish = { order, slots: run.slots, pass: run.pass + 1, by } as const
      return put(scope, await named(scope, ids), wish, new Set())
    },

    list: (scope: Scope, page: Page) => listRuns(store, scope, page),

    describe: (scope: Scope, runId: string) =>
      describeRun(store, scope, runId, { now: nowAt(scope), endOfService, estimated }),

    listItems: (scope: Scope, query: Omit<Parameters<typeof listItems>[2], 'now'>) =>
      listItems(store, scope, { ...query, now: nowAt(scope) }),

    /** Starts a plan; `accepted` are the checks that a person does without. Source: EXIT-11. */
    async start(
      scope: Scope,
      runId: string,
      { reason, by, accepted }: { reason: string; by: string; accepted: readonly ExportCheckId[] },
    ) {
      const now = beforeEnd(scope)
      return changing(scope, runId, async (db, run) => {
        const { failed, open } = openChecks(await settingsNow(db, scope), exportCheckIds)
        if (failed.length > 0)
          throw refusal('ExportChecksFailed', `These checks failed: ${failed.join(', ')}.`)
        const missing = open.filter((id) => !accepted.includes(id))
        if (missing.length > 0)
          throw refusal('ExportChecksOpen', `These checks did not pass: ${missing.join(', ')}.`)
        return startRun(db, scope, run, { reason, by, unchecked: open, now })
      })
    },

    pause: (scope: Scope, runId: string) => changing(scope, runId, pauseRun),

    async resume(scope: Scope, runId: string) {
      beforeEnd(scope)
      return changing(scope, runId, (db, run) => resumeRun(db, scope, run))
    },

    cancel: (
      scope: Scope,
      runId: string,
      { ids, count }: { ids: readonly string[] | undefined; count: number | undefined },
    ) =>
      changing(scope, runId, (db, run) => cancelItems(db, run, { ids, count, now: nowAt(scope) })),

    async retry(scope: Scope, runId: string, ids: readonly string[] | undefined) {
      const now = beforeEnd(scope)
      return changing(scope, runId, (db, run) => retryItems(db, scope, run, { ids, now }))
    },

    async add(scope: Scope, runId: string, entityId: string) {
      const now = beforeEnd(scope)
      const [candidate = { id: entityId }] = await named(scope, [entityId])
      return changing(scope, runId, (db, run) => addItem(db, run, candidate, now))
    },

    putOrder: (scope: Scope, runId: string, order: ExportOrder, first: readonly string[]) =>
      changing(scope, runId, (db, run) => putOrder(db, run, order, first)),

    delete: (scope: Scope, runId: string) =>
      changing(scope, runId, async (db, { id, state }) => {
        if (state !== 'PLANNED') throw refusal('RunStateConflict', 'The run was started.')
        await db.deleteFrom('export_item').where('run_id', '=', id).execute()
        await db.deleteFrom('export_run').where('id', '=', id).execute()
      }),

    close: () => runner.close(),
  }
}
export type MailboxExports = ReturnType<typeof createMailboxExports>
