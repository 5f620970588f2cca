import { expect, test } from 'vitest'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { outcomeOf, postSes, postWorkMail } from '../test/requests.ts'
import { faultList } from './faults.ts'

const OrganizationId = sampleOrganizations.example
const UserId = sampleUserId(1)

function inject({ endpoint }: LocalAws, ...faults: object[]) {
  return fetch(`${endpoint}/__local/faults`, { method: 'POST', body: JSON.stringify(faults) })
}

async function cityOf({ workmail }: LocalAws): Promise<string | undefined> {
  return (await workmail.describeUser({ OrganizationId, UserId })).City
}

function update({ workmail }: LocalAws) {
  return outcomeOf(workmail.updateUser({ OrganizationId, UserId, City: 'Porto' }))
}

test.each([
  ['throttle', {}, 'ThrottlingException'],
  ['expiredToken', {}, 'ExpiredTokenException'],
  ['status', { status: 503 }, 'InternalFailure'],
  ['html', {}, 'SyntaxError'],
  ['drop', {}, 'TimeoutError'],
])('00-index 16 a %s fault hides the effect, or only the answer', async (kind, more, outcome) => {
  await using aws = await startLocalAws()
  const fault = { operation: 'UpdateUser', kind, ...more }
  await inject(aws, fault)
  expect([await update(aws), await cityOf(aws)]).toEqual([outcome, 'Lisboa'])
  await inject(aws, { ...fault, afterwards: true })
  expect([await update(aws), await cityOf(aws)]).toEqual([outcome, 'Porto'])
  await inject(aws)
  expect(await update(aws)).toBe('done')
})

test('a fault is answered in the words of its service', async () => {
  await using aws = await startLocalAws()
  await inject(aws, { operation: '*', kind: 'throttle' })
  const workmail = await postWorkMail(aws, 'ListOrganizations', {})
  expect([workmail.status, workmail.code]).toEqual([400, 'ThrottlingException'])
  const ses = await postSes(aws, 'Action=ListIdentities')
  expect([ses.status, ses.code]).toEqual([400, 'Throttling'])
  await inject(aws, { operation: '*', kind: 'expiredToken' })
  expect([(await postWorkMail(aws, 'ListOrganizations', {})).status]).toEqual([403])
  await inject(aws, { operation: '*', kind: 'status', status: 599 })
  expect([(await postSes(aws, 'Action=ListIdentities')).status]).toEqual([599])
})

test('a fault with a count is removed after that many calls of its operation', async () => {
  await using aws = await startLocalAws()
  await inject(aws, { operation: 'UpdateUser', kind: 'throttle', count: 2 })
  await cityOf(aws)
  const outcomes = [await update(aws), await update(aws), await update(aws)]
  expect(outcomes).toEqual(['ThrottlingException', 'ThrottlingException', 'done'])
  const left = await fetch(`${aws.endpoint}/__local/faults`)
  expect(await left.json()).toEqual([])
})

test('latency delays the answer, and nothing else', async () => {
  await using aws = await startLocalAws()
  await inject(aws, { operation: 'UpdateUser', kind: 'latency', latencyMs: 60 })
  const started = performance.now()
  expect(await update(aws)).toBe('done')
  expect(performance.now() - started).toBeGreaterThanOrEqual(59)
  expect(await cityOf(aws)).toBe('Porto')
})

test('a fault with a rate meets that share of the calls', () => {
  const draws = [0.1, 0.5, 0.29, 0.31]
  const faults = faultList(() => draws.shift() ?? 1)
  const fault = {
    operation: '*',
    kind: 'throttle',
    latencyMs: 0,
    status: 500,
    afterwards: false,
  } as const
  faults.set([{ ...fault, rate: 0.3 }])
  expect(['A', 'B', 'C', 'D'].map((name) => faults.meets(name) !== undefined)).toEqual([
    true,
    false,
    true,
    false,
  ])
})

test.each([
  ['an unknown kind', { operation: '*', kind: 'explode' }],
  ['a rate above 1', { operation: '*', kind: 'drop', rate: 2 }],
  ['a status that is no fault', { operation: '*', kind: 'status', status: 200 }],
  ['a member that is not known', { operation: '*', kind: 'drop', times: 2 }],
])('%s is refused, and the faults stay as they were', async (_, fault) => {
  await using aws = await startLocalAws()
  await inject(aws, { operation: 'UpdateUser', kind: 'throttle' })
  expect((await inject(aws, fault)).status).toBe(400)
  expect(await update(aws)).toBe('ThrottlingException')
})

test('00-index 16 a rate limit throttles calls above the limit per second', () => {
  let nowMs = 0
  const faults = faultList(
    () => 0,
    () => nowMs,
  )
  faults.set([
    {
      operation: '*',
      kind: 'rateLimit',
      perSecond: 2,
      rate: 1,
      latencyMs: 0,
      status: 500,
      afterwards: false,
    },
  ])
  const outcomes = () => Array.from({ length: 3 }, () => faults.meets('ListUsers')?.kind)
  expect(outcomes()).toEqual([undefined, undefined, 'rateLimit'])
  nowMs += 500
  expect(outcomes()).toEqual([undefined, 'rateLimit', 'rateLimit'])
  nowMs += 60_000
  expect(outcomes()).toEqual([undefined, undefined, 'rateLimit'])
})

test('06 §2.6 a call beyond the rate limit is throttled and not carried out', async () => {
  await using aws = await startLocalAws()
  await inject(aws, { operation: 'UpdateUser', kind: 'rateLimit', perSecond: 0.1 })
  expect(await update(aws)).toBe('done')
  expect(await update(aws)).toBe('ThrottlingException')
})
