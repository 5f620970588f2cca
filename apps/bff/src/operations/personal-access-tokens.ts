import type { Handlers } from './handlers.ts'
import { camel, pascal } from './spelling.ts'

export const personalAccessTokens: Handlers<'personalAccessTokens'> = {
  'personalAccessTokens.list': async (input, { workmail }) => {
    const { PersonalAccessTokenSummaries, NextToken } = await workmail.listPersonalAccessTokens(
      pascal(input),
    )
    return { items: camel(PersonalAccessTokenSummaries), nextToken: NextToken }
  },

  'personalAccessTokens.getMetadata': async (input, { workmail }) =>
    camel(await workmail.getPersonalAccessTokenMetadata(pascal(input))),

  'personalAccessTokens.delete': async (input, { workmail }) => {
    await workmail.deletePersonalAccessToken(pascal(input))
  },
}
