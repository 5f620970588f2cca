import { WorkMail } from '@aws-sdk/client-workmail'
import { startLocalAws } from '@mailroom/local-aws'
import { expect, test } from 'vitest'
import { here } from '../test/start-backend.ts'
import { createPace, keepPace, type Pace } from './pace.ts'
import { RetryPaced } from './retry.ts'

const OrganizationId = here.organizationId

/** Returns a paced client of a local AWS that allows this many calls per second. */
function pacedClient(endpoint: string, perSecond: number, now?: () => number) {
  const client = new WorkMail({
    endpoint,
    region: here.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    retryStrategy: new RetryPaced('write'),
  })
  const pace = createPace(perSecond, now)
  keepPace(client, pace)
  return { client, pace }
}

/** Measures how long this many calls take when they start at once. Milliseconds. */
async function durationOf(client: WorkMail, calls: number): Promise<number> {
  const started = performance.now()
  await Promise.all(
    Array.from({ length: calls }, () => client.listUsers({ OrganizationId, MaxResults: 1 })),
  )
  return performance.now() - started
}

test('06 §2.6 calls of jobs are evenly spaced and keep to the limit per second', async () => {
  await using aws = await startLocalAws()
  const { client } = pacedClient(aws.endpoint, 100)
  // The first call goes at once, and a delay of up to 250 ms is made up for.
  expect(await durationOf(client, 50)).toBeGreaterThan(490 - 250)
})

/** Throttles a pace until it is slow; `pass` lets time pass. */
function slowDown(pace: Pace, pass: (ms: number) => void) {
  for (let times = 0; times < 40; times++) {
    pass(600)
    pace.throttled()
  }
}

test('D18 after throttling the pace is back within seconds, by time and not by calls', () => {
  let now = 0
  const pass = (ms: number) => {
    now += ms
  }
  const pace = createPace(80, () => now)
  slowDown(pace, pass)
  expect(pace.perSecond()).toBeLessThan(3)
  pass(7_000)
  expect(pace.perSecond()).toBe(80)
})

test('D18 calls that wait at a slow pace go as soon as the pace is back', async () => {
  await using aws = await startLocalAws()
  let ahead = 0
  const pass = (ms: number) => {
    ahead += ms
  }
  const { client, pace } = pacedClient(aws.endpoint, 80, () => performance.now() + ahead)
  slowDown(pace, pass)
  const duration = durationOf(client, 60)
  pass(6_000)
  // At the slow pace, the last of them would go after more than 20 seconds.
  expect(await duration).toBeLessThan(4_000)
})

test('06 §2.6 if AWS allows less than the setting says, calls slow down and all are carried out', async () => {
  await using aws = await startLocalAws()
  aws.faults.set([
    {
      ...{ operation: '*', kind: 'rateLimit', perSecond: 40, rate: 1, latencyMs: 0, status: 500 },
      afterwards: false,
    },
  ])
  const { client, pace } = pacedClient(aws.endpoint, 1_000)
  // The calls of one second are in reserve; the others take another second.
  expect(await durationOf(client, 80)).toBeGreaterThan(900)
  expect(pace.perSecond()).toBeLessThan(1_000)
})
