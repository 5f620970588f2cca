import { randomUUID } from 'node:crypto'
import { describe, expect } from 'vitest'
import { auditTrail } from './audit/trail.ts'
import { awsClients, type Connection } from './aws/clients.ts'
import { systemClock } from './clock.ts'
import { createLogger } from './http/log.ts'
import { startInstance } from './instance.ts'
import type { Store } from './store/open-store.ts'
import { databases, openFor, test } from './test/on-both-stores.ts'

const connection: Connection = {
  ...{ id: 'prod', name: 'Production', regions: ['us-east-1'], readOnly: false, local: false },
  requestsPerSecond: 100,
}

function start(store: Store) {
  const clients = awsClients(1_000, { called: () => {}, throttled: () => {} })
  const logger = createLogger('silent')
  const id = randomUUID()
  const audit = auditTrail(store, { clock: systemClock, key: Buffer.alloc(32), instance: id })
  const { close } = startInstance({
    ...{ id, audit, store, clients, connections: [connection], leaseMs: 3_000, logger },
  })
  const pace = clients.paceOf(connection)
  return { perSecond: pace.perSecond, turn: pace.turn, close }
}

describe.each(databases)('on %s', (database) => {
  test('instances that use a connection at the same time share its pace', async ({ place }) => {
    await using opened = await openFor(await place(database))
    const one = start(opened.store)
    const other = start(opened.store)
    const both = () => [one.perSecond(), other.perSecond()]
    // Nobody else uses the connection.
    await expect.poll(async () => [await one.turn(), both()]).toEqual([undefined, [100, 100]])
    await expect
      .poll(async () => {
        await Promise.all([one.turn(), other.turn()])
        return both()
      })
      .toEqual([50, 50])
    await other.close()
    await expect
      .poll(async () => {
        await one.turn()
        return one.perSecond()
      })
      .toBe(100)
    await one.close()
    expect(await opened.store.selectFrom('instance').selectAll().execute()).toEqual([])
  })
})
