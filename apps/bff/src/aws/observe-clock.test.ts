import { expect, test } from 'vitest'
import * as z from 'zod'
import { here, startBackend } from '../test/start-backend.ts'

const Described = z.object({ awsTime: z.iso.datetime() })

/** Returns the whole days by which AWS's clock is ahead of this machine's. */
async function daysAhead(backend: Awaited<ReturnType<typeof startBackend>>): Promise<number> {
  const { body } = await backend.call('organizations.describe', here)
  const aheadMs = Date.parse(Described.parse(body).awsTime) - Date.now()
  return Math.floor(aheadMs / (24 * 60 * 60 * 1_000) + 0.5)
}

test('USR-08 EMB-05 T-15 an organization is shown with the time at AWS, from the clock of AWS’s answers', async () => {
  await using backend = await startBackend('auditor')
  expect(await daysAhead(backend)).toBe(0)
  const [connection] = backend.connections
  const days = 31 * 24 * 60 * 60
  await fetch(`${connection?.endpoint}/__local/clock?advance=${days}`, { method: 'POST' })
  expect(await daysAhead(backend)).toBe(31)
})
