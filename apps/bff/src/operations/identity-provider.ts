import { ResourceNotFoundException } from '@aws-sdk/client-workmail'
import type { Handlers } from './handlers.ts'
import { camel, pascal } from './spelling.ts'

export const identityProvider: Handlers<'identityProvider'> = {
  /**
   * Returns an empty answer for AWS's error that means "not configured". Source: 06 §0, fact 16.
   */
  'identityProvider.describe': async (input, { workmail }) => {
    try {
      return camel(await workmail.describeIdentityProviderConfiguration(pascal(input)))
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return {}
      throw error
    }
  },
}
