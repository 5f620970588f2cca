import { directoryOf, type Scope } from '../directory-index/scope.ts'
import { refusal } from '../operations/refusal.ts'
import { beginSnapshot } from './begin.ts'
import { asTheyAre, type Compared, comparisonLines } from './compare.ts'
import { comparePage } from './compare-page.ts'
import { markDeleted } from './delete.ts'
import { isZip } from './open-zip.ts'
import { acrossOrganizations } from './other-organization.ts'
import { described, listRows, organizationOf, type Page, sealedOf } from './present.ts'
import type { firstTasks } from './read-tasks.ts'
import { forgetOld } from './retention.ts'
import { type RunnerParts, snapshotRunner } from './runner.ts'
import { sumsOf } from './seal.ts'
import { countOpen, findSnapshot, type SnapshotRecord } from './tables.ts'
import { forgetUpload, piecesOf, rangeOfUpload } from './uploads.ts'

/** How many calls a task still needs, by its kind; one for the others. Source: spec 07 §10. */
const callsOf: Record<string, number> = { user: 4, group: 4, resource: 4, domain: 6 }

/** How many snapshots of other organizations are offered for a comparison. */
const mostOthers = 200

/** Two snapshots, the second one perhaps of another organization. */
export type Pair = { snapshotId: string; otherId: string; otherPlace?: Scope | undefined }

type Parts = Omit<RunnerParts, 'onEnd'>

/** Reads, keeps, imports, shows and compares the snapshots of organizations. Source: INV-01 to 13. */
export function createSnapshots(parts: Parts) {
  const { store, clients, connections, clock, lines } = parts

  const rowsIn = (directory: string) =>
    store.selectFrom('snapshot').where('directory', '=', directory).where('state', '!=', 'DELETED')

  const nowAt = (connectionId: string | undefined) => {
    const connection = connections.find(({ id }) => id === connectionId)
    return connection ? clients.now(connection) : clock.now()
  }

  const runner = snapshotRunner({
    ...parts,
    onEnd: (directory) => forgetOld(store, directory, nowAt(directory.split(' ')[0])),
  })

  const find = async (scope: Scope, snapshotId: string): Promise<SnapshotRecord> => {
    const found = await rowsIn(directoryOf(scope))
      .selectAll()
      .where('id', '=', snapshotId)
      .executeTakeFirst()
    if (!found) throw refusal('SnapshotNotFound', 'There is no such snapshot.')
    return found
  }

  const findSealed = async (scope: Scope, snapshotId: string) =>
    sealedOf(store, lines, await find(scope, snapshotId))

  const describeAll = async (rows: readonly SnapshotRecord[]) => {
    const running = rows.filter(({ state }) => state === 'RUNNING').map(({ id }) => id)
    const open = running.length === 0 ? [] : await countOpen(store, running)
    const callsLeft = (id: string) =>
      open
        .filter((each) => each.snapshot_id === id)
        .reduce((sum, { kind, count }) => sum + Number(count) * (callsOf[kind] ?? 1), 0)
    return rows.map((row) => described(store, lines, row, callsLeft(row.id)))
  }

  /** The last two that were compared across organizations: their snapshots never change. */
  let last: { ids: string; compared: Promise<Compared> } | undefined

  const comparedOf = async (row: SnapshotRecord, other: SnapshotRecord) => {
    const ids = [row.id, other.id] as const
    if (organizationOf(row) === organizationOf(other)) return asTheyAre(store, lines, ids)
    const both = ids.join(' ')
    if (last?.ids !== both) last = { ids: both, compared: acrossOrganizations(store, lines, ids) }
    return last.compared
  }

  const findPair = async (scope: Scope, { snapshotId, otherId, otherPlace }: Pair) => {
    const rows = [await find(scope, snapshotId), await find(otherPlace ?? scope, otherId)] as const
    return { rows, digests: rows.map((row) => sealedOf(store, lines, row).digest) }
  }

  return {
    /** Begins to read a snapshot. Error: SnapshotUnderWay. */
    async create(scope: Scope, what: keyof typeof firstTasks, createdBy: string) {
      const wanted = {
        ...{ directory: directoryOf(scope), scope: what, createdBy, origin: 'asked' as const },
        now: nowAt(scope.connectionId),
      }
      const snapshotId = await store
        .transaction()
        .execute((transaction) => beginSnapshot(transaction, wanted, lines))
      if (snapshotId === undefined)
        throw refusal('SnapshotUnderWay', 'A snapshot of this organization is being read.')
      runner.nudge()
      return { snapshotId }
    },

    /**
     * Begins to check what a session has uploaded; what is no zip at all is refused at once.
     * Errors: UploadIncomplete, UploadNotZip.
     */
    async import(
      scope: Scope,
      { uploadId, sessionId, person }: { uploadId: string; sessionId: string; person: string },
    ) {
      const pieces = await piecesOf(store, uploadId, sessionId)
      if (!pieces) throw refusal('UploadIncomplete', 'The file did not arrive as a whole.')
      const bytes = pieces.reduce((sum, piece) => sum + piece.bytes, 0)
      if (!(await isZip(bytes, rangeOfUpload(store, uploadId)))) {
        await forgetUpload(store, uploadId)
        throw refusal('UploadNotZip', 'The file is no zip that can be read.')
      }
      const at = clock.now().toISOString()
      await store
        .insertInto('snapshot')
        .values({
          ...{ id: uploadId, directory: directoryOf(scope), scope: 'complete' },
          ...{ origin: 'imported', state: 'IMPORTING', phase: 'READING', calls_done: 0 },
          ...{ created_by: person, created_at: at, changed: 0 },
          ...{ imported_by: person, imported_at: at },
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute()
      runner.nudge()
      return { snapshotId: uploadId }
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
      const end = rows.length > maxResults ? shown.at(-1) : undefined
      return { items: await describeAll(shown), nextToken: end && `${end.created_at} ${end.id}` }
    },

    /** Lists the finished snapshots of other organizations that are connected. */
    async listOfOthers(scope: Scope) {
      const rows = await store
        .selectFrom('snapshot')
        .select(['id', 'directory', 'created_at'])
        .where('directory', '!=', directoryOf(scope))
        .where('state', '=', 'COMPLETED')
        .orderBy('created_at', 'desc')
        .limit(mostOthers)
        .execute()
      const items = rows.flatMap((row) => {
        const [connectionId = '', region = '', organizationId = ''] = row.directory.split(' ')
        if (!connections.some((each) => each.id === connectionId)) return []
        const place = { connectionId, region, organizationId }
        return [{ place, snapshotId: row.id, createdAt: row.created_at }]
      })
      return { items }
    },

    async describe(scope: Scope, snapshotId: string) {
      const [snapshot] = await describeAll([await find(scope, snapshotId)])
      if (!snapshot) throw refusal('SnapshotNotFound', 'There is no such snapshot.')
      return snapshot
    },

    /** Returns lines of one kind. Errors: SnapshotNotFound, SnapshotIncomplete. */
    async listRows(scope: Scope, snapshotId: string, wanted: Parameters<typeof listRows>[3]) {
      await findSealed(scope, snapshotId)
      return listRows(store, lines, snapshotId, wanted)
    },

    /** Compares two snapshots. Errors: SnapshotNotFound, SnapshotIncomplete. */
    async compare(scope: Scope, pair: Pair, wanted: Parameters<typeof comparePage>[2]) {
      const { rows } = await findPair(scope, pair)
      const ids = [pair.snapshotId, pair.otherId] as const
      return comparePage({ db: store, lines, ids }, await comparedOf(...rows), wanted)
    },

    /** Returns the digests of two that can be compared. Errors: as `compare`. */
    async digestsOf(scope: Scope, pair: Pair) {
      const [digest, otherDigest] = (await findPair(scope, pair)).digests
      return { digest, otherDigest }
    },

    /** Returns what differs as lines of JSON; undefined if one of them is gone. */
    async comparison(ids: readonly [string, string]) {
      const [row, other] = [await findSnapshot(store, ids[0]), await findSnapshot(store, ids[1])]
      if (row?.state !== 'COMPLETED' || other?.state !== 'COMPLETED') return undefined
      return comparisonLines(await comparedOf(row, other))
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
        const { sums } = await sumsOf(store, lines, snapshotId, file)
        if (sums.sha256 !== sealed[file].sha256)
          throw refusal('SnapshotDamaged', `The lines of ${file}.ndjson are not those it had.`)
      }
      return { digest, bytes, lines: sealed.state.lines }
    },

    /** Returns the file of a snapshot that was read to its end; undefined if it is gone. */
    async file(snapshotId: string) {
      const row = await findSnapshot(store, snapshotId)
      return row?.state === 'COMPLETED' ? sealedOf(store, lines, row) : undefined
    },

    close: () => runner.close(),
  }
}
export type Snapshots = ReturnType<typeof createSnapshots>
