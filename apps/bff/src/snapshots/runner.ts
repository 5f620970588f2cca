import { randomUUID } from 'node:crypto'
import { OrganizationNotFoundException } from '@aws-sdk/client-workmail'
import { regions } from '@mailroom/schemas/region'
import type { Logger } from 'pino'
import { refusalOfAwsError } from '../aws/aws-errors.ts'
import type { AwsClients, Connection } from '../aws/clients.ts'
import type { Clock } from '../clock.ts'
import { Refusal } from '../operations/refusal.ts'
import { holdsLease, importLease, releaseLease, snapshotLease, takeLease } from '../store/lease.ts'
import type { Store } from '../store/open-store.ts'
import { outageLog } from '../store/outage-log.ts'
import { StoreUnavailable } from '../store/store-unavailable.ts'
import { removeDeleted } from './delete.ts'
import { importSnapshot } from './import.ts'
import type { Lines } from './lines.ts'
import { readTasks } from './read-tasks.ts'
import type { Source } from './reading.ts'
import { beginDue } from './schedule.ts'
import { putKept, seal } from './seal.ts'
import {
  beginPhase,
  type Db,
  findSnapshot,
  isStillRead,
  openTasks,
  type SnapshotRecord,
  updateSnapshot,
} from './tables.ts'
import { forgetOldUploads } from './uploads.ts'

/** How often the runner looks for work, also that of other instances. Milliseconds. */
const lookEveryMs = 2_000

/** How long reading waits after AWS failed in passing. Milliseconds. */
const pauseMs = 60_000

/** How many tasks are read at the same time: enough to keep the pace if a call takes a second. */
function tasksAtOnce({ requestsPerSecond }: Connection): number {
  return Math.min(24, Math.max(2, Math.ceil(requestsPerSecond / 3)))
}

/** The end of the right to go on: another process has the lease, or the snapshot is gone. */
class Lost extends Error {}

export type RunnerParts = {
  store: Store
  lines: Lines
  clock: Clock
  clients: AwsClients
  connections: readonly Connection[]
  logger: Logger
  leaseMs: number
  version: string
  /** The size of AWS's pages. */
  pageSize?: number | undefined
  /** Called after a snapshot has ended. */
  onEnd: (directory: string) => Promise<void>
}

/**
 * Reads snapshots in the background: one process per directory, at the connection's pace. What was
 * read is stored before more is asked for, so that another process can go on.
 */
export function snapshotRunner(parts: RunnerParts) {
  const { store, lines, clock, clients, connections, logger, leaseMs, version } = parts
  const { pageSize = 100 } = parts
  const holder = randomUUID()
  const working = new Map<string, Promise<void>>()
  const outages = outageLog(logger)
  let isClosed = false

  /** Changes what belongs to a snapshot, unless the right to do so is lost. */
  const keep = (
    snapshot: SnapshotRecord,
    work: (db: Db) => Promise<void>,
    lease = snapshotLease(snapshot.directory),
  ) =>
    store.transaction().execute(async (transaction) => {
      const mayGoOn = await holdsLease(transaction, lease, holder)
      // The row is written, so that a deletion waits: it must not leave lines behind.
      if (!mayGoOn || !(await isStillRead(transaction, snapshot.id))) throw new Lost()
      await work(transaction)
    })

  const sourceOf = async (connection: Connection, directory: string): Promise<Source> => {
    const [, wanted, organizationId = ''] = directory.split(' ')
    const region = regions.find((each) => each === wanted)
    if (!region) throw new Error(`There is no Region ${wanted}`)
    return {
      ...{ organizationId, pageSize },
      workmail: await clients.workmail(connection, region, 'read', { paced: true }),
      ses: () => clients.client('ses', connection, region, 'read', { paced: true }),
      now: () => clients.now(connection),
    }
  }

  const end = async (snapshot: SnapshotRecord, connection: Connection) => {
    const endedAt = clients.now(connection).toISOString()
    await keep(snapshot, (db) => putKept(db, lines, snapshot))
    const sealed = await seal(store, lines, snapshot, { endedAt, version })
    await keep(snapshot, async (db) => {
      await updateSnapshot(db, snapshot.id, { ...sealed, state: 'COMPLETED', ended_at: endedAt })
      await db.deleteFrom('snapshot_task').where('snapshot_id', '=', snapshot.id).execute()
    })
    await parts.onEnd(snapshot.directory)
  }

  /** Takes the next step; returns false after the last one. */
  const step = async (snapshot: SnapshotRecord, connection: Connection): Promise<boolean> => {
    const [open] = await openTasks(store, snapshot.id, 1)
    if (open) {
      const source = await sourceOf(connection, snapshot.directory)
      // After a failure, one call finds out whether AWS answers again: no task pays for an outage.
      if (snapshot.problem !== null)
        await source.workmail.describeOrganization({ OrganizationId: source.organizationId })
      await readTasks(snapshot, {
        ...{ db: store, lines, source, atOnce: tasksAtOnce(connection), goesOn: () => !isClosed },
        keep: (work) => keep(snapshot, work),
      })
      return true
    }
    if (snapshot.phase === 'REREADING') {
      await end(snapshot, connection)
      return false
    }
    const next = snapshot.phase === 'READING' ? 'CHECKING' : 'REREADING'
    await keep(snapshot, (db) => beginPhase(db, snapshot.id, next))
    return true
  }

  /** Records why reading waits; a snapshot of an organization that is gone has failed. */
  const pause = async (snapshot: SnapshotRecord, connection: Connection, error: unknown) => {
    if (error instanceof Lost || isClosed) return
    if (error instanceof OrganizationNotFoundException)
      return keep(snapshot, (db) =>
        updateSnapshot(db, snapshot.id, {
          ...{ state: 'FAILED', problem: error.name, retry_at: null },
          ended_at: clients.now(connection).toISOString(),
        }),
      )
    if (error instanceof StoreUnavailable) return outages.failed(error, 'a snapshot waits')
    const known = refusalOfAwsError(error)
    if (!(known instanceof Refusal))
      logger.error({ err: error, snapshot: snapshot.id }, 'a snapshot met a fault of the backend')
    await keep(snapshot, (db) =>
      updateSnapshot(db, snapshot.id, {
        problem: known instanceof Refusal ? known.error.code : 'InternalError',
        retry_at: new Date(clock.now().getTime() + pauseMs).toISOString(),
      }),
    )
  }

  /** Does something while no other process does it. */
  const underLease = async (lease: string, work: () => Promise<void>) => {
    const take = () => takeLease(store, lease, { holder, leaseMs })
    if (!(await take())) return
    const renewing = setInterval(() => void take().catch(() => {}), leaseMs / 3).unref()
    try {
      await work()
    } finally {
      clearInterval(renewing)
      await releaseLease(store, lease, holder)
    }
  }

  const read = async ({ id }: SnapshotRecord, connection: Connection) => {
    for (;;) {
      const snapshot = await findSnapshot(store, id)
      if (isClosed || snapshot?.state !== 'RUNNING' || isWaiting(snapshot, clock.now())) return
      try {
        if (!(await step(snapshot, connection))) return
        outages.worked()
      } catch (error) {
        await pause(snapshot, connection, error)
        return
      }
    }
  }

  const readIn = async ({ id }: SnapshotRecord) => {
    const snapshot = await findSnapshot(store, id)
    if (isClosed || snapshot?.state !== 'IMPORTING') return
    const kept = (work: (db: Db) => Promise<void>) => keep(snapshot, work, importLease(id))
    await importSnapshot(snapshot, { store, lines, clock, keep: kept })
    await parts.onEnd(snapshot.directory)
  }

  /** Returns the work on a snapshot; undefined if there is none now. */
  const workOn = (snapshot: SnapshotRecord) => {
    const { id, directory } = snapshot
    if (snapshot.state === 'IMPORTING')
      return () => underLease(importLease(id), () => readIn(snapshot))
    const connection = connections.find((each) => each.id === directory.split(' ')[0])
    if (!connection || isWaiting(snapshot, clock.now())) return undefined
    return () => underLease(snapshotLease(directory), () => read(snapshot, connection))
  }

  /** Begins what is due, and takes up every snapshot that is not finished and not waiting. */
  const look = async () => {
    await removeDeleted(store)
    await forgetOldUploads(store, clock.now())
    await beginDue({ store, clients, connections, seal: lines }, clock.now())
    const open = await store
      .selectFrom('snapshot')
      .selectAll()
      .where('state', 'in', ['RUNNING', 'IMPORTING'])
      .execute()
    for (const snapshot of open) {
      const { id } = snapshot
      const work = workOn(snapshot)
      if (isClosed || !work || working.has(id)) continue
      const under = work()
        .catch((error: unknown) => {
          if (error instanceof Lost) return
          if (error instanceof StoreUnavailable) return outages.failed(error, 'a snapshot waits')
          logger.error({ err: error, snapshot: id }, 'a snapshot met a fault of the backend')
        })
        .finally(() => working.delete(id))
      working.set(id, under)
    }
  }

  const nudge = () =>
    void look().catch((error: unknown) => outages.failed(error, 'snapshots are not looked for'))
  const timer = setInterval(nudge, lookEveryMs).unref()
  nudge()

  return {
    nudge,
    /** Stops after the calls under way. */
    async close(): Promise<void> {
      isClosed = true
      clearInterval(timer)
      await Promise.all(working.values())
    },
  }
}

/** Whether reading still waits. A wait that is longer than any is void: a clock was set back. */
function isWaiting({ retry_at: retryAt }: SnapshotRecord, now: Date): boolean {
  const leftMs = retryAt === null ? 0 : Date.parse(retryAt) - now.getTime()
  return leftMs > 0 && leftMs <= pauseMs
}
