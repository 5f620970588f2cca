import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { outcomeOf } from '../test/requests.ts'

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

test.each([
  ['a web page', { origin: 'http://evil.example' }],
  ['a name that leads here by a trick of DNS', { host: 'evil.example' }],
])('the controls are closed to %s', async (_, headers) => {
  await using aws = await startLocalAws()
  const answer = await new Promise<number | undefined>((resolve, reject) => {
    request(`${aws.endpoint}/__local/state?action=reset`, { method: 'POST', headers })
      .on('response', (response) => void text(response).then(() => resolve(response.statusCode)))
      .on('error', reject)
      .end()
  })
  expect(answer).toBe(403)
  expect(await outcomeOf(aws.workmail.describeUser({ OrganizationId, UserId }))).toBe('done')
})
