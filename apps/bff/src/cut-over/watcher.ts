import { randomUUID } from 'node:crypto'
import { regions } from '@mailroom/schemas/region'
import type { Logger } from 'pino'
import type { AwsClients, Connection } from '../aws/clients.ts'
import { cutOverLease, releaseLease, takeLease } from '../store/lease.ts'
import type { CutOverRow } from '../store/leaving-tables.ts'
import type { Store } from '../store/open-store.ts'
import { outageLog } from '../store/outage-log.ts'
import { checkCutOver } from './check.ts'
import { cutOverNetwork } from './network.ts'
import { awsFactsOf } from './outside.ts'

/** How often domains to check are looked for. Milliseconds. */
const lookEveryMs = 30_000

/** How often a domain is checked that nobody looks at. Milliseconds. Source: CUT-06. */
const unseenMs = 15 * 60_000

type Due = Pick<CutOverRow, 'directory' | 'domain' | 'changed_at' | 'checked_at' | 'check_until'>

/** Returns whether a domain is checked now; a check of the future is of a clock that was set back. */
function isDue({ changed_at: changed, checked_at: checked, check_until: until }: Due, now: Date) {
  const sinceMs = now.getTime() - Date.parse(checked ?? changed)
  return until >= now.toISOString() && (sinceMs >= unseenMs || sinceMs < 0)
}

/**
 * Checks the domains under way that nobody looks at, every 15 minutes, until 14 days after the last
 * change. One process at a time does it. Source: CUT-06.
 */
export function watchCutOvers(parts: {
  store: Store
  clients: AwsClients
  connections: readonly Connection[]
  leaseMs: number
  logger: Logger
}) {
  const { store, clients, connections, leaseMs, logger } = parts
  const holder = randomUUID()
  const outages = outageLog(logger)
  let isClosed = false
  let working: Promise<void> | undefined

  const check = async ({ directory, domain }: Due) => {
    const [id, place, organizationId = ''] = directory.split(' ')
    const connection = connections.find((each) => each.id === id)
    const region = regions.find((each) => each === place)
    if (!connection || !region) return
    const context = {
      workmail: await clients.workmail(connection, region, 'read', { paced: true }),
      client: <Id extends Parameters<AwsClients['client']>[0]>(service: Id) =>
        clients.client(service, connection, region, 'read', { paced: true }),
      awsNow: () => clients.now(connection),
    }
    const facts = await awsFactsOf({ organizationId, domain }, context)
    await checkCutOver(
      { directory, domain },
      {
        ...{ store, network: cutOverNetwork(connection), now: context.awsNow(), facts },
        local: connection.local ? connection.endpoint : undefined,
      },
    )
  }

  const work = async () => {
    const rows = await store
      .selectFrom('cut_over')
      .select(['directory', 'domain', 'changed_at', 'checked_at', 'check_until'])
      .where('rollback', 'is not', null)
      .execute()
    const due = rows.filter((row) => {
      const connection = connections.find(({ id }) => id === row.directory.split(' ')[0])
      return connection && isDue(row, clients.now(connection))
    })
    if (due.length === 0) return
    if (!(await takeLease(store, cutOverLease, { holder, leaseMs }))) return
    try {
      for (const each of due) {
        if (isClosed || !(await takeLease(store, cutOverLease, { holder, leaseMs }))) return
        // One that cannot be checked is tried again later; the others have their turn.
        await check(each).catch((error: unknown) => outages.failed(error, 'a cut-over waits'))
      }
      outages.worked()
    } finally {
      await releaseLease(store, cutOverLease, holder)
    }
  }

  const look = () => {
    working ??= work()
      .catch((error: unknown) => {
        if (!isClosed) outages.failed(error, 'cut-overs are not checked')
      })
      .finally(() => {
        working = undefined
      })
    return working
  }
  const timer = setInterval(() => void look(), lookEveryMs).unref()
  void look()

  return {
    /** Looks for domains to check, and checks them. */
    look,
    async close(): Promise<void> {
      isClosed = true
      clearInterval(timer)
      await working
    },
  }
}
