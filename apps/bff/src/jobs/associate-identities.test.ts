import { sampleIdentity, sampleUserId } from '@mailroom/local-aws'
import { expect, test } from 'vitest'
import { jobsOf } from '../test/jobs.ts'
import { here, startBackend } from '../test/start-backend.ts'

const OrganizationId = here.organizationId
const kind = 'associateIdentities'

test('IDC-09 IDC-12 enabled users are associated with those of the same name, and undone again', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const idOf = async (UserId: string) =>
    (await backend.workmail.describeUser({ OrganizationId, UserId })).IdentityProviderUserId
  const { jobId, rows } = await jobs.carryOut({ kind, by: 'userName' })
  const of = (name: string) => rows.find(({ entity }) => entity.name === name)
  expect(of('ana.silva')).toMatchObject({ state: 'DONE' })
  expect(await idOf('ana.silva')).toBe(sampleIdentity(1))
  // She has another name in Identity Center, and others are not there.
  expect(of('chloe.dubois')).toMatchObject({ state: 'REFUSED', problem: { code: 'NoIdentity' } })
  // Who is associated already is no row.
  expect(of('siti.rahayu')).toBeUndefined()
  await jobs.carryOut({ kind: 'undo', jobId })
  expect(await idOf('ana.silva')).toBeUndefined()
  const byEmail = await jobs.rows(await jobs.plan({ kind, by: 'email' }))
  expect(byEmail.find(({ entity }) => entity.name === 'chloe.dubois')).toMatchObject({
    state: 'PLANNED',
    steps: [{ after: { identityProviderUserId: sampleIdentity(5) } }],
  })
})

test('IDC-09 a list associates by name or address, changes what is there, and refuses an id of two', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const pair = (user: string, number: number) => ({
    ...{ user, identityProviderUserId: sampleIdentity(number) },
  })
  const pairs = [
    ...[pair('ana.silva', 1), pair('jurgen.muller@example.com', 1), pair('nobody', 2)],
    ...[pair(sampleUserId(3), 3), pair('liam.oconnor', 7), pair('yuki.tanaka', 8)],
  ]
  const rows = await jobs.rows(await jobs.plan({ kind, by: 'list', pairs }))
  const outcomes = rows.map(({ state, problem }) => problem?.code ?? state)
  expect(outcomes.slice(2)).toEqual(['NotFound', 'UNCHANGED', 'IdentityInUse', 'PLANNED'])
  expect(outcomes.slice(0, 2).sort()).toEqual(['IdentityTwiceInPlan', 'PLANNED'])
})

test('IDC-09 a list with a broken id, or no list, is refused before anything is planned', async () => {
  await using backend = await startBackend('administrator')
  const plan = (change: object) =>
    backend.call('jobs.plan', { ...here, change: { kind, by: 'list', ...change } })
  expect(await plan({})).toMatchObject({
    ...{ status: 400, body: { fields: { 'change.pairs': { code: 'required' } } } },
  })
  const pairs = [{ user: 'ana.silva', identityProviderUserId: '12345' }]
  expect(await plan({ pairs })).toMatchObject({
    body: { fields: { 'change.pairs.0.identityProviderUserId': { code: 'format' } } },
  })
})
