import type { WorkMail } from '@aws-sdk/client-workmail'
import { deviceAccess } from '@mailroom/schemas/access/combine'
import { awsDirectory } from '../aws/directory.ts'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'
import { camel, pascal } from './spelling.ts'

/** Nobody has decided about the device. */
const nothing = { effect: null, description: null }

/** What does not say that it allows does not allow. */
const known = (effect: string | undefined) => (effect === 'ALLOW' ? 'ALLOW' : 'DENY')

type Device = { organizationId: string; userId: string; deviceId: string }

/** Reads what an override says; undefined if there is none. */
async function readOverride(workmail: WorkMail, { organizationId, userId, deviceId }: Device) {
  const found = await awsDirectory(workmail, organizationId).deviceOverride(userId, deviceId)
  return found && { effect: found.effect, description: found.description }
}

export const mobileDeviceAccessOverrides: Handlers<'mobileDeviceAccessOverrides'> = {
  'mobileDeviceAccessOverrides.list': async (input, { workmail }) => {
    const { Overrides, NextToken } = await workmail.listMobileDeviceAccessOverrides(pascal(input))
    return { items: camel(Overrides), nextToken: NextToken }
  },

  'mobileDeviceAccessOverrides.getEffect': async (input, { workmail }) => {
    const { organizationId: OrganizationId, userId, deviceId, ipAddress, ...rest } = input
    const { connectionId: _, region: __, ...device } = rest
    const [rules, override, deviceRules] = await Promise.all([
      workmail.getAccessControlEffect({
        ...{ OrganizationId, UserId: userId, IpAddress: ipAddress, Action: 'ActiveSync' },
      }),
      readOverride(workmail, input),
      workmail.getMobileDeviceAccessEffect({ OrganizationId, ...pascal(device) }),
    ])
    const effect = known(rules.Effect)
    return {
      ...deviceAccess(effect, override && known(override.effect), known(deviceRules.Effect)),
      accessControlRules: { effect, matchedRules: rules.MatchedRules?.toSorted() ?? [] },
      override,
      deviceRules: {
        effect: deviceRules.Effect,
        matchedRules: camel(deviceRules.MatchedRules ?? []),
      },
    }
  },

  'mobileDeviceAccessOverrides.put': async ({ expected, ...input }, { workmail, note }) => {
    const { effect, description = null } = input
    const current = await readOverride(workmail, input)
    guardEdit(note, {
      current,
      expected: { ...nothing, ...expected },
      wanted: { effect, description },
    })
    await workmail.putMobileDeviceAccessOverride(pascal(input))
  },

  'mobileDeviceAccessOverrides.delete': async ({ expected, ...input }, { workmail, note }) => {
    // An override that is gone is as wanted.
    const current = (await readOverride(workmail, input)) ?? nothing
    guardEdit(note, { current, expected: { ...nothing, ...expected }, wanted: nothing })
    await workmail.deleteMobileDeviceAccessOverride(pascal(input))
  },
}
