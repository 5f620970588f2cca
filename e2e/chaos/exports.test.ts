import { WorkMail } from '@aws-sdk/client-workmail'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { createBrowser } from '../../apps/bff/src/test/browser.ts'
import { here, openSession, signIn } from '../../apps/bff/src/test/start-backend.ts'
import { createPeople } from './chaos.ts'
import { type Cluster, leaseSeconds, startCluster } from './cluster.ts'
import {
  compareExports,
  configureExports,
  describeExports,
  planExports,
  startExports,
  untilExported,
} from './export-round.ts'

/**
 * How late a slot may be filled after the lease of a process that was killed. Seconds. Six times
 * what the scenario allows: other tests run beside this one.
 */
const pollSeconds = 90

async function awsNow({ awsEndpoint }: Cluster): Promise<Date> {
  const clock = await (await fetch(`${awsEndpoint}/__local/clock`)).json()
  return z.object({ now: z.coerce.date() }).parse(clock).now
}

test('XQ-14 07 §11 scenario 11: of two backends on one PostgreSQL each is killed in turn: no second job, and the slots are full again', {
  timeout: 400_000,
}, async () => {
  await using cluster = await startCluster(() => undefined)
  const workmail = new WorkMail({
    ...{ region: here.region, endpoint: cluster.awsEndpoint },
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const people = await createPeople(workmail, 60)
  // Mailboxes that are large enough for exports of some seconds more.
  const ageSeconds = 100 * 24 * 60 * 60
  await fetch(`${cluster.awsEndpoint}/__local/clock?advance=${ageSeconds}`, { method: 'POST' })
  const browser = createBrowser()
  await signIn(browser, cluster.url, 'administrator')
  const session = await openSession(cluster.url, browser)
  await configureExports(session)
  const runId = await planExports(session, people.names.map(people.idOf))
  await startExports(session, runId)
  const used = async () => {
    const { counts, slotsUsed } = await describeExports(session, runId)
    return (counts.WAITING ?? 0) === 0 ? 10 : slotsUsed.own + slotsUsed.foreign
  }
  await expect.poll(used, { timeout: 30_000 }).toBe(10)
  for (const backend of cluster.backends) {
    await backend.kill()
    const killedAt = await awsNow(cluster)
    backend.start()
    // All ten run again, and some of them in the place of others that have ended since.
    const isFull = async () => {
      const { Jobs = [] } = await workmail.listMailboxExportJobs({
        ...{ OrganizationId: here.organizationId, MaxResults: 100 },
      })
      const running = Jobs.filter(({ State }) => State === 'RUNNING')
      return running.length === 10 && running.some(({ StartTime = 0 }) => killedAt < StartTime)
    }
    await expect.poll(isFull, { timeout: (leaseSeconds + pollSeconds) * 1_000 }).toBe(true)
    await backend.untilReady()
  }
  expect(await untilExported(session, runId)).toMatchObject({ counts: { COMPLETED: 60 } })
  expect(await compareExports(session, workmail, runId)).toEqual({
    ...{ lost: [], doubled: [], wronglyReported: [], rows: 60 },
  })
})
