import type { Logger } from 'pino'
import * as z from 'zod/mini'
import { closeOpenIntents } from './audit/open-intents.ts'
import type { AuditTrail } from './audit/trail.ts'
import type { AwsClients, Connection } from './aws/clients.ts'
import type { Store } from './store/open-store.ts'
import { storeTime } from './store/store-clock.ts'

/**
 * How often an instance that sends paced calls says so, and looks who else does. Milliseconds.
 */
const pacedBeatMs = 2_000

const ConnectionIds = z.array(z.string())

type Parts = {
  /** Names this process; the audit trail names it in its intents. */
  id: string
  audit: AuditTrail
  store: Store
  clients: Pick<AwsClients, 'paceOf'>
  connections: readonly Connection[]
  /** How long a silent instance counts as alive. Milliseconds. */
  leaseMs: number
  logger: Logger
}

/**
 * Makes this process known to the others that share its store: that it lives, and to which
 * connections it sends paced calls. Instances that use a connection at the same time share its
 * requests per second equally. When one has died, another closes the intents that it left in the
 * audit trail.
 */
export function startInstance(parts: Parts) {
  const { id, audit, store, clients, connections, leaseMs, logger } = parts
  let beating: Promise<void> | undefined
  let beatAt = Number.NEGATIVE_INFINITY
  let told = '[]'

  const usedConnections = () =>
    connections.filter((connection) => clients.paceOf(connection).isUsed()).map((each) => each.id)

  const share = async (): Promise<void> => {
    const others = await store
      .selectFrom('instance')
      .select('paced_connections')
      .where('id', '!=', id)
      .where('until', '>', storeTime(store))
      .execute()
    const used = others.map((other) => ConnectionIds.parse(JSON.parse(other.paced_connections)))
    for (const connection of connections)
      clients
        .paceOf(connection)
        .shareWith(used.filter((connectionIds) => connectionIds.includes(connection.id)).length)
  }

  const bury = async (instance: string): Promise<void> => {
    const closed = await closeOpenIntents(store, audit, instance)
    if (closed > 0)
      logger.warn({ instance, closed }, 'changes of an ended instance were interrupted')
    await store.deleteFrom('instance').where('id', '=', instance).execute()
  }

  const buryTheDead = async (): Promise<void> => {
    const dead = await store
      .selectFrom('instance')
      .select('id')
      .where('id', '!=', id)
      .where('until', '<=', storeTime(store))
      .execute()
    for (const each of dead) await bury(each.id)
  }

  const beat = async (): Promise<void> => {
    beatAt = performance.now()
    told = JSON.stringify(usedConnections())
    const row = { until: storeTime(store, leaseMs), paced_connections: told }
    await store
      .insertInto('instance')
      .values({ id, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute()
    await share()
    await buryTheDead()
  }

  /** Beats when it is time: often while paced calls are sent, else as the lease requires. */
  const look = (): void => {
    const isPaced = told !== '[]'
    const isNews = JSON.stringify(usedConnections()) !== told
    const everyMs = isPaced ? Math.min(pacedBeatMs, leaseMs / 3) : leaseMs / 3
    if (!isNews && performance.now() - beatAt < everyMs) return
    beating ??= beat()
      .catch((err: unknown) => logger.warn({ err }, 'this instance could not make itself known'))
      .finally(() => {
        beating = undefined
      })
  }

  const timer = setInterval(look, Math.min(1_000, leaseMs / 10)).unref()
  look()

  return {
    /** Closes what was cut, and says that this instance is gone, so that nobody waits for it. */
    async close(): Promise<void> {
      clearInterval(timer)
      await beating
      // Without the store, whoever finds that this lease has lapsed does it.
      await bury(id).catch((err: unknown) =>
        logger.warn({ err }, 'this instance could not say that it ends'),
      )
    },
  }
}
