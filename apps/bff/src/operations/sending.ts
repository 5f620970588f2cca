import { ask } from './ask.ts'
import type { Handlers } from './handlers.ts'
import { camel } from './spelling.ts'

export const sending: Handlers<'sending'> = {
  /** Asks for both parts at once; one that SES refuses says so, and the other answers. */
  'sending.describe': async (_, { client, requestId }) => {
    const ses = await client('ses')
    const [enabled, quota, statistics] = await Promise.all([
      ask(() => ses.getAccountSendingEnabled({})),
      ask(() => ses.getSendQuota({})),
      ask(() => ses.getSendStatistics({})),
    ])
    const dataPoints = statistics.answer && camel(statistics.answer.SendDataPoints ?? [])
    // AWS does not promise an order.
    dataPoints?.sort((one, other) => ((one.timestamp ?? '') < (other.timestamp ?? '') ? -1 : 1))
    return {
      enabled: enabled.answer && (enabled.answer.Enabled ?? false),
      enabledRefused: enabled.refused && { ...enabled.refused.error, requestId },
      ...{ max24HourSend: undefined, maxSendRate: undefined, sentLast24Hours: undefined },
      ...(quota.answer && camel(quota.answer)),
      quotaRefused: quota.refused && { ...quota.refused.error, requestId },
      dataPoints,
      statisticsRefused: statistics.refused && { ...statistics.refused.error, requestId },
    }
  },
}
