import type { Handlers } from './handlers.ts'
import { pascal } from './spelling.ts'

export const aliases: Handlers<'aliases'> = {
  'aliases.list': async (input, { workmail }) => {
    const { Aliases, NextToken } = await workmail.listAliases(pascal(input))
    return { items: Aliases, nextToken: NextToken }
  },

  'aliases.create': async (input, { workmail }) => {
    await workmail.createAlias(pascal(input))
  },

  'aliases.delete': async (input, { workmail }) => {
    await workmail.deleteAlias(pascal(input))
  },

  'aliases.makePrimary': async (input, { workmail }) => {
    await workmail.updatePrimaryEmailAddress(pascal(input))
  },
}
