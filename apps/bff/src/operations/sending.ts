import type { Handlers } from './handlers.ts'
import { camel } from './spelling.ts'

export const sending: Handlers<'sending'> = {
  'sending.describe': async (_, { client }) => {
    const ses = await client('ses')
    const [{ Enabled: enabled = false }, quota, { SendDataPoints = [] }] = await Promise.all([
      ses.getAccountSendingEnabled({}),
      ses.getSendQuota({}),
      ses.getSendStatistics({}),
    ])
    const dataPoints = camel(SendDataPoints)
    // AWS does not promise an order.
    dataPoints.sort((one, other) => ((one.timestamp ?? '') < (other.timestamp ?? '') ? -1 : 1))
    return { enabled, ...camel(quota), dataPoints }
  },
}
