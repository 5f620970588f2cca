import { ResourceNotFoundException } from '@aws-sdk/client-workmail'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'
import { camel, pascal } from './spelling.ts'

export const mobileDeviceAccessOverrides: Handlers<'mobileDeviceAccessOverrides'> = {
  'mobileDeviceAccessOverrides.list': async (input, { workmail }) => {
    const { Overrides, NextToken } = await workmail.listMobileDeviceAccessOverrides(pascal(input))
    return { items: camel(Overrides), nextToken: NextToken }
  },

  'mobileDeviceAccessOverrides.put': async ({ expected, ...input }, { workmail, note }) => {
    const { effect, description = null, ...device } = input
    const found = await workmail
      .getMobileDeviceAccessOverride(pascal(device))
      .catch((error: unknown) => {
        if (error instanceof ResourceNotFoundException) return undefined
        throw error
      })
    const current = { effect: found?.Effect, description: found?.Description }
    const seen = { effect: null, description: null, ...expected }
    guardEdit(note, { current, expected: seen, wanted: { effect, description } })
    await workmail.putMobileDeviceAccessOverride(pascal(input))
  },

  'mobileDeviceAccessOverrides.delete': async (input, { workmail }) => {
    await workmail.deleteMobileDeviceAccessOverride(pascal(input))
  },
}
