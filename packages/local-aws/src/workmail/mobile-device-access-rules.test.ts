import type {
  CreateMobileDeviceAccessRuleRequest,
  GetMobileDeviceAccessEffectRequest,
} from '@aws-sdk/client-workmail'
import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { sampleOrganizations } from '../sample/sample.ts'
import { outcomeOf } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.activeDirectory

type Rule = Partial<CreateMobileDeviceAccessRuleRequest>
type Device = Omit<GetMobileDeviceAccessEffectRequest, 'OrganizationId'>

function create({ workmail }: LocalAws, rule: Rule = {}) {
  return workmail.createMobileDeviceAccessRule({
    OrganizationId,
    Name: 'rule',
    Effect: 'ALLOW',
    ...rule,
  })
}

async function rulesOf({ workmail }: LocalAws) {
  return (await workmail.listMobileDeviceAccessRules({ OrganizationId })).Rules ?? []
}

async function effect({ workmail }: LocalAws, device: Device) {
  const answer = await workmail.getMobileDeviceAccessEffect({ OrganizationId, ...device })
  return [answer.Effect, ...(answer.MatchedRules ?? []).map(({ Name }) => Name)]
}

/** Starts without the rule that allows every device. */
async function startEmpty(): Promise<LocalAws> {
  const aws = await startLocalAws({ clock: stoppedClock() })
  for (const { MobileDeviceAccessRuleId } of await rulesOf(aws))
    await aws.workmail.deleteMobileDeviceAccessRule({ OrganizationId, MobileDeviceAccessRuleId })
  return aws
}

/** The sample device of the guide. */
const iPhone: Device = {
  DeviceType: 'iPhone',
  DeviceModel: 'iPhone10C1',
  DeviceOperatingSystem: 'iOS 14.2.1 16F203',
  DeviceUserAgent: 'iOS/14.2 (18B92) exchangesyncd/1.0',
}

test('MDAR-02 an organization starts with one rule that allows all devices; without rules none is allowed', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const rules = await rulesOf(aws)
  expect(rules).toMatchObject([{ Name: 'default', Effect: 'ALLOW' }])
  expect(await effect(aws, {})).toEqual(['ALLOW', 'default'])
  const { MobileDeviceAccessRuleId } = rules[0] ?? {}
  await aws.workmail.deleteMobileDeviceAccessRule({ OrganizationId, MobileDeviceAccessRuleId })
  expect(await effect(aws, iPhone)).toEqual(['DENY'])
})

test.each<[string, Rule, 'a hit' | 'no hit' | 'not reported', boolean]>([
  ['no condition', {}, 'a hit', true],
  ['no condition', {}, 'not reported', true],
  ['X=[a]', { DeviceTypes: ['iph'] }, 'a hit', true],
  ['X=[a]', { DeviceTypes: ['iph'] }, 'no hit', false],
  ['X=[a]', { DeviceTypes: ['iph'] }, 'not reported', false],
  ['X=[a,$NONE]', { DeviceTypes: ['iph', '$NONE'] }, 'a hit', true],
  ['X=[a,$NONE]', { DeviceTypes: ['iph', '$NONE'] }, 'no hit', false],
  ['X=[a,$NONE]', { DeviceTypes: ['iph', '$NONE'] }, 'not reported', true],
  ['NotX=[a]', { NotDeviceTypes: ['iph'] }, 'a hit', false],
  ['NotX=[a]', { NotDeviceTypes: ['iph'] }, 'no hit', true],
  ['NotX=[a]', { NotDeviceTypes: ['iph'] }, 'not reported', false],
  ['X=[a] NotX=[ab]', { DeviceTypes: ['i'], NotDeviceTypes: ['iph'] }, 'a hit', false],
  ['X=[$NONE] NotX=[a]', { DeviceTypes: ['$NONE'], NotDeviceTypes: ['a'] }, 'not reported', false],
])('MDAR-07 %s: %s, %s', async (_, rule, reported, isAllowed) => {
  await using aws = await startEmpty()
  await create(aws, rule)
  const types = { 'a hit': 'IPHONE', 'no hit': 'Android', 'not reported': undefined }
  const device = { DeviceType: types[reported] }
  expect(await effect(aws, device)).toEqual(isAllowed ? ['ALLOW', 'rule'] : ['DENY'])
})

test.each<[string, Rule, string]>([
  ['a beginning in another case', { DeviceOperatingSystems: ['IOS 14'] }, 'ALLOW'],
  ['the whole value', { DeviceModels: ['iPhone10C1'] }, 'ALLOW'],
  ['more than the value', { DeviceModels: ['iPhone10C12'] }, 'DENY'],
  ['the middle of the value', { DeviceUserAgents: ['exchangesyncd'] }, 'DENY'],
  ['one of several', { DeviceTypes: ['Android', 'iPhone'] }, 'ALLOW'],
  ['two properties that both hold', { DeviceTypes: ['iPhone'], DeviceModels: ['iPhone'] }, 'ALLOW'],
  [
    'two properties of which one holds',
    { DeviceTypes: ['iPhone'], DeviceModels: ['iPad'] },
    'DENY',
  ],
  ['an excluded user agent', { NotDeviceUserAgents: ['ios/14'] }, 'DENY'],
  ['an excluded system of others', { NotDeviceOperatingSystems: ['Android'] }, 'ALLOW'],
  ['an excluded model', { NotDeviceModels: ['iPhone10'] }, 'DENY'],
])('MDAR-05 a rule with %s', async (_, rule, expected) => {
  await using aws = await startEmpty()
  await create(aws, rule)
  expect((await effect(aws, iPhone))[0]).toBe(expected)
})

test('MDAR-06 MDAR-10 a rule that denies beats those that allow, and the deciding rules are named', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  aws.clock.advance(1)
  await create(aws, { Name: 'phones', DeviceTypes: ['iphone'] })
  expect(await effect(aws, iPhone)).toEqual(['ALLOW', 'default', 'phones'])
  aws.clock.advance(1)
  await create(aws, { Name: 'old', Effect: 'DENY', DeviceOperatingSystems: ['iOS 14'] })
  expect(await effect(aws, iPhone)).toEqual(['DENY', 'old'])
  expect(await effect(aws, { DeviceType: 'iPhone' })).toEqual(['ALLOW', 'default', 'phones'])
})

test('MDAR-08 an update replaces the whole rule and keeps its id and creation date', async () => {
  await using aws = await startEmpty()
  const DateCreated = aws.clock.now
  const { MobileDeviceAccessRuleId } = await create(aws, {
    Description: 'Gone',
    DeviceTypes: ['iphone'],
  })
  aws.clock.advance(60)
  const rule = { MobileDeviceAccessRuleId, Name: 'new', Effect: 'DENY' } as const
  await aws.workmail.updateMobileDeviceAccessRule({
    OrganizationId,
    ...rule,
    NotDeviceModels: ['ipad'],
  })
  const dates = { DateCreated, DateModified: aws.clock.now }
  expect(await rulesOf(aws)).toEqual([{ ...rule, NotDeviceModels: ['ipad'], ...dates }])
})

test('MDAR-08 MDAR-09 an unknown rule cannot be updated, and deleting it is no error', async () => {
  await using aws = await startLocalAws()
  const rule = { OrganizationId, MobileDeviceAccessRuleId: 'unknown' }
  const change = { ...rule, Name: 'a', Effect: 'ALLOW' } as const
  expect(await outcomeOf(aws.workmail.updateMobileDeviceAccessRule(change))).toBe(
    'EntityNotFoundException',
  )
  expect(await outcomeOf(aws.workmail.deleteMobileDeviceAccessRule(rule))).toBe('done')
})

test('MDAR-04 an organization has ten rules at most, which may have the same name, but no empty lists', async () => {
  await using aws = await startEmpty()
  for (let number = 1; number <= 10; number++) await create(aws)
  expect(await outcomeOf(create(aws))).toBe('LimitExceededException')
  expect(await rulesOf(aws)).toHaveLength(10)
  expect(await outcomeOf(create(aws, { DeviceTypes: [] }))).toBe('ValidationException')
})

test('MDAR-04 a repeated creation creates one rule', async () => {
  await using aws = await startEmpty()
  const first = await create(aws, { ClientToken: 'again' })
  const second = await create(aws, { ClientToken: 'again' })
  expect(second.MobileDeviceAccessRuleId).toBe(first.MobileDeviceAccessRuleId)
  expect(await rulesOf(aws)).toHaveLength(1)
})
