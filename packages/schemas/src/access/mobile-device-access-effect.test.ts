import { expect, test } from 'vitest'
import { type DecidingDeviceRule, mobileDeviceAccess } from './mobile-device-access-effect.ts'

type Lists = Omit<DecidingDeviceRule, 'effect'>

/** The effect of one rule that allows, on a device of a type. */
const decided = (lists: Lists, type: string | undefined) =>
  mobileDeviceAccess([{ effect: 'ALLOW', ...lists }], { type }).effect === 'ALLOW'

test.each<[string, Lists, hit: boolean, noHit: boolean, unreported: boolean]>([
  ['none', {}, true, true, true],
  ['an empty list', { deviceTypes: [] }, true, true, true],
  ['X=[a]', { deviceTypes: ['iph'] }, true, false, false],
  ['X=[a,"$NONE"]', { deviceTypes: ['iph', '$NONE'] }, true, false, true],
  ['X=["$NONE"]', { deviceTypes: ['$NONE'] }, false, false, true],
  ['X=["$none"]', { deviceTypes: ['$none'] }, false, false, true],
  ['NotX=[a]', { notDeviceTypes: ['iph'] }, false, true, false],
  ['X=[a] NotX=[a]', { deviceTypes: ['iph'], notDeviceTypes: ['IPH'] }, false, false, false],
])('MDAR-07 a condition %s is decided as in the table of the guide', (_, lists, ...expected) => {
  expect([decided(lists, 'iPhone'), decided(lists, 'Android'), decided(lists, undefined)]).toEqual(
    expected,
  )
})

test.each<[string, Lists, boolean]>([
  ['a beginning in another case', { deviceOperatingSystems: ['IOS 14'] }, true],
  ['the middle of the value', { deviceOperatingSystems: ['14.3'] }, false],
  ['more than the value', { deviceOperatingSystems: ['iOS 14.3 18C66x'] }, false],
  ['one of several', { deviceTypes: ['Android', 'iPhone'] }, true],
  ['two conditions that hold', { deviceTypes: ['iPhone'], deviceModels: ['iPhone10'] }, true],
  ['two conditions of which one holds', { deviceTypes: ['iPhone'], deviceModels: ['iPad'] }, false],
  ['an excluded beginning', { notDeviceUserAgents: ['ios/14'] }, false],
  ['the exclusion of others', { notDeviceUserAgents: ['Android-Mail'] }, true],
])('MDAR-05 a rule with %s', (_, lists, isAllowed) => {
  const device = {
    ...{ type: 'iPhone', model: 'iPhone10C1', operatingSystem: 'iOS 14.3 18C66' },
    userAgent: 'iOS/14.3 (18C66) exchangesyncd/1.0',
  }
  const { effect } = mobileDeviceAccess([{ effect: 'ALLOW', ...lists }], device)
  expect(effect).toBe(isAllowed ? 'ALLOW' : 'DENY')
})

const phones = { name: 'phones', effect: 'ALLOW', deviceTypes: ['iphone'] } as const
const all = { name: 'all', effect: 'ALLOW' } as const
const old = { name: 'old', effect: 'DENY', deviceOperatingSystems: ['iOS 12'] } as const
const nobody = { name: 'nobody', effect: 'DENY' } as const

test.each([
  ['nothing, without rules', [], {}, 'DENY', []],
  ['what no rule matches', [phones], { type: 'iPad' }, 'DENY', []],
  ['what several rules allow', [phones, all], { type: 'iPhone' }, 'ALLOW', ['phones', 'all']],
  ['what one denies', [all, old], { operatingSystem: 'iOS 12.1' }, 'DENY', ['old']],
  ['what all deny', [phones, nobody], { type: 'iPhone' }, 'DENY', ['nobody']],
] as const)('MDAR-06 MDAR-10 %s is decided by the rules named', (_, rules, device, ...expected) => {
  const { effect, deciding } = mobileDeviceAccess([...rules], device)
  expect([effect, deciding.map(({ name }) => name)]).toEqual(expected)
})
