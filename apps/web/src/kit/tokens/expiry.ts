import type { PersonalAccessToken } from '@mailroom/schemas/personal-access-tokens'

/** The length of a day in milliseconds. */
export const dayMs = 24 * 60 * 60 * 1000

/** How many days before its expiry a token is marked. Source: PAT-05. */
const soonDays = 30

/** Whether a token has expired, does so soon, later or never, by AWS's clock. */
export type TokenExpiry = 'EXPIRED' | 'SOON' | 'LATER' | 'NEVER'

/** Returns whether a token has expired, does so within 30 days, later or never. */
export function expiryOf(
  { expiresTime }: Pick<PersonalAccessToken, 'expiresTime'>,
  awsNow: Date,
): TokenExpiry {
  if (expiresTime === undefined) return 'NEVER'
  const leftMs = Date.parse(expiresTime) - awsNow.getTime()
  if (leftMs <= 0) return 'EXPIRED'
  return leftMs <= soonDays * dayMs ? 'SOON' : 'LATER'
}
