import { randomUUID } from 'node:crypto'
import { foldText } from '@mailroom/schemas'
import { kindNumber, type SnapshotKind } from '@mailroom/schemas/snapshot-kinds'
import { actionOfCall, Snapshot, type SnapshotLine } from '@mailroom/schemas/snapshots'
import { sql } from 'kysely'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import { refusal } from '../operations/refusal.ts'
import { differenceOf, differences } from './compare.ts'
import { markDeleted } from './delete.ts'
import { type LinePlace, linesOf, namesIn } from './lines.ts'
import { firstTasks } from './read-tasks.ts'
import { type RunnerParts, snapshotRunner } from './runner.ts'
import { Sealed, sumsOf } from './seal.ts'
import { folderName, snapshotFiles, zipBytes } from './snapshot-files.ts'
import { addTasks, countOpen, findSnapshot, type SnapshotRecord } from './tables.ts'

/** How many snapshots are kept whatever their age, and how long the others. Source: INV-10. */
const keptAlways = 30
const keptMs = 90 * 24 * 60 * 60_000

/** How many calls a task still needs, by its kind; one for the others. Source: spec 07 §10. */
const callsOf: Record<string, number> = { user: 4, group: 4, resource: 4, domain: 6 }

/** How many lines a search looks at for one page. */
const lookedAt = 20_000

export type Page = { nextToken?: string | undefined; maxResults: number }

function placeOf(token: string | undefined): LinePlace | undefined {
  if (token === undefined) return undefined
  const [kind, ...key] = token.split(' ')
  return { kind: Number(kind), sortKey: key.join(' ') }
}

/** The members that have the id of a user, group or resource. */
const idMembers = [
  ...['ownerId', 'groupId', 'memberId', 'resourceId', 'delegateId', 'mailboxId', 'granteeId'],
  'userId',
]

const idsOf = (row: Record<string, unknown>) =>
  idMembers.flatMap((member) => (typeof row[member] === 'string' ? [row[member]] : []))

/** Returns a line with those of the names that it needs. */
function named<Row extends Record<string, unknown>>(row: Row, names: Record<string, string>) {
  const own = idsOf(row).flatMap((id) => (names[id] === undefined ? [] : [[id, names[id]]]))
  return own.length === 0 ? row : { ...row, names: Object.fromEntries(own) }
}

const tokenOf = ({ kind, sortKey }: LinePlace) => `${kind} ${sortKey}`

/** Reads, keeps, shows and compares the snapshots of organizations. Source: INV-01 to INV-12. */
export function createSnapshots(parts: Omit<RunnerParts, 'onEnd'>) {
  const { store, clients, connections } = parts

  const rowsIn = (directory: string) =>
    store.selectFrom('snapshot').where('directory', '=', directory).where('state', '!=', 'DELETED')

  /** Deletes the snapshots of a directory that are kept no longer. */
  const forgetOld = async (directory: string) => {
    const connection = connections.find(({ id }) => id === directory.split(' ')[0])
    if (!connection) return
    const before = new Date(clients.now(connection).getTime() - keptMs).toISOString()
    const all = await rowsIn(directory)
      .select(['id', 'created_at', 'state'])
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .execute()
    const old = all
      .slice(keptAlways)
      .filter(({ created_at, state }) => created_at < before && state !== 'RUNNING')
    await markDeleted(
      store,
      old.map(({ id }) => id),
    )
  }

  const runner = snapshotRunner({ ...parts, onEnd: forgetOld })

  const find = async (scope: Scope, snapshotId: string): Promise<SnapshotRecord> => {
    const found = await rowsIn(directoryOf(scope))
      .selectAll()
      .where('id', '=', snapshotId)
      .executeTakeFirst()
    if (!found) throw refusal('SnapshotNotFound', 'There is no such snapshot.')
    return found
  }

  /** Returns what a snapshot came to. Error: SnapshotIncomplete. */
  const sealedOf = ({ id, directory, ...row }: SnapshotRecord) => {
    const { digest, is_complete: isComplete } = row
    if (digest === null || row.sealed === null)
      throw refusal('SnapshotIncomplete', 'The snapshot was not read to its end.')
    const sealed = Sealed.parse(JSON.parse(row.sealed))
    const [, , organizationId = ''] = directory.split(' ')
    const folder = folderName(organizationId, { digest, isComplete: isComplete === 1 })
    const files = () => snapshotFiles(store, id, folder, sealed)
    return { digest, sealed, folder, files, bytes: zipBytes(files()) }
  }

  const findSealed = async (scope: Scope, snapshotId: string) =>
    sealedOf(await find(scope, snapshotId))

  const described = (row: SnapshotRecord, callsLeft: number): Snapshot => {
    const of = row.sealed === null ? undefined : sealedOf(row)
    const isRunning = row.state === 'RUNNING'
    return Snapshot.parse({
      ...{ snapshotId: row.id, scope: row.scope, state: row.state },
      ...{ createdBy: row.created_by, createdAt: row.created_at },
      ...{ endedAt: row.ended_at ?? undefined, callsDone: row.calls_done },
      ...(isRunning ? { callsExpected: row.calls_done + callsLeft } : {}),
      ...{ waitingUntil: row.retry_at ?? undefined, problem: row.problem ?? undefined },
      gaps: (of?.sealed.gaps ?? []).map((gap) => ({
        ...gap,
        ...(gap.code.startsWith('AccessDenied')
          ? { missingAction: actionOfCall(gap.operation) }
          : {}),
      })),
      ...(of
        ? {
            ...{ isComplete: row.is_complete === 1, digest: of.digest, bytes: of.bytes },
            ...{ counts: of.sealed.counts, changedMeanwhile: row.changed },
          }
        : {}),
    })
  }

  const describeAll = async (rows: readonly SnapshotRecord[]) => {
    const running = rows.filter(({ state }) => state === 'RUNNING').map(({ id }) => id)
    const open = running.length === 0 ? [] : await countOpen(store, running)
    const callsLeft = (id: string) =>
      open
        .filter((each) => each.snapshot_id === id)
        .reduce((sum, { kind, count }) => sum + Number(count) * (callsOf[kind] ?? 1), 0)
    return rows.map((row) => described(row, callsLeft(row.id)))
  }

  return {
    /** Begins to read a snapshot. Error: SnapshotUnderWay. */
    async create(scope: Scope, what: keyof typeof firstTasks, createdBy: string) {
      const connection = connections.find(({ id }) => id === scope.connectionId)
      if (!connection) throw new Error(`There is no connection ${scope.connectionId}`)
      const directory = directoryOf(scope)
      const id = randomUUID()
      await store.transaction().execute(async (transaction) => {
        const { numInsertedOrUpdatedRows = 0n } = await transaction
          .insertInto('snapshot')
          .values({
            ...{ id, directory, scope: what, state: 'RUNNING', phase: 'READING' },
            ...{ created_by: createdBy, created_at: clients.now(connection).toISOString() },
            ...{ calls_done: 0, changed: 0 },
          })
          .onConflict((conflict) =>
            conflict.column('directory').where(sql<boolean>`state = 'RUNNING'`).doNothing(),
          )
          .executeTakeFirstOrThrow()
        if (numInsertedOrUpdatedRows === 0n)
          throw refusal('SnapshotUnderWay', 'A snapshot of this organization is being read.')
        const tasks = firstTasks[what].map((kind) => ({ kind, subject: '' }))
        await addTasks(transaction, id, tasks)
      })
      runner.nudge()
      return { snapshotId: id }
    },

    async list(scope: Scope, { nextToken, maxResults }: Page) {
      let query = rowsIn(directoryOf(scope)).selectAll()
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
      return {
        items: await describeAll(shown),
        nextToken: last && `${last.created_at} ${last.id}`,
      }
    },

    async describe(scope: Scope, snapshotId: string) {
      const [snapshot] = await describeAll([await find(scope, snapshotId)])
      if (!snapshot) throw refusal('SnapshotNotFound', 'There is no such snapshot.')
      return snapshot
    },

    /** Returns lines of one kind. Errors: SnapshotNotFound, SnapshotIncomplete. */
    async listRows(
      scope: Scope,
      snapshotId: string,
      {
        kind,
        text,
        nextToken,
        maxResults,
      }: Page & { kind: SnapshotKind; text?: string | undefined },
    ) {
      await findSealed(scope, snapshotId)
      const number = kindNumber(kind)
      const wanted = text === undefined ? undefined : foldText(text)
      const items: SnapshotLine[] = []
      const withNames = async () => {
        const names = await namesIn(store, snapshotId, items.flatMap(idsOf))
        return items.map((item) => named(item, names))
      }
      let seen = 0
      let last: LinePlace | undefined
      const range = { from: number, to: number, after: placeOf(nextToken) }
      const batch = wanted === undefined ? maxResults + 1 : 1_000
      for await (const lines of linesOf(store, snapshotId, { ...range, batch }))
        for (const each of lines) {
          if (items.length === maxResults || seen === lookedAt)
            return { items: await withNames(), nextToken: last && tokenOf(last) }
          seen++
          last = each
          if (wanted === undefined || foldText(each.line).includes(wanted))
            items.push(JSON.parse(each.line))
        }
      return { items: await withNames(), nextToken: undefined }
    },

    /** Compares two snapshots. Errors: SnapshotNotFound, SnapshotIncomplete. */
    async compare(
      scope: Scope,
      [snapshotId, otherId]: readonly [string, string],
      { kind, nextToken, maxResults }: Page & { kind?: SnapshotKind | undefined },
    ) {
      await findSealed(scope, snapshotId)
      await findSealed(scope, otherId)
      const items: ReturnType<typeof differenceOf>[] = []
      const counts = new Map<
        SnapshotKind,
        { kind: SnapshotKind; added: number; removed: number; changed: number }
      >()
      const counter = { add: 'added', remove: 'removed', change: 'changed' } as const
      let last: LinePlace | undefined
      let hasMore = false
      const found = differences(store, [snapshotId, otherId], { kind, after: placeOf(nextToken) })
      for await (const each of found) {
        hasMore = items.length === maxResults
        if (hasMore && nextToken !== undefined) break
        const difference = differenceOf(each)
        const count = counts.get(difference.kind) ?? {
          ...{ kind: difference.kind, added: 0, removed: 0, changed: 0 },
        }
        count[counter[difference.op]]++
        counts.set(difference.kind, count)
        if (hasMore) continue
        items.push(difference)
        last = each
      }
      const ids = items.flatMap(({ before = {}, after = {} }) => [
        ...idsOf(before),
        ...idsOf(after),
      ])
      const names = {
        ...(await namesIn(store, snapshotId, ids)),
        ...(await namesIn(store, otherId, ids)),
      }
      return {
        items: items.map(({ before, after, ...item }) => ({
          ...item,
          ...(before && { before: named(before, names) }),
          ...(after && { after: named(after, names) }),
        })),
        nextToken: hasMore && last ? tokenOf(last) : undefined,
        counts: nextToken === undefined ? [...counts.values()] : undefined,
      }
    },

    /** Deletes a snapshot; one that is being read ends. Error: SnapshotNotFound. */
    async delete(scope: Scope, snapshotId: string) {
      await find(scope, snapshotId)
      await markDeleted(store, [snapshotId])
      runner.nudge()
    },

    /**
     * Returns what leaves Mailroom with a snapshot, after comparing the lines with its manifest.
     * Errors: SnapshotNotFound, SnapshotIncomplete, SnapshotDamaged.
     */
    async check(scope: Scope, snapshotId: string) {
      const { digest, sealed, bytes } = await findSealed(scope, snapshotId)
      for (const file of ['state', 'observed'] as const) {
        const { sums } = await sumsOf(store, snapshotId, file)
        if (sums.sha256 !== sealed[file].sha256)
          throw refusal('SnapshotDamaged', `The lines of ${file}.ndjson are not those it had.`)
      }
      return { digest, bytes, lines: sealed.state.lines }
    },

    /** Returns the file of a snapshot that was read to its end; undefined if it is gone. */
    async file(snapshotId: string) {
      const row = await findSnapshot(store, snapshotId)
      return row?.state === 'COMPLETED' ? sealedOf(row) : undefined
    },

    close: () => runner.close(),
  }
}
export type Snapshots = ReturnType<typeof createSnapshots>
