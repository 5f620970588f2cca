import { awsDirectory } from '../aws/directory.ts'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'
import { camel, pascal } from './spelling.ts'

export const mobileDeviceAccessOverrides: Handlers<'mobileDeviceAccessOverrides'> = {
  'mobileDeviceAccessOverrides.list': async (input, { workmail }) => {
    const { Overrides, NextToken } = await workmail.listMobileDeviceAccessOverrides(pascal(input))
    return { items: camel(Overrides), nextToken: NextToken }
  },

  'mobileDeviceAccessOverrides.put': async ({ expected, ...input }, { workmail, note }) => {
    const { organizationId, userId, deviceId, effect, description = null } = input
    const directory = awsDirectory(workmail, organizationId)
    const found = await directory.deviceOverride(userId, deviceId)
    const current = found && { effect: found.effect, description: found.description }
    const seen = { effect: null, description: null, ...expected }
    guardEdit(note, { current, expected: seen, wanted: { effect, description } })
    await workmail.putMobileDeviceAccessOverride(pascal(input))
  },

  'mobileDeviceAccessOverrides.delete': async (input, { workmail }) => {
    await workmail.deleteMobileDeviceAccessOverride(pascal(input))
  },
}
