import type { RegionContext } from '../handlers.ts'
import {
  type SendDataPointRecord,
  type SesAccountRecord,
  sortableTime,
} from '../state/ses-account.ts'
import type { Handlers } from './handlers.ts'

const dayMs = 24 * 60 * 60 * 1000

/** How long statistics are kept, in milliseconds. Source: 06 GetSendStatistics. */
const statisticsMs = 14 * dayMs

/** What an account may send: messages a day and a second, outside of the sandbox. */
const max24HourSend = 50_000
const maxSendRate = 14

/** What SES keeps of the account in this Region; sending is on until it is switched off. */
export function sesAccount({ state, region }: RegionContext): SesAccountRecord {
  return state.sesAccounts.get(region, region) ?? { region, sendingEnabled: true }
}

function pointsSince({ state, region, now }: RegionContext, ms: number): SendDataPointRecord[] {
  const { items } = state.sendDataPoints.slice(region, {
    index: 'at',
    after: { value: sortableTime(now.getTime() - ms), key: '' },
    limit: 10_000,
  })
  return items.filter(({ at }) => at <= now.getTime())
}

export const account = {
  /** Tells what may be sent and what was in the last 24 hours. Source: 06 GetSendQuota. */
  GetSendQuota(_, context) {
    const sent = pointsSince(context, dayMs).reduce(
      (sum, { deliveryAttempts }) => sum + deliveryAttempts,
      0,
    )
    return { Max24HourSend: max24HourSend, MaxSendRate: maxSendRate, SentLast24Hours: sent }
  },

  /** Tells what was sent in the last two weeks, by quarters of an hour. Source: 06 GetSendStatistics. */
  GetSendStatistics(_, context) {
    return {
      SendDataPoints: pointsSince(context, statisticsMs).map((point) => ({
        Timestamp: new Date(point.at),
        DeliveryAttempts: point.deliveryAttempts,
        Bounces: point.bounces,
        Complaints: point.complaints,
        Rejects: point.rejects,
      })),
    }
  },

  /** Tells whether the account sends in this Region. Source: 06 GetAccountSendingEnabled. */
  GetAccountSendingEnabled(_, context) {
    return { Enabled: sesAccount(context).sendingEnabled }
  },

  /** Lets the account send in this Region, or not; without `Enabled` it stops. Source: 06 UpdateAccountSendingEnabled. */
  UpdateAccountSendingEnabled({ Enabled = false }, context) {
    context.state.sesAccounts.put(context.region, {
      ...sesAccount(context),
      sendingEnabled: Enabled,
    })
    return {}
  },
} satisfies Handlers
