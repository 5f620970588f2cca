import type { PutMobileDeviceAccessOverrideRequest } from '@aws-sdk/client-workmail'
import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { outcomeOf } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.activeDirectory
const [ana, jurgen] = [sampleUserId(1), sampleUserId(2)]
const DeviceId = '6APMEKPHCP2ND42VIJ4BR8ECD0'

function put({ workmail }: LocalAws, override: Partial<PutMobileDeviceAccessOverrideRequest> = {}) {
  return workmail.putMobileDeviceAccessOverride({
    OrganizationId,
    UserId: ana,
    DeviceId,
    Effect: 'DENY',
    ...override,
  })
}

test('MDOV-03 putting an override again changes it and keeps its creation date', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const DateCreated = aws.clock.now
  await put(aws, { UserId: 'ana.silva', Description: 'Gone' })
  aws.clock.advance(60)
  await put(aws, {
    UserId: 'ana.silva@corp.example',
    DeviceId: DeviceId.toLowerCase(),
    Effect: 'ALLOW',
  })
  const { Overrides } = await aws.workmail.listMobileDeviceAccessOverrides({ OrganizationId })
  const dates = { DateCreated, DateModified: aws.clock.now }
  const override = { UserId: ana, DeviceId, Effect: 'ALLOW', ...dates }
  expect(Overrides).toEqual([override])
  const { $metadata, ...shown } = await aws.workmail.getMobileDeviceAccessOverride({
    OrganizationId,
    UserId: 'ana.silva',
    DeviceId: DeviceId.toLowerCase(),
  })
  expect(shown).toEqual(override)
})

test.each([
  ['all', {}, ['ana/ABC', 'ana/ABCD', 'jurgen/ABC']],
  ['those of a user', { UserId: 'ana.silva' }, ['ana/ABC', 'ana/ABCD']],
  ['those of a device', { DeviceId: 'abc' }, ['ana/ABC', 'jurgen/ABC']],
  ['the one of both', { UserId: ana, DeviceId: 'abc' }, ['ana/ABC']],
  ['none', { UserId: ana, DeviceId: 'AB' }, []],
])('MDOV-02 listing overrides: %s, in pages of one', async (_, filter, expected) => {
  await using aws = await startLocalAws()
  await put(aws, { DeviceId: 'ABCD' })
  await put(aws, { DeviceId: 'ABC' })
  await put(aws, { DeviceId: 'ABC', UserId: jurgen })
  const found: string[] = []
  let NextToken: string | undefined
  do {
    const page = await aws.workmail.listMobileDeviceAccessOverrides({
      OrganizationId,
      ...filter,
      MaxResults: 1,
      NextToken,
    })
    for (const override of page.Overrides ?? [])
      found.push(`${override.UserId === ana ? 'ana' : 'jurgen'}/${override.DeviceId}`)
    NextToken = page.NextToken
  } while (NextToken)
  expect(found).toEqual(expected)
})

test('MDOV-01 an override applies to its user and device only: it does not change the effect of the rules', async () => {
  await using aws = await startLocalAws()
  await put(aws)
  const { Effect } = await aws.workmail.getMobileDeviceAccessEffect({ OrganizationId })
  expect(Effect).toBe('ALLOW')
})

test('MDOV-03 MDOV-04 MDOV-06 unknown and disabled users and missing overrides are refused, but a missing override can be deleted', async () => {
  await using aws = await startLocalAws()
  await aws.workmail.deregisterFromWorkMail({ OrganizationId, EntityId: jurgen })
  const of = (UserId: string) => ({ OrganizationId, UserId, DeviceId })
  const { workmail } = aws
  const outcomes = [
    [put(aws, { UserId: 'nobody' }), 'EntityNotFoundException'],
    [put(aws, { UserId: jurgen }), 'EntityStateException'],
    [put(aws, { DeviceId: 'A-B' }), 'ValidationException'],
    [workmail.getMobileDeviceAccessOverride(of('nobody')), 'EntityNotFoundException'],
    [workmail.getMobileDeviceAccessOverride(of(ana)), 'ResourceNotFoundException'],
    [workmail.deleteMobileDeviceAccessOverride(of('nobody')), 'EntityNotFoundException'],
    [workmail.deleteMobileDeviceAccessOverride(of(ana)), 'done'],
    [workmail.listMobileDeviceAccessOverrides(of('nobody')), 'EntityNotFoundException'],
  ] as const
  for (const [call, code] of outcomes) expect(await outcomeOf(call)).toBe(code)
})

test('MDOV-04 a deleted override is gone', async () => {
  await using aws = await startLocalAws()
  await put(aws)
  await aws.workmail.deleteMobileDeviceAccessOverride({
    OrganizationId,
    UserId: 'ana.silva',
    DeviceId: DeviceId.toLowerCase(),
  })
  const { Overrides } = await aws.workmail.listMobileDeviceAccessOverrides({ OrganizationId })
  expect(Overrides).toEqual([])
})

test('EMB-06 the overrides of a deleted user are gone, those of others stay', async () => {
  await using aws = await startLocalAws()
  const example = { OrganizationId: sampleOrganizations.example }
  const before = await aws.workmail.listMobileDeviceAccessOverrides(example)
  const owners = before.Overrides?.map(({ UserId }) => UserId)
  await aws.workmail.deregisterFromWorkMail({ ...example, EntityId: jurgen })
  await aws.workmail.deleteUser({ ...example, UserId: jurgen })
  const { Overrides } = await aws.workmail.listMobileDeviceAccessOverrides(example)
  expect(owners).toContain(jurgen)
  expect(Overrides?.map(({ UserId }) => UserId)).toEqual([sampleUserId(4)])
})
