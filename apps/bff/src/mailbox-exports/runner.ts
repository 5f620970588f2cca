import { randomUUID } from 'node:crypto'
import { regions } from '@mailroom/schemas/region'
import type { Logger } from 'pino'
import type { AwsClients, Connection } from '../aws/clients.ts'
import type { Clock } from '../clock.ts'
import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import type { Scope } from '../directory-index/scope.ts'
import { exportsLease, releaseLease, takeLease } from '../store/lease.ts'
import type { Store } from '../store/open-store.ts'
import { outageLog } from '../store/outage-log.ts'
import { listJobs, putListed } from './jobs.ts'
import { listSeldomMs, organizationQueue } from './organization-queue.ts'
import { keepUnder, Lost, type WorkPlace } from './work-place.ts'

/** How often the runner looks for work, also that of other instances. Milliseconds. */
const lookEveryMs = 1_000

/** How long the work on an organization rests between two steps. Milliseconds. */
const restMs = 100

export type RunnerParts = {
  store: Store
  clock: Clock
  clients: AwsClients
  connections: readonly Connection[]
  directoryIndex: Pick<DirectoryIndex, 'markStale'>
  logger: Logger
  leaseMs: number
  endOfService: Date
}

/** Returns the organization in the name of a directory. */
function scopeOf(directory: string): Scope | undefined {
  const [connectionId = '', wanted, organizationId = ''] = directory.split(' ')
  const region = regions.find((each) => each === wanted)
  return region && { connectionId, region, organizationId }
}

/** Finds the organizations with something to do. */
async function findDirectories(store: Store, listedBefore: Date): Promise<string[]> {
  const runs = await store
    .selectFrom('export_run')
    .select('directory')
    .where((is) => {
      const has = (states: readonly string[], isUnread = false) => {
        const items = is
          .selectFrom('export_item')
          .select('run_id')
          .whereRef('run_id', '=', 'export_run.id')
          .where('state', 'in', states)
        return is.exists(isUnread ? items.where('size_read', '=', 0) : items)
      }
      return is.or([
        is('state', '=', 'RUNNING'),
        is.and([is('state', '=', 'PLANNED'), has(['PLANNED'], true)]),
        is.and([is('state', '=', 'PAUSED'), has(['STARTING', 'RUNNING'])]),
        is.and([is('state', '=', 'PAUSED'), is.not(has(['WAITING']))]),
      ])
    })
    .execute()
  const watched = await store
    .selectFrom('export_watch')
    .select('directory')
    .where((is) =>
      is.or([is('listed_at', 'is', null), is('listed_at', '<', listedBefore.toISOString())]),
    )
    .execute()
  return [...new Set([...runs, ...watched].map(({ directory }) => directory))]
}

/**
 * Carries out runs in the background: one process per organization, under a lease. Whatever is sent
 * is written before, so that another process can go on. Source: XQ-14.
 */
export function exportRunner(parts: RunnerParts) {
  const { store, clock, clients, connections, logger, leaseMs } = parts
  const holder = randomUUID()
  const working = new Map<string, Promise<void>>()
  const outages = outageLog(logger)
  let isClosed = false
  const resting = new Set<() => void>()

  const placeOf = async (
    directory: string,
    scope: Scope,
    connection: Connection,
  ): Promise<WorkPlace> => ({
    ...{ scope, directory, store, clock, logger, endOfService: parts.endOfService },
    now: () => clients.now(connection),
    reader: await clients.workmail(connection, scope.region, 'read', { paced: true }),
    writer: await clients.workmail(connection, scope.region, 'write', { paced: true }),
    callsAtOnce: Math.min(10, Math.max(2, Math.ceil(connection.requestsPerSecond / 3))),
    keep: keepUnder(store, exportsLease(directory), holder),
    reread: (entityId) => parts.directoryIndex.markStale(scope, [entityId]),
  })

  const rest = async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    resting.add(resolve)
    const timer = setTimeout(resolve, restMs)
    await promise
    clearTimeout(timer)
    resting.delete(resolve)
  }

  /** Reads the jobs of others, which AWS forgets, when nothing else does. Source: XQ-15. */
  const keepHistory = async ({ directory, scope, reader, now, keep }: WorkPlace) => {
    const watched = await store
      .selectFrom('export_watch')
      .select('listed_at')
      .where('directory', '=', directory)
      .executeTakeFirst()
    if (!watched) return
    const listedAt = watched.listed_at === null ? 0 : Date.parse(watched.listed_at)
    if (now().getTime() - listedAt < listSeldomMs) return
    const [listed] = await Promise.allSettled([listJobs(reader, scope)])
    // After a failure it is asked again after the same time: there are seven days.
    await keep((db) =>
      putListed(db, scope, listed.status === 'fulfilled' ? listed.value : [], now()),
    )
  }

  const work = async (directory: string, scope: Scope, connection: Connection) => {
    const lease = exportsLease(directory)
    const take = () => takeLease(store, lease, { holder, leaseMs })
    if (!(await take())) return
    const renewing = setInterval(() => void take().catch(() => {}), leaseMs / 3).unref()
    try {
      const place = await placeOf(directory, scope, connection)
      const step = organizationQueue(place)
      while (!isClosed && (await step())) {
        outages.worked()
        await rest()
      }
      if (!isClosed) await keepHistory(place)
    } finally {
      clearInterval(renewing)
      await releaseLease(store, lease, holder)
    }
  }

  const look = async () => {
    const found = await findDirectories(store, new Date(clock.now().getTime() - listSeldomMs))
    for (const directory of found) {
      const scope = scopeOf(directory)
      const connection = connections.find(({ id }) => id === scope?.connectionId)
      if (isClosed || !scope || !connection || working.has(directory)) continue
      const under = work(directory, scope, connection)
        .catch((error: unknown) => {
          if (!(error instanceof Lost)) outages.failed(error, 'exports wait')
        })
        .finally(() => working.delete(directory))
      working.set(directory, under)
    }
  }

  const wake = () => {
    for (const resolve of resting) resolve()
  }

  const nudge = () => {
    wake()
    void look().catch((error: unknown) => outages.failed(error, 'exports are not looked for'))
  }
  const timer = setInterval(nudge, lookEveryMs).unref()
  nudge()

  return {
    nudge,
    /** Stops after the calls under way. */
    async close(): Promise<void> {
      isClosed = true
      clearInterval(timer)
      wake()
      await Promise.all(working.values())
    },
  }
}
