import { awsServices } from '@mailroom/schemas/aws-call'
import { capabilityIds } from '@mailroom/schemas/connections'
import { iamPolicy } from '@mailroom/schemas/iam-policy'
import { type Input, operations } from '@mailroom/schemas/operations'
import { roles } from '@mailroom/schemas/role'
import { expect, test } from 'vitest'
import { here, startBackend, startEmptyBackend } from '../test/start-backend.ts'
import { startOtherAws } from '../test/start-other-aws.ts'

const connection: Input<'connections.describe'> = {
  connectionId: here.connectionId,
  region: here.region,
}

const everything = { Effect: 'Allow', Action: '*', Resource: '*' } as const

async function describe(session: Pick<Awaited<ReturnType<typeof startBackend>>, 'call'>) {
  const { status, body } = await session.call('connections.describe', connection)
  expect(status).toBe(200)
  const { services, ...rest } = operations['connections.describe'].output.parse(body)
  return { ...rest, services: new Map(services.map(({ id, ...service }) => [id, service])) }
}

test.each(roles)('NOAPI-05 %s reads who the connection is and what it can do', async (role) => {
  await using backend = await startBackend(role)
  const { caller, services, capabilities } = await describe(backend)
  expect(caller).toEqual({
    accountId: expect.stringMatching(/^\d{12}$/),
    arn: expect.stringMatching(/^arn:aws:iam::\d{12}:user\/local$/),
  })
  // S3 is asked about the bucket of exports, and there is none yet.
  expect([...services]).toEqual(
    awsServices.map((id) => [
      id,
      id === 's3' ? { state: 'supported' } : { state: 'supported', missing: [] },
    ]),
  )
  expect(capabilities.map(({ id }) => id)).toEqual([...capabilityIds])
  expect(capabilities).toContainEqual({
    ...{ id: 'mobileDeviceWipe', state: 'simulated', reason: 'NoPublicApi' },
  })
  expect(capabilities).toContainEqual({
    ...{ id: 'identityCenterAssignments', state: 'supported' },
  })
})

test('X-05 the policy that the console asks for misses nothing, also if it names one organization', async () => {
  await using backend = await startBackend('administrator')
  const [statement] = iamPolicy('administrator').Statement
  await backend.allowOnly({ Effect: 'Allow', Action: statement?.Action ?? [], Resource: '*' })
  const { services, organizationArn = '' } = await describe(backend)
  expect(services.get('workmail')).toEqual({ state: 'supported', missing: [] })
  expect(organizationArn).toMatch(/^arn:aws:workmail:us-east-1:\d{12}:organization\/m-\w{32}$/)
  await backend.allowOnly(
    { Effect: 'Allow', Action: statement?.Action ?? [], Resource: organizationArn },
    // Neither is about an organization that exists.
    {
      Effect: 'Allow',
      Action: ['workmail:ListOrganizations', 'workmail:CreateOrganization', 'ses:*', 'iam:*'],
      Resource: '*',
    },
  )
  const { services: narrowed } = await describe(backend)
  expect(narrowed.get('workmail')).toEqual({ state: 'supported', missing: [] })
})

test('01 IAM-16 a denied service has the missing action and the statement, and the others answer', async () => {
  await using backend = await startBackend('auditor')
  await backend.allowOnly(everything, { Effect: 'Deny', Action: 'ses:*', Resource: '*' })
  const { services } = await describe(backend)
  expect(services.get('ses')).toMatchObject({
    ...{ state: 'unavailable', reason: 'AccessDenied', missingAction: 'ses:ListIdentities' },
    deniedBy: 'identity-based policy',
  })
  expect(services.get('workmail')).toMatchObject({ state: 'supported' })
})

test('01 IAM-01 actions that IAM does not allow are named with the roles that need them', async () => {
  await using backend = await startBackend('administrator')
  await backend.allowOnly({
    Effect: 'Allow',
    Action: ['workmail:Describe*', 'workmail:List*', 'ses:*', 'iam:*'],
    Resource: '*',
  })
  const { services } = await describe(backend)
  const workmail = services.get('workmail')
  expect(workmail?.missing).toContainEqual({
    action: 'workmail:ResetPassword',
    roles: ['administrator', 'helpDesk'],
  })
  expect(workmail?.missing?.map(({ action }) => action)).not.toContain('workmail:ListUsers')
  expect(workmail?.missingStatement).toEqual({
    Effect: 'Allow',
    Action: workmail?.missing?.map(({ action }) => action),
    Resource: '*',
  })
})

test('01 ERR-01 without the right to ask IAM, what the services answer themselves is known', async () => {
  await using backend = await startBackend('auditor')
  await backend.allowOnly({ Effect: 'Allow', Action: 'workmail:*', Resource: '*' })
  const { services, caller } = await describe(backend)
  expect(services.get('workmail')).toEqual({ state: 'supported' })
  expect(services.get('iam')).toMatchObject({
    state: 'unavailable',
    missingAction: 'iam:SimulatePrincipalPolicy',
    missingStatement: {
      ...{ Effect: 'Allow', Action: 'iam:SimulatePrincipalPolicy', Resource: caller?.arn },
    },
  })
  expect(services.get('ses')).toMatchObject({
    state: 'unavailable',
    missingStatement: { Effect: 'Allow', Action: 'ses:ListIdentities', Resource: '*' },
  })
})

test('a service that the settings switch off is not called, and says so', async () => {
  await using aws = await startBackend('auditor')
  const { endpoint } = aws.connections[0] ?? {}
  await using other = await startOtherAws(() => ({ status: 500, body: '' }))
  const local = { ...other.connection, endpoint, services: { iam: { enabled: false } } }
  await using backend = await startEmptyBackend({ connections: [local] })
  const { services, capabilities } = await describe(await backend.as('auditor'))
  expect(services.get('iam')).toEqual({ state: 'unavailable', reason: 'ServiceDisabled' })
  expect(services.get('workmail')).toEqual({ state: 'supported' })
  // What is optional has to be switched on.
  expect(services.get('sso')).toEqual({ state: 'unavailable', reason: 'ServiceDisabled' })
  // Mailroom takes every configured connection for AWS: nothing is simulated there.
  expect(capabilities.map(({ id, state }) => [id, state])).toEqual(
    capabilityIds.map((id) => [id, id === 'mobileDeviceWipe' ? 'unavailable' : 'guide']),
  )
})

test('01 IAM-17 a connection that assumes a role is described as that role, by the policies of the role', async () => {
  await using aws = await startBackend('auditor')
  const { caller: user } = await describe(aws)
  const roleArn = `arn:aws:iam::${user?.accountId}:role/readonly`
  const { endpoint } = aws.connections[0] ?? {}
  await using other = await startOtherAws(() => ({ status: 500, body: '' }))
  const assuming = { ...other.connection, endpoint, roleArn }
  await using backend = await startEmptyBackend({ connections: [assuming] })
  const { caller, services } = await describe(await backend.as('auditor'))
  expect(caller?.arn).toBe(
    `arn:aws:sts::${user?.accountId}:assumed-role/readonly/mailroom-${other.connection.id}`,
  )
  const missing = services.get('workmail')?.missing?.map(({ action }) => action)
  expect(missing).toContain('workmail:ResetPassword')
  expect(missing).not.toContain('workmail:ListUsers')
  await using readOnly = await startEmptyBackend({ connections: [{ ...assuming, readOnly: true }] })
  const { services: read } = await describe(await readOnly.as('auditor'))
  expect(read.get('workmail')?.missing).toEqual([])
})

test('an AWS that answers nothing makes every service that is asked unavailable, and says so', async () => {
  await using backend = await startBackend('auditor')
  await backend.faults({ operation: '*', kind: 'status', status: 503 })
  const { services, caller } = await describe(backend)
  expect(caller).toBeUndefined()
  expect([...services].map(([id, { state }]) => [id, state])).toEqual(
    awsServices.map((id) => [id, id === 's3' ? 'supported' : 'unavailable']),
  )
})
