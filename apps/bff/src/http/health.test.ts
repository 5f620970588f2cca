import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, onTestFinished } from 'vitest'
import { openFor, test } from '../test/on-both-stores.ts'
import { health } from './health.ts'
import { createLogger } from './log.ts'
import { startingApp } from './starting-app.ts'

/** Serves the health of a backend that starts. */
async function serve(parts: Pick<Parameters<typeof health>[0], 'dataDir' | 'minFreeBytes'>) {
  const logger = createLogger('silent')
  const stopping = { isStopping: false }
  const healthy = health({ ...parts, logger, stopping })
  const publicUrl = 'http://127.0.0.1'
  const server = createServer(startingApp({ publicUrl, health: healthy, logger, webAppFolder: '' }))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    ...{ healthy, stopping },
    async ready(): Promise<unknown> {
      const response = await fetch(`http://127.0.0.1:${port}/readyz`)
      return [response.status, response.headers.get('retry-after'), await response.json()]
    },
    async lives(): Promise<number> {
      return (await fetch(`http://127.0.0.1:${port}/livez`)).status
    },
  }
}

const notReady = (reason: string) => [503, '5', { ready: false, reason }]

test('D14 a backend is ready from its start to its stop, and says why it is not otherwise', async ({
  place,
}) => {
  const { dataDir } = await place('SQLite')
  await using opened = await openFor({ dataDir })
  const { healthy, stopping, ready, lives } = await serve({ dataDir })
  expect(await ready()).toEqual(notReady('starting'))
  healthy.awaitStore()
  expect(await ready()).toEqual(notReady('store'))
  healthy.watch(opened.store)
  expect(await ready()).toEqual([200, null, { ready: true }])
  stopping.isStopping = true
  expect(await ready()).toEqual(notReady('stopping'))
  expect(await lives()).toBe(200)
})

test('D14 a data folder with little free space is not ready', async ({ place }) => {
  const { dataDir } = await place('SQLite')
  await using opened = await openFor({ dataDir })
  const { healthy, ready } = await serve({ dataDir, minFreeBytes: Number.MAX_SAFE_INTEGER })
  healthy.watch(opened.store)
  expect(await ready()).toEqual(notReady('disk'))
})
