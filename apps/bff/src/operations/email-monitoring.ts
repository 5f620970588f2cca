import { ResourceNotFoundException } from '@aws-sdk/client-workmail'
import type { Handlers } from './handlers.ts'
import { camel, pascal } from './spelling.ts'

export const emailMonitoring: Handlers<'emailMonitoring'> = {
  /** Returns an empty answer for AWS's error that means "off". Source: ELG-01. */
  'emailMonitoring.describe': async (input, { workmail }) => {
    try {
      return camel(await workmail.describeEmailMonitoringConfiguration(pascal(input)))
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return {}
      throw error
    }
  },
}
