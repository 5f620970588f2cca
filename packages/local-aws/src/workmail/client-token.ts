import { AwsError } from '../protocol/aws-error.ts'
import type { Context } from './handlers.ts'

/** How long a client token is remembered, in milliseconds. Source: 06 CreateOrganization [D]. */
const rememberedMs = 24 * 60 * 60 * 1000

/**
 * Carries out a call once per client token: the same token with the same request returns the same
 * answer.
 * Errors: InvalidParameterException for the same token with another request. Source: 02 §0.2, 06
 * §0.10.
 */
export function onceForToken<Answer extends Record<string, unknown>>(
  { state, region, now }: Context,
  operation: string,
  input: { ClientToken?: string | undefined },
  carryOut: () => Answer,
): Answer {
  const { ClientToken: token, ...rest } = input
  if (token === undefined) return carryOut()
  const key = `${operation}/${token}`
  const request = JSON.stringify(rest)
  const known = state.clientTokens.get(region, key)
  if (known && now.getTime() - known.at < rememberedMs) {
    if (known.request !== request)
      throw new AwsError(
        'InvalidParameterException',
        'The client token was used before with other parameters.',
      )
    // This key stores answers of the same operation only.
    return known.answer as Answer
  }
  const answer = carryOut()
  state.clientTokens.put(region, { key, request, answer, at: now.getTime() })
  return answer
}
