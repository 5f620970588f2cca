import { sampleIdentity, sampleIdentityCenter, sampleOrganizations } from '@mailroom/local-aws'
import { expect, test } from 'vitest'
import { here, startBackend, startEmptyBackend } from '../test/start-backend.ts'
import { startOtherAws } from '../test/start-other-aws.ts'

type Backend = Awaited<ReturnType<typeof startBackend>>

const OrganizationId = here.organizationId
const { instanceArn, applicationArn } = sampleIdentityCenter
const [both, only] = ['IDENTITY_PROVIDER_AND_DIRECTORY', 'IDENTITY_PROVIDER_ONLY'] as const
const putMode = (backend: Backend, seen: string, wanted: string) =>
  backend.call('identityProvider.putMode', {
    ...{ ...here, authenticationMode: wanted, expected: { authenticationMode: seen } },
  })
const configuration = ({ workmail }: Backend) =>
  workmail.describeIdentityProviderConfiguration({ OrganizationId })

test('IDC-03 enabling is two recorded calls, and begins with both credentials and tokens of 365 days', async () => {
  await using backend = await startBackend('administrator')
  const place = { ...here, organizationId: sampleOrganizations.simpleDirectory }
  const made = await backend.call('identityProvider.createApplication', {
    ...{ ...place, name: 'WorkMail-simple-corp', instanceArn },
  })
  const { applicationArn: arn } = made.body as { applicationArn: string }
  expect(arn).toMatch(/^arn:aws:sso::\d{12}:application\/ssoins-0123456789abcdef\/apl-\w{16}$/)
  const enable = { ...place, instanceArn, applicationArn: arn }
  expect(await backend.call('identityProvider.enable', enable)).toMatchObject({ status: 204 })
  expect(await backend.call('identityProvider.describe', place)).toMatchObject({
    body: {
      authenticationMode: both,
      personalAccessTokenConfiguration: { status: 'ACTIVE', lifetimeInDays: 365 },
    },
  })
  const operations = (await backend.audit()).map(({ operation }) => operation)
  expect(operations).toContain('identityProvider.createApplication')
  expect(operations.at(-1)).toBe('identityProvider.enable')
})

test('IDC-03 an application that AWS does not know is refused at its field, and can be cleaned up', async () => {
  await using backend = await startBackend('administrator')
  const place = { ...here, organizationId: sampleOrganizations.simpleDirectory }
  const unknown = `${applicationArn.slice(0, -4)}0000`
  expect(
    await backend.call('identityProvider.enable', {
      ...{ ...place, instanceArn, applicationArn: unknown },
    }),
  ).toMatchObject({
    status: 400,
    ...{ body: { fields: { applicationArn: { code: 'ResourceNotFoundException' } } } },
  })
  expect((await backend.call('identityProvider.describe', place)).body).toEqual({})
  expect(
    await backend.call('identityProvider.deleteApplication', { ...place, applicationArn: unknown }),
  ).toMatchObject({ status: 204 })
})

test('IDC-03 enabling does not replace what somebody else has set up meanwhile', async () => {
  await using backend = await startBackend('administrator')
  await putMode(backend, both, only)
  expect(
    await backend.call('identityProvider.enable', { ...here, instanceArn, applicationArn }),
  ).toMatchObject({ status: 409, body: { code: 'Conflict' } })
  expect(await configuration(backend)).toMatchObject({ AuthenticationMode: only })
})

test('IDC-12 PAT-02 the mode is changed alone: a lifetime that is absent stays absent', async () => {
  await using backend = await startBackend('administrator')
  expect(
    await backend.call('identityProvider.putTokens', {
      ...{ ...here, status: 'ACTIVE', expected: { status: 'ACTIVE', lifetimeInDays: 365 } },
    }),
  ).toMatchObject({ status: 204 })
  expect(await putMode(backend, both, only)).toMatchObject({ status: 204 })
  const { AuthenticationMode, PersonalAccessTokenConfiguration } = await configuration(backend)
  expect([AuthenticationMode, PersonalAccessTokenConfiguration]).toEqual([
    only,
    { Status: 'ACTIVE' },
  ])
  expect((await backend.audit()).at(-1)).toMatchObject({ operation: 'identityProvider.putMode' })
})

test('IDC-12 PAT-02 USR-15 what somebody else has changed is a conflict, and stays', async () => {
  await using backend = await startBackend('administrator')
  await putMode(backend, both, only)
  expect(await putMode(backend, both, both)).toMatchObject({
    ...{
      status: 409,
      body: { conflicts: { authenticationMode: { expected: both, current: only } } },
    },
  })
  const tokens = await backend.call('identityProvider.putTokens', {
    ...{ ...here, status: 'INACTIVE', lifetimeInDays: 60 },
    expected: { status: 'ACTIVE', lifetimeInDays: 30 },
  })
  expect(tokens).toMatchObject({
    ...{ status: 409, body: { conflicts: { lifetimeInDays: { expected: 30, current: 365 } } } },
  })
})

test('IDC-12 IDC-14 a mode change while somebody else disables is refused, and enables nothing again', async () => {
  await using backend = await startBackend('administrator')
  await backend.workmail.deleteIdentityProviderConfiguration({ OrganizationId })
  expect(await putMode(backend, both, only)).toMatchObject({ status: 410, body: { code: 'Gone' } })
  expect((await backend.call('identityProvider.describe', here)).body).toEqual({})
})

test('IDC-14 disabling needs the application that the person saw, and leaves it there', async () => {
  await using backend = await startBackend('administrator')
  const disable = (seen: object) =>
    backend.call('identityProvider.disable', { ...here, expected: seen })
  const other = { instanceArn, applicationArn: `${applicationArn.slice(0, -4)}0000` }
  expect(await disable(other)).toMatchObject({ status: 409, body: { code: 'Conflict' } })
  expect(await disable({ instanceArn, applicationArn })).toMatchObject({ status: 204 })
  // It is still there, so it can be used again.
  expect(
    await backend.call('identityProvider.enable', { ...here, instanceArn, applicationArn }),
  ).toMatchObject({ status: 204 })
})

test('04 Z2 members that this version does not know are sent back as they were', async () => {
  await using aws = await startOtherAws(({ operation }) => ({
    status: 200,
    body: JSON.stringify(
      operation === 'DescribeIdentityProviderConfiguration'
        ? {
            ...{ AuthenticationMode: both, Novelty: { Since: 2027 } },
            IdentityCenterConfiguration: {
              ...{ InstanceArn: instanceArn, ApplicationArn: applicationArn, Trust: 'FULL' },
            },
            PersonalAccessTokenConfiguration: { Status: 'ACTIVE', LifetimeInDays: null },
          }
        : {},
    ),
  }))
  await using backend = await startEmptyBackend({ connections: [aws.connection] })
  const session = await backend.as('administrator')
  const { status } = await session.call('identityProvider.putMode', {
    ...{ ...here, authenticationMode: only, expected: { authenticationMode: both } },
  })
  expect(status).toBe(204)
  const sent = aws.calls.find(({ operation }) => operation === 'PutIdentityProviderConfiguration')
  expect(JSON.parse(sent?.body ?? '{}')).toEqual({
    ...{ OrganizationId, AuthenticationMode: only, Novelty: { Since: 2027 } },
    IdentityCenterConfiguration: {
      ...{ InstanceArn: instanceArn, ApplicationArn: applicationArn, Trust: 'FULL' },
    },
    PersonalAccessTokenConfiguration: { Status: 'ACTIVE' },
  })
})

test('IDC-12 the check names who would lose access: not associated, not assigned, without tokens', async () => {
  await using backend = await startBackend('auditor')
  const yuki = '00000000-0000-4000-8000-000000000007'
  await backend.workmail.updateUser({
    ...{ OrganizationId, UserId: yuki, IdentityProviderUserId: sampleIdentity(8) },
  })
  const { body } = await backend.call('identityProvider.checkMode', here)
  const found = body as {
    [Name in 'unassociated' | 'withoutTokens' | 'unassigned']: { name: string }[]
  } & { enabledUsers: number; losingAccess: number }
  const names = (users: { name: string }[]) => users.map(({ name }) => name)
  expect(names(found.unassociated)).toContain('ana.silva')
  expect(names(found.unassociated)).not.toContain('siti.rahayu')
  expect(names(found.unassigned)).toEqual(['yuki.tanaka'])
  expect(names(found.withoutTokens)).not.toContain('siti.rahayu')
  expect(found.enabledUsers).toBe(found.unassociated.length + 2)
  // Who is associated and not assigned loses access, too.
  expect(found.losingAccess).toBe(found.unassociated.length + 1)
})

test('04 Z2 a connection whose settings do not allow them asks for no assignments, and says so', async () => {
  await using local = await startBackend('auditor')
  const { endpoint } = local.connections[0] ?? {}
  await using other = await startOtherAws(() => ({ status: 500, body: '' }))
  const connection = { ...other.connection, endpoint }
  await using closed = await startEmptyBackend({ connections: [connection] })
  const auditor = await closed.as('auditor')
  const list = { ...here, applicationArn }
  expect(await auditor.call('identityAssignments.list', list)).toMatchObject({
    ...{ status: 403, body: { code: 'ServiceDisabled' } },
  })
  expect(await auditor.call('identityProvider.checkMode', here)).toMatchObject({
    ...{ status: 200, body: { unassignedUnknown: 'ServiceDisabled' } },
  })
  const services = { sso: { enabled: true }, identitystore: { enabled: true } }
  await using open = await startEmptyBackend({ connections: [{ ...connection, services }] })
  const allowed = await open.as('auditor')
  expect(await allowed.call('identityAssignments.list', list)).toMatchObject({
    ...{
      status: 200,
      body: {
        items: expect.arrayContaining([
          expect.objectContaining({ name: 'WorkMail', principalType: 'GROUP' }),
        ]),
      },
    },
  })
})

test('IDC-05 an assignment is recorded, listed with its name, and ended', async () => {
  await using backend = await startBackend('administrator')
  const principal = { principalType: 'USER', principalId: sampleIdentity(1) }
  const one = { ...here, applicationArn, ...principal }
  expect(await backend.call('identityAssignments.create', one)).toMatchObject({ status: 204 })
  const list = () => backend.call('identityAssignments.list', { ...here, applicationArn })
  const listed = { ...principal, name: 'ana.silva', email: 'ana.silva@example.com' }
  expect(await list()).toMatchObject({
    body: { items: expect.arrayContaining([expect.objectContaining(listed)]) },
  })
  expect(await backend.call('identityAssignments.delete', one)).toMatchObject({ status: 204 })
  expect(await list()).not.toMatchObject({
    body: { items: expect.arrayContaining([expect.objectContaining(listed)]) },
  })
})
