import type { Handlers } from './handlers.ts'
import { refuseUnusableAddress } from './refuse-unusable-address.ts'
import { pascal } from './spelling.ts'

export const aliases: Handlers<'aliases'> = {
  'aliases.list': async (input, { workmail }) => {
    const { Aliases, NextToken } = await workmail.listAliases(pascal(input))
    return { items: Aliases, nextToken: NextToken }
  },

  'aliases.create': async (input, { workmail }) => {
    const { organizationId, entityId, alias } = input
    await refuseUnusableAddress(workmail, { organizationId, entityId, address: alias })
    await workmail.createAlias(pascal(input))
  },

  'aliases.delete': async (input, { workmail }) => {
    await workmail.deleteAlias(pascal(input))
  },

  'aliases.makePrimary': async (input, { workmail }) => {
    const { organizationId, entityId, email } = input
    await refuseUnusableAddress(workmail, { organizationId, entityId, address: email })
    await workmail.updatePrimaryEmailAddress(pascal(input))
  },
}
