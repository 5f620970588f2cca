import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { authorization, outcomeOf } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.example
const UserId = sampleUserId(1)

async function control({ endpoint }: LocalAws, method: string, path: string, body?: unknown) {
  const response = await fetch(`${endpoint}/__local/${path}`, {
    method,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.json() }
}

test('00-index 16 the clock is read and moved forward', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  expect(await control(aws, 'GET', 'clock')).toEqual({
    status: 200,
    body: { now: '2026-11-24T12:00:00.000Z' },
  })
  expect((await control(aws, 'POST', 'clock?advance=86400.5')).body).toEqual({
    now: '2026-11-25T12:00:00.500Z',
  })
})

test.each(['', '?advance=', '?advance=-1', '?advance=tomorrow', '?advance=1e12'])(
  'a clock is not moved by "%s"',
  async (query) => {
    await using aws = await startLocalAws({ clock: stoppedClock() })
    const { status, body } = await control(aws, 'POST', `clock${query}`)
    expect(status).toBe(400)
    expect(body).toEqual({ message: expect.stringMatching(/./) })
    expect(aws.clock.now).toEqual(stoppedClock().now)
  },
)

test('00-index 16 an import restores an exported state of any size', async () => {
  await using aws = await startLocalAws({ sample: { users: 2_000 } })
  const { body: state } = await control(aws, 'GET', 'state')
  await aws.workmail.deregisterFromWorkMail({ OrganizationId, EntityId: UserId })
  await aws.workmail.deleteUser({ OrganizationId, UserId })
  expect(JSON.stringify(state).length).toBeGreaterThan(1_048_576)
  expect(await control(aws, 'POST', 'state?action=import', state)).toEqual({
    status: 200,
    body: {},
  })
  expect((await control(aws, 'GET', 'state')).body).toEqual(state)
  const Email = 'a.silva@example.com'
  expect(await aws.workmail.describeUser({ OrganizationId, UserId: Email })).toMatchObject({
    UserId,
  })
})

test.each([
  ['no JSON', '{'],
  ['nothing', undefined],
  ['a list', []],
  ['a collection that does not exist', { nothing: [] }],
  ['a user without a name', { users: [{ scope: OrganizationId, document: { id: 'a' } }] }],
])('an import of %s is refused and changes nothing', async (_, body) => {
  await using aws = await startLocalAws()
  const before = await control(aws, 'GET', 'state')
  expect((await control(aws, 'POST', 'state?action=import', body)).status).toBe(400)
  expect(await control(aws, 'GET', 'state')).toEqual(before)
})

test('00-index 16 a reset deletes everything, and a seed restores the sample', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const sample = await control(aws, 'GET', 'state')
  await control(aws, 'POST', 'state?action=reset')
  expect(await outcomeOf(aws.workmail.describeUser({ OrganizationId, UserId }))).toBe(
    'OrganizationNotFoundException',
  )
  await control(aws, 'POST', 'state?action=seed')
  expect(await control(aws, 'GET', 'state')).toEqual(sample)
})

test('a seed deletes everything that was there before', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const sample = await control(aws, 'GET', 'state')
  await aws.workmail.deregisterFromWorkMail({ OrganizationId, EntityId: UserId })
  await aws.workmail.createAlias({
    OrganizationId,
    EntityId: sampleUserId(2),
    Alias: 'ana@example.com',
  })
  await control(aws, 'POST', 'state?action=seed')
  expect(await control(aws, 'GET', 'state')).toEqual(sample)
})

test.each([
  ['GET', 'nothing', 404],
  ['DELETE', 'clock', 404],
  ['GET', 'constructor', 404],
  ['POST', 'state?action=explode', 400],
  ['POST', 'state', 400],
])('%s %s is answered with %i', async (method, path, status) => {
  await using aws = await startLocalAws()
  expect((await control(aws, method, path)).status).toBe(status)
})

test('00-index 16 there are no controls unless they are enabled', async () => {
  await using aws = await startLocalAws({ controls: false })
  expect((await control(aws, 'GET', 'state')).status).toBe(404)
})

const foreign = [
  ['a web page', { origin: 'http://evil.example' }],
  ['a page without an origin', { origin: 'null' }],
  ['an image of a web page', { 'sec-fetch-site': 'cross-site' }],
  ['a page on another port of this machine', { 'sec-fetch-site': 'same-site' }],
  ['a page that this server would have served', { 'sec-fetch-site': 'same-origin' }],
  ['a name that leads here by a trick of DNS', { host: 'evil.example' }],
  ['such a name with our port', { host: 'evil.example:4101', 'sec-fetch-site': 'same-origin' }],
] as const

/** Sends a request with headers that `fetch` does not send. Returns the status. */
function send({ endpoint }: LocalAws, method: string, path: string, headers: object) {
  return new Promise<number | undefined>((resolve, reject) => {
    const given = Object.entries(headers).map(([name, value]) => [name, String(value)])
    request(`${endpoint}${path}`, { method, headers: Object.fromEntries(given) })
      .on('response', (response) => void text(response).then(() => resolve(response.statusCode)))
      .on('error', reject)
      .end(method === 'POST' ? '{}' : undefined)
  })
}

test.each(foreign)('S1 S2 the controls and both services are closed to %s', async (_, headers) => {
  await using aws = await startLocalAws()
  const call = {
    ...{ authorization, 'content-type': 'application/x-amz-json-1.1' },
    'x-amz-target': 'WorkMailService.ListOrganizations',
  }
  const answers = [
    await send(aws, 'POST', '/__local/state?action=reset', headers),
    await send(aws, 'GET', '/__local/state', headers),
    await send(aws, 'GET', `/__local/orgs/${OrganizationId}/smtpGateways`, headers),
    await send(aws, 'POST', '/', { ...call, ...headers }),
  ]
  expect(answers).toEqual([403, 403, 403, 403])
  expect(await outcomeOf(aws.workmail.describeUser({ OrganizationId, UserId }))).toBe('done')
})

test.each(['publish=corp.example', 'withdraw=example.com'])(
  'S1 GET dns?%s changes nothing, whoever sends it',
  async (query) => {
    await using aws = await startLocalAws({ clock: stoppedClock() })
    const before = await control(aws, 'GET', 'dns')
    expect((await control(aws, 'GET', `dns?${query}`)).status).toBe(405)
    expect(
      await send(aws, 'GET', `/__local/dns?${query}`, { 'sec-fetch-site': 'cross-site' }),
    ).toBe(403)
    expect(await control(aws, 'GET', 'dns')).toEqual(before)
  },
)

test('S1 a person may look at the controls in the address bar', async () => {
  await using aws = await startLocalAws()
  expect(await send(aws, 'GET', '/__local/clock', { 'sec-fetch-site': 'none' })).toBe(200)
})
