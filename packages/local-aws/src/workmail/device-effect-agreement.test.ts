import {
  type DecidingDeviceRule,
  type Device,
  mobileDeviceAccess,
} from '@mailroom/schemas/access/mobile-device-access-effect'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { startLocalAws } from '../local-aws.ts'
import { sampleOrganizations } from '../sample/sample.ts'

const OrganizationId = sampleOrganizations.activeDirectory

const value = fc.constantFrom('iPhone', 'iph', 'IPAD', 'Android 8', 'android', '$NONE', 'iOS 14')
const list = fc.option(fc.array(value, { minLength: 1, maxLength: 3 }), { nil: undefined, freq: 1 })
const rule: fc.Arbitrary<DecidingDeviceRule> = fc.record({
  effect: fc.constantFrom('ALLOW', 'DENY'),
  ...{ deviceTypes: list, notDeviceTypes: list, deviceModels: list, notDeviceModels: list },
  ...{ deviceOperatingSystems: list, notDeviceOperatingSystems: list },
  ...{ deviceUserAgents: list, notDeviceUserAgents: list },
})
const reported = fc.option(
  fc.constantFrom('iPhone10C1', 'IPHONE', 'iPad5C1', 'Android 8.1.0', 'iOS 14.3', '$NONE', 'x'),
  { nil: undefined },
)
const device: fc.Arbitrary<Device> = fc.record({
  ...{ type: reported, model: reported, operatingSystem: reported, userAgent: reported },
})

/** How many sets of rules are made, and how many devices ask each. */
const sets = 26
const devices = 200

test('MDAR-05 MDAR-06 MDAR-07 MDAR-10 what the console decides and what AWS answers agree, over random rules and devices', async () => {
  await using aws = await startLocalAws()
  const { workmail } = aws
  let decisions = 0
  let allowed = 0
  for (const [seed, rules] of fc
    .sample(fc.array(rule, { minLength: 0, maxLength: 5 }), { numRuns: sets, seed: 14 })
    .entries()) {
    const { Rules = [] } = await workmail.listMobileDeviceAccessRules({ OrganizationId })
    for (const { MobileDeviceAccessRuleId } of Rules)
      await workmail.deleteMobileDeviceAccessRule({ OrganizationId, MobileDeviceAccessRuleId })
    const named = rules.map((each, place) => ({ ...each, name: `rule ${place}` }))
    for (const each of named)
      await workmail.createMobileDeviceAccessRule({
        ...{ OrganizationId, Name: each.name, Effect: each.effect },
        ...{ DeviceTypes: each.deviceTypes?.slice(), NotDeviceTypes: each.notDeviceTypes?.slice() },
        DeviceModels: each.deviceModels?.slice(),
        NotDeviceModels: each.notDeviceModels?.slice(),
        DeviceOperatingSystems: each.deviceOperatingSystems?.slice(),
        NotDeviceOperatingSystems: each.notDeviceOperatingSystems?.slice(),
        DeviceUserAgents: each.deviceUserAgents?.slice(),
        NotDeviceUserAgents: each.notDeviceUserAgents?.slice(),
      })
    const asked = fc.sample(device, { numRuns: devices, seed })
    const told = await Promise.all(
      asked.map(async (each) => {
        const { Effect, MatchedRules = [] } = await workmail.getMobileDeviceAccessEffect({
          ...{ OrganizationId, DeviceType: each.type, DeviceModel: each.model },
          ...{ DeviceOperatingSystem: each.operatingSystem, DeviceUserAgent: each.userAgent },
        })
        return {
          device: each,
          effect: Effect,
          names: MatchedRules.map(({ Name = '' }) => Name).sort(),
        }
      }),
    )
    const decided = asked.map((each) => {
      const { effect, deciding } = mobileDeviceAccess(named, each)
      return { device: each, effect, names: deciding.map(({ name }) => name).sort() }
    })
    expect(told, JSON.stringify(named)).toEqual(decided)
    decisions += decided.length
    allowed += decided.filter(({ effect }) => effect === 'ALLOW').length
  }
  expect(decisions).toBeGreaterThanOrEqual(5_000)
  expect(allowed).toBeGreaterThan(500)
}, 120_000)
