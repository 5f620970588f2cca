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

/** The most messages that an account can send per day and per second outside the sandbox. */
const max24HourSend = 50_000
const maxSendRate = 14

/** Returns the settings of the account in this Region; sending is on by default. */
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
  /**
   * Shows how many messages can be sent, and how many were sent in the last 24 hours.
   * Source: 06 GetSendQuota.
   */
  GetSendQuota(_, context) {
    const sent = pointsSince(context, dayMs).reduce(
      (sum, { deliveryAttempts }) => sum + deliveryAttempts,
      0,
    )
    return { Max24HourSend: max24HourSend, MaxSendRate: maxSendRate, SentLast24Hours: sent }
  },

  /**
   * Shows how many messages were sent in the last two weeks, by quarters of an hour.
   * Source: 06 GetSendStatistics.
   */
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

  /** Shows whether the account can send in this Region. Source: 06 GetAccountSendingEnabled. */
  GetAccountSendingEnabled(_, context) {
    return { Enabled: sesAccount(context).sendingEnabled }
  },

  /**
   * Enables or disables sending in this Region; without `Enabled` it disables.
   * Source: 06 UpdateAccountSendingEnabled.
   */
  UpdateAccountSendingEnabled({ Enabled = false }, context) {
    context.state.sesAccounts.put(context.region, {
      ...sesAccount(context),
      sendingEnabled: Enabled,
    })
    return {}
  },
} satisfies Handlers
