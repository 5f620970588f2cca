import type { Handlers } from './handlers.ts'
import { camel, pascal } from './spelling.ts'

export const resourceDelegates: Handlers<'resourceDelegates'> = {
  'resourceDelegates.list': async (input, { workmail }) => {
    const { Delegates, NextToken } = await workmail.listResourceDelegates(pascal(input))
    return { items: camel(Delegates), nextToken: NextToken }
  },

  'resourceDelegates.associate': async (input, { workmail }) => {
    await workmail.associateDelegateToResource(pascal(input))
  },

  'resourceDelegates.disassociate': async (input, { workmail }) => {
    await workmail.disassociateDelegateFromResource(pascal(input))
  },
}
