import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'
import { camel, pascal } from './spelling.ts'

export const inboundDmarcSettings: Handlers<'inboundDmarcSettings'> = {
  'inboundDmarcSettings.describe': async (input, { workmail }) =>
    camel(await workmail.describeInboundDmarcSettings(pascal(input))),

  'inboundDmarcSettings.put': async ({ expected, ...input }, { workmail, note }) => {
    const { organizationId: OrganizationId, enforced } = input
    const { Enforced } = await workmail.describeInboundDmarcSettings({ OrganizationId })
    guardEdit(note, { current: { enforced: Enforced }, expected, wanted: { enforced } })
    await workmail.putInboundDmarcSettings(pascal(input))
  },
}
