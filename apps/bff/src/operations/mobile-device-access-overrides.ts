import type { Handlers } from './handlers.ts'
import { camel, pascal } from './spelling.ts'

export const mobileDeviceAccessOverrides: Handlers<'mobileDeviceAccessOverrides'> = {
  'mobileDeviceAccessOverrides.list': async (input, { workmail }) => {
    const { Overrides, NextToken } = await workmail.listMobileDeviceAccessOverrides(pascal(input))
    return { items: camel(Overrides), nextToken: NextToken }
  },

  'mobileDeviceAccessOverrides.put': async (input, { workmail }) => {
    await workmail.putMobileDeviceAccessOverride(pascal(input))
  },

  'mobileDeviceAccessOverrides.delete': async (input, { workmail }) => {
    await workmail.deleteMobileDeviceAccessOverride(pascal(input))
  },
}
