import { expect, test } from 'vitest'
import {
  defaultMobilePolicy,
  MobilePolicy,
  mobilePolicyRanges,
  mobilePolicyWarnings,
  wipesSooner,
} from './mobile-policy.ts'

test('MOB-03 the policy of a new organization is valid and gives no warning', () => {
  expect(MobilePolicy.parse(defaultMobilePolicy)).toEqual(defaultMobilePolicy)
  expect(mobilePolicyWarnings(defaultMobilePolicy)).toEqual([])
})

test.each(
  Object.entries(mobilePolicyRanges).flatMap(([setting, { min, max }]) => [
    [setting, min, true] as const,
    [setting, max, true] as const,
    [setting, min - 1, false] as const,
    [setting, max + 1, false] as const,
    [setting, min + 0.5, false] as const,
    [setting, null, setting !== 'minimumPasswordLength'] as const,
  ]),
)('MOB-03 %s may be %s: %s', (setting, value, valid) => {
  expect(MobilePolicy.safeParse({ ...defaultMobilePolicy, [setting]: value }).success).toBe(valid)
})

const open = { ...defaultMobilePolicy, passwordRequired: false, failedAttemptsAllowed: null }

test.each([
  ['requireAlphanumericPassword', true],
  ['failedAttemptsAllowed', 10],
  ['passwordExpirationDays', 90],
  ['passwordHistory', 5],
])('MOB-03 %s cannot be asked of a password that is not required', (setting, value) => {
  expect(MobilePolicy.safeParse(open).success).toBe(true)
  expect(MobilePolicy.safeParse({ ...open, [setting]: value }).error?.issues).toMatchObject([
    { path: [setting], message: 'needsPassword' },
  ])
})

test.each([
  [{ passwordRequired: false, failedAttemptsAllowed: null }, ['lockWithoutPassword']],
  [{ requireAlphanumericPassword: true }, ['simpleCannotBeAlphanumeric']],
  [{ requireAlphanumericPassword: true, allowSimplePassword: false }, []],
  [{ passwordRequired: false, failedAttemptsAllowed: null, screenLockSeconds: null }, []],
])('MOB-03 %o warns of %o', (change, warnings) => {
  expect(mobilePolicyWarnings({ ...defaultMobilePolicy, ...change })).toEqual(warnings)
})

test.each([
  [null, 16, true],
  [10, 9, true],
  [10, 10, false],
  [10, 11, false],
  [10, null, false],
])('MOB-03 from %s to %s attempts devices are wiped sooner: %s', (before, after, sooner) => {
  const policy = (failedAttemptsAllowed: number | null) => ({
    ...defaultMobilePolicy,
    failedAttemptsAllowed,
  })
  expect(wipesSooner(policy(before), policy(after))).toBe(sooner)
})
