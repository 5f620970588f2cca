import * as z from 'zod/mini'
import { ApiError } from './api-error.ts'
import { read } from './declare.ts'
import { roles } from './role.ts'
import { inRegion } from './scope.ts'
import { timestamp } from './timestamp.ts'

/** What an account may send that Amazon SES has not given production access yet. Source: 06 §8.4. */
export const sendingSandbox = { max24HourSend: 200, maxSendRate: 1 }

/** The part of the sending quota from which on people are warned. */
export const nearSendingQuota = 0.8

/** The calls ask about the account in the Region, so they have no input. */
const noInput = () => ({})

export const sending = {
  'sending.describe': read({
    summary: 'Show whether the account may send in a Region, how much, and what it has sent',
    roles,
    input: z.strictObject(inRegion),
    output: z.object({
      /** False if sending is switched off. Source: 06 GetAccountSendingEnabled. */
      enabled: z.optional(z.boolean()),
      /** Why that could not be read; the others are there. */
      enabledRefused: z.optional(ApiError),
      /** The most recipients in 24 hours; -1 if there is no limit. Source: 06 GetSendQuota. */
      max24HourSend: z.optional(z.number()),
      /** The most emails per second. */
      maxSendRate: z.optional(z.number()),
      sentLast24Hours: z.optional(z.number()),
      /** Why the numbers above could not be read; the others are there. */
      quotaRefused: z.optional(ApiError),
      /** The last two weeks by quarters of an hour, oldest first. Source: 06 GetSendStatistics. */
      dataPoints: z.optional(
        z.array(
          z.object({
            timestamp,
            deliveryAttempts: z.number(),
            bounces: z.number(),
            complaints: z.number(),
            rejects: z.number(),
          }),
        ),
      ),
      /** Why the statistics could not be read; the others are there. */
      statisticsRefused: z.optional(ApiError),
    }),
    aws: [
      { action: 'ses:GetAccountSendingEnabled', input: noInput },
      { action: 'ses:GetSendQuota', input: noInput },
      { action: 'ses:GetSendStatistics', input: noInput },
    ],
  }),
}
