import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { deviceRuleHints } from './device-rule-hints.ts'
import {
  type DecidingDeviceRule,
  type Device,
  mobileDeviceAccess,
} from './mobile-device-access-effect.ts'

const all = { name: 'all', effect: 'ALLOW' } as const
const nobody = { name: 'nobody', effect: 'DENY' } as const
const ios = { name: 'ios', effect: 'ALLOW', deviceOperatingSystems: ['iOS 14'] } as const

type Named = DecidingDeviceRule & { name: string }

test.each<[string, readonly Named[], [string, string, string?][]]>([
  ['beside one that allows everything', [all, ios], [['ios', 'sameAnyway', 'all']]],
  ['that a rule without conditions denies', [nobody, ios], [['ios', 'deniedAnyway', 'nobody']]],
  ['the same twice: the later one', [ios, { ...ios, name: 'two' }], [['two', 'sameAnyway', 'ios']]],
  [
    'whose lists exclude each other',
    [{ name: 'never', effect: 'DENY', deviceTypes: ['iPhone'], notDeviceTypes: ['iph'] }],
    [['never', 'contradiction']],
  ],
  [
    'that wants what is not reported, and excludes something',
    [{ name: 'never', effect: 'DENY', deviceTypes: ['$NONE'], notDeviceTypes: ['a'] }],
    [['never', 'contradiction']],
  ],
  [
    'within a wider beginning of the same effect',
    [
      { name: 'wide', effect: 'DENY', deviceTypes: ['i'] },
      { name: 'narrow', effect: 'DENY', deviceTypes: ['iPhone', 'IPAD'], deviceModels: ['x'] },
    ],
    [['narrow', 'sameAnyway', 'wide']],
  ],
  [
    'that the exclusion of others covers',
    [
      { name: 'others', effect: 'DENY', notDeviceTypes: ['Android'] },
      { name: 'phones', effect: 'ALLOW', deviceTypes: ['iPhone'] },
    ],
    [['phones', 'deniedAnyway', 'others']],
  ],
])('MDAR-04 MDAR-13 of a rule %s people read that it changes nothing', (_, rules, expected) => {
  const hints = deviceRuleHints(rules).map(({ rule, reason, other }) => [
    ...[rule.name, reason],
    ...(other ? [other.name] : []),
  ])
  expect(hints).toEqual(expected)
})

test.each<[string, readonly Named[]]>([
  [
    'not reported is not covered by a beginning',
    [
      { name: 'a', effect: 'ALLOW', deviceTypes: ['i'] },
      { name: 'b', effect: 'ALLOW', deviceTypes: ['iPhone', '$NONE'] },
    ],
  ],
  [
    'not reported is not covered by an exclusion',
    [
      { name: 'a', effect: 'ALLOW', notDeviceTypes: ['android'] },
      { name: 'b', effect: 'ALLOW', deviceTypes: ['iPhone', '$NONE'] },
    ],
  ],
  ['a rule that denies is not covered by one that allows', [all, { ...ios, effect: 'DENY' }]],
])('MDAR-07 %s', (_, rules) => {
  expect(deviceRuleHints(rules)).toEqual([])
})

const value = fc.constantFrom('a', 'ab', 'AB', 'b', 'ba', '$NONE')
const list = fc.option(fc.array(value, { minLength: 1, maxLength: 3 }), { nil: undefined })
const rule: fc.Arbitrary<DecidingDeviceRule> = fc.record({
  ...{ effect: fc.constantFrom('ALLOW', 'DENY'), deviceTypes: list, notDeviceTypes: list },
  ...{ deviceModels: list, notDeviceModels: list },
})
const reported = fc.option(fc.constantFrom('a', 'aB', 'abc', 'b', 'bab', 'c'), { nil: undefined })
const device: fc.Arbitrary<Device> = fc.record({ type: reported, model: reported })

test('MDAR-06 a rule of which people read that it changes nothing changes no decision about any device', async () => {
  let hinted = 0
  await fc.assert(
    fc.property(
      fc.array(rule, { maxLength: 5 }),
      fc.array(device, { minLength: 10, maxLength: 10 }),
      (rules, devices) => {
        for (const { rule: named } of deviceRuleHints(rules)) {
          hinted++
          const others = rules.filter((each) => each !== named)
          for (const each of devices)
            expect(mobileDeviceAccess(others, each).effect).toBe(
              mobileDeviceAccess(rules, each).effect,
            )
        }
      },
    ),
    { numRuns: 2_000 },
  )
  expect(hinted).toBeGreaterThan(1_000)
})
