import { operations } from '@mailroom/schemas/operations'
import type { Role } from '@mailroom/schemas/role'
import { expect, test } from 'vitest'
import { here, startBackend, startEmptyBackend } from '../test/start-backend.ts'
import { startOtherAws } from '../test/start-other-aws.ts'

const where = { connectionId: here.connectionId, region: here.region }

const lists = ['hostedZones.list', 'directories.list', 'kmsKeys.list'] as const
type List = (typeof lists)[number]

async function list<Id extends List>(id: Id, role: Role = 'administrator') {
  await using backend = await startBackend(role)
  const { status, body } = await backend.call(id, where)
  expect(status).toBe(200)
  return body
}

test('DOM-03 the public hosted zones are listed by name, private ones are left out', async () => {
  expect(await list('hostedZones.list')).toEqual({
    items: [
      { hostedZoneId: 'Z0EXAMPLECOM00000001', name: 'example.com' },
      { hostedZoneId: 'Z0EXAMPLENET00000002', name: 'example.net' },
    ],
  })
})

test('ORG-10 ORG-15 directories are listed with their alias, and why an organization cannot use one', async () => {
  const { items } = operations['directories.list'].output.parse(await list('directories.list'))
  expect(items.map(({ name, alias, type, unsuitable }) => [name, alias, type, unsuitable])).toEqual(
    [
      ['branch.example', undefined, 'ADConnector', undefined],
      ['corp.example', 'corp-directory', 'ADConnector', 'inUse'],
      ['hybrid.example', 'hybrid-corp', 'ADConnector', 'inUse'],
      ['lab.example', 'lab', 'SimpleAD', 'notActive'],
      ['managed.example', 'managed-corp', 'MicrosoftAD', 'inUse'],
      ['partner.example', 'partner', 'SharedMicrosoftAD', 'shared'],
      ['simple.example', 'simple-corp', 'SimpleAD', 'inUse'],
      ['workshop.example', 'workshop', 'SimpleAD', undefined],
      ['world.example', 'world', 'MicrosoftAD', 'multiRegion'],
    ],
  )
})

test('ORG-15 only organizations with the alias of a directory that could be used are described', async () => {
  await using backend = await startBackend('administrator')
  for (const Alias of ['one-more', 'two-more', 'three-more'])
    await backend.workmail.createOrganization({ Alias })
  const described = async () => {
    const calls = (await backend.metrics()).split('\n')
    const [call = ' 0'] = calls.filter((line) => /_count.*"DescribeOrganization"/.test(line))
    return Number(call.split(' ').at(-1))
  }
  const before = await described()
  const { body } = await backend.call('directories.list', where)
  const { items } = operations['directories.list'].output.parse(body)
  const inUse = items.filter(({ unsuitable }) => unsuitable === 'inUse')
  expect(inUse.length).toBeGreaterThan(3)
  expect((await described()) - before).toBe(inUse.length)
})

test('ORG-15 directories are listed without the organizations that have them, if AWS does not tell those', async () => {
  await using backend = await startBackend('administrator')
  await backend.allowOnly(
    { Effect: 'Allow', Action: '*', Resource: '*' },
    { Effect: 'Deny', Action: 'workmail:DescribeOrganization', Resource: '*' },
  )
  const { body } = await backend.call('directories.list', where)
  const { items } = operations['directories.list'].output.parse(body)
  expect(items.find(({ alias }) => alias === 'simple-corp')).not.toHaveProperty('unsuitable')
})

test('ORG-14 keys are listed by alias, and why an organization cannot use one', async () => {
  const { items } = operations['kmsKeys.list'].output.parse(await list('kmsKeys.list', 'auditor'))
  expect(items.map(({ aliasName, keyState, unusable }) => [aliasName, keyState, unusable])).toEqual(
    [
      ['alias/aws/workmail', 'Enabled', 'awsManaged'],
      ['alias/mailboxes', 'Enabled', undefined],
      ['alias/old-mailboxes', 'Disabled', 'notEnabled'],
      ['alias/signing', 'Enabled', 'notSymmetric'],
    ],
  )
  expect(items[1]?.keyArn).toMatch(/^arn:aws:kms:us-east-1:123456789012:key\/[0-9a-f-]{36}$/)
})

test('ORG-14 a key whose policy denies it is listed as one that cannot be read, the others are described', async () => {
  await using backend = await startBackend('administrator')
  const key = 'arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000002'
  await backend.allowOnly(
    { Effect: 'Allow', Action: '*', Resource: '*' },
    { Effect: 'Deny', Action: 'kms:DescribeKey', Resource: key },
  )
  const { body } = await backend.call('kmsKeys.list', where)
  const { items } = operations['kmsKeys.list'].output.parse(body)
  expect(items.find(({ unusable }) => unusable === 'notReadable')).toEqual({
    ...{ aliasName: 'alias/mailboxes', keyArn: key, unusable: 'notReadable' },
  })
  expect(items.find(({ aliasName }) => aliasName === 'alias/signing')?.keySpec).toBe('RSA_2048')
})

test.each([
  ['hostedZones.list', 'route53:ListHostedZones'],
  ['directories.list', 'ds:DescribeDirectories'],
  ['kmsKeys.list', 'kms:ListAliases'],
  ['kmsKeys.list', 'kms:DescribeKey'],
] as const)('01 ERR-01 a denied %s names the missing action %s', async (id, action) => {
  await using backend = await startBackend('administrator')
  await backend.allowOnly(
    { Effect: 'Allow', Action: '*', Resource: '*' },
    { Effect: 'Deny', Action: action, Resource: '*' },
  )
  expect(await backend.call(id, where)).toMatchObject({
    status: 400,
    body: { code: expect.stringMatching(/^AccessDenied/), missingAction: action },
  })
})

test.each(lists)('%s of a service that the settings switch off says so', async (id) => {
  await using aws = await startBackend('administrator')
  const { endpoint } = aws.connections[0] ?? {}
  await using other = await startOtherAws(() => ({ status: 500, body: '' }))
  const off = { enabled: false }
  const services = { route53: off, ds: off, kms: off }
  const connections = [{ ...other.connection, endpoint, services }]
  await using backend = await startEmptyBackend({ connections })
  const administrator = await backend.as('administrator')
  expect(await administrator.call(id, where)).toMatchObject({
    body: { code: 'ServiceDisabled' },
  })
  expect(other.calls).toEqual([])
})
