import { type ExitFilter, namedRemovals } from '@mailroom/schemas/exit'
import { decided, dropped } from '@mailroom/schemas/lint/decisions'
import { stateOf } from '../cut-over/steps.ts'
import { listPlans } from '../cut-over/tables.ts'
import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import { checklistOf } from '../left-overs/checklist.ts'
import { decisionsOf } from '../lint/tables.ts'
import { describeRun } from '../mailbox-exports/run-reads.ts'
import type { Lines } from '../snapshots/lines.ts'
import { exportSettingsOf } from '../store/export-settings.ts'
import { mailboxExclusionsOf } from '../store/mailbox-exclusions.ts'
import type { Store } from '../store/open-store.ts'
import { exportFactsOf } from './export-facts.ts'
import { type ExitSort, findMailboxes, type Row } from './find-mailboxes.ts'
import { lately } from './lately.ts'
import {
  type Candidate,
  candidatesInSnapshot,
  candidatesOf,
  isSoonRemoved,
  mailboxRow,
  type PermissionCounts,
} from './mailboxes.ts'
import { phasesOf } from './phases.ts'
import {
  isSnapshotBeingRead,
  newestSnapshot,
  type SnapshotFacts,
  snapshotFacts,
} from './snapshot-facts.ts'

const dayMs = 24 * 60 * 60_000
const defaultLimit = 25

/** How many directories keep what was computed for them. */
const maxKept = 20

type Kept = { version: string; candidates: Candidate[] }

type Search = {
  filter?: ExitFilter | undefined
  sort?: ExitSort | undefined
  offset?: number | undefined
  limit?: number | undefined
}

/** How long before the end of the service the exports have to be done. Milliseconds. */
const reserveMs = 14 * 24 * 60 * 60_000

/**
 * Returns the run that goes on, if nine of ten estimates say that it ends too late; undefined also
 * while nothing is estimated yet. Source: XQ-12.
 */
async function lateExports(
  store: Store,
  scope: Scope,
  { now, endsAt }: { now: Date; endsAt: Date },
): Promise<{ runId: string; p90: string } | undefined> {
  const run = await store
    .selectFrom('export_run')
    .select('id')
    .where('directory', '=', directoryOf(scope))
    .where('state', 'in', ['RUNNING', 'PAUSED'])
    .executeTakeFirst()
  if (!run) return undefined
  const { eta } = await describeRun(store, scope, run.id, { now, endOfService: endsAt })
  const isLate = eta !== undefined && Date.parse(eta.p90) > endsAt.getTime() - reserveMs
  return isLate ? { runId: run.id, p90: eta.p90 } : undefined
}

/**
 * What the dashboard of an organization shows, from the store alone: it works also when AWS does not
 * answer any more. Source: EXIT-05, EXIT-06, 07 §11 scenario 30.
 */
export function exitOf(directoryIndex: DirectoryIndex, lines: Lines, endOfServiceDate: string) {
  const kept = lately<Kept>(maxKept)
  const snapshots = lately<{ snapshotId: string; facts: SnapshotFacts }>(maxKept)
  /** The service ends with this day. */
  const endsAt = new Date(Date.parse(endOfServiceDate) + dayMs)

  const factsIn = async (store: Store, directory: string, snapshotId: string) => {
    const before = snapshots.get(directory)
    if (before?.snapshotId === snapshotId) return before.facts
    const facts = await snapshotFacts(store, lines, snapshotId)
    snapshots.set(directory, { snapshotId, facts })
    return facts
  }

  const permissionCounts = async (store: Store, directory: string): Promise<PermissionCounts> => {
    const countBy = async (column: 'entity_id' | 'grantee_id') => {
      const rows = await store
        .selectFrom('directory_permission')
        .select([`${column} as id`, ({ fn }) => fn.countAll<number>().as('count')])
        .where('directory', '=', directory)
        .groupBy(column)
        .execute()
      return new Map(rows.map(({ id, count }) => [id, Number(count)]))
    }
    return { given: await countBy('entity_id'), held: await countBy('grantee_id') }
  }

  /**
   * Returns how far the cut-over of each domain is: of those in the snapshot that somebody wants to
   * keep, and of those that have one.
   */
  const cutOversIn = async (store: Store, scope: Scope, snapshotId: string | undefined) => {
    const directory = directoryOf(scope)
    const [plans, { decisions }, facts] = await Promise.all([
      listPlans(store, directory),
      decisionsOf(store, directory),
      snapshotId === undefined ? undefined : factsIn(store, directory, snapshotId),
    ])
    const { placeOf } = decided(decisions)
    const states = new Map(plans.map(({ domain, plan }) => [domain, stateOf(plan)]))
    const kept = (facts?.domains ?? []).filter((name) => placeOf(name) !== dropped)
    return [...new Set([...kept, ...states.keys()])].map((name) => states.get(name) ?? 'none')
  }

  /** Returns the users and resources by name, from the index or else from the snapshot. */
  const candidates = async (store: Store, scope: Scope) => {
    const directory = directoryOf(scope)
    const { entities, index, version } = await directoryIndex.known(scope)
    const snapshot = await newestSnapshot(store, scope)
    const isListed = index.asOf !== undefined
    const wanted = `${version} ${index.phase} ${snapshot?.snapshotId}`
    const before = kept.get(directory)
    const about = { index, snapshot, source: isListed || !snapshot ? 'index' : 'snapshot' } as const
    if (before?.version === wanted) return { ...about, items: before.candidates }
    const facts = snapshot && (await factsIn(store, directory, snapshot.snapshotId))
    const arePermissionsRead = index.phase === 'COMPLETE' || index.phase === 'QUOTAS'
    const items =
      isListed || !facts
        ? candidatesOf(
            entities,
            arePermissionsRead ? await permissionCounts(store, directory) : undefined,
            facts,
          )
        : candidatesInSnapshot(facts)
    kept.set(directory, { version: wanted, candidates: items })
    return { ...about, items }
  }

  /** Returns all rows, by name. */
  const rowsOf = async (store: Store, scope: Scope, now: Date) => {
    const { items, ...about } = await candidates(store, scope)
    const [exported, exclusions] = await Promise.all([
      exportFactsOf(store, scope),
      mailboxExclusionsOf(store).all(scope),
    ])
    const rows = items.map((each): Row => {
      const { id, searched } = each
      const row = mailboxRow(each, {
        ...{ exported: exported.get(id), exclusion: exclusions.get(id), now },
      })
      return { ...row, searched }
    })
    return { rows, ...about }
  }

  type Rows = Awaited<ReturnType<typeof rowsOf>>

  const checklist = (
    store: Store,
    scope: Scope,
    now: Date,
    { rows, index, snapshot, source }: Rows,
  ) => {
    const isRead = index.asOf !== undefined || source === 'snapshot'
    return checklistOf(store, scope, now, {
      hasEnded: now >= endsAt,
      mailboxes: isRead ? rows : undefined,
      mailboxesAsOf: source === 'snapshot' ? snapshot?.createdAt : index.asOf,
    })
  }

  return {
    async describe(store: Store, scope: Scope, now: Date) {
      const all = await rowsOf(store, scope, now)
      const { rows, snapshot, index, source } = all
      const settings = await exportSettingsOf(store).find(scope)
      const isFailed = settings?.checks?.some(({ state }) => state === 'failed') ?? false
      const removed = rows
        .filter(({ removedInDays = -1 }) => removedInDays >= 0)
        .toSorted((one, other) => ((one.removedAt ?? '') < (other.removedAt ?? '') ? -1 : 1))
      const firstAt = removed[0]?.removedAt
      const isRead = index.asOf !== undefined || source === 'snapshot'
      return {
        endOfServiceDate,
        daysLeft: Math.ceil((endsAt.getTime() - now.getTime()) / dayMs) - 1,
        phases: phasesOf({
          ...{ now, endsAt, snapshot },
          isSnapshotBeingRead: await isSnapshotBeingRead(store, scope),
          mailboxes: isRead ? rows : undefined,
          exportSettings: settings ? (isFailed ? 'failed' : 'set') : 'none',
          leftOvers: await checklist(store, scope, now, all),
          cutOvers: await cutOversIn(store, scope, snapshot?.snapshotId),
        }),
        snapshot,
        lateExports: await lateExports(store, scope, { now, endsAt }),
        removals: isRead
          ? {
              kept: removed.length,
              soon: removed.filter(isSoonRemoved).length,
              ...(firstAt === undefined ? {} : { firstAt }),
              first: removed
                .filter(isSoonRemoved)
                .slice(0, namedRemovals)
                .map(({ id, name, displayName = name }) => ({ id, name: displayName })),
            }
          : undefined,
        index,
      }
    },

    async list(store: Store, scope: Scope, now: Date, search: Search) {
      const { filter, sort, offset = 0, limit = defaultLimit } = search
      const { rows, snapshot, index, source } = await rowsOf(store, scope, now)
      const found = findMailboxes(rows, { filter, sort })
      return {
        items: found.slice(offset, offset + limit).map(({ searched: _, ...row }) => row),
        total: found.length,
        ...{ source, asOf: source === 'snapshot' ? snapshot?.createdAt : index.asOf },
        ...{ sizesAsOf: snapshot?.createdAt, index },
      }
    },

    /** Returns what is left after leaving WorkMail. Source: EXIT-12. */
    async checklist(store: Store, scope: Scope, now: Date) {
      return checklist(store, scope, now, await rowsOf(store, scope, now))
    },

    /** Returns whether the table has a user or resource. */
    async has(store: Store, scope: Scope, entityId: string): Promise<boolean> {
      const { items } = await candidates(store, scope)
      return items.some(({ id }) => id === entityId)
    },
  }
}
export type Exit = ReturnType<typeof exitOf>
