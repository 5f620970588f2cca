import type { PersonalAccessToken } from '@mailroom/schemas/personal-access-tokens'
import { useMemo } from 'react'
import { useAwsNow } from '../../../kit/data/use-aws-now.ts'
import { useChoice, useFilter } from '../../../kit/table/list-address.ts'
import { dayMs, expiryOf } from '../../../kit/tokens/expiry.ts'

/** What a list of tokens is narrowed to by their expiry. */
export const expiryFilters = ['active', 'expired', 'soon', 'never'] as const

/** For how many days a token was not used, as a person chooses it. */
export const unusedDays = [30, 90, 180, 365] as const

/** The longest time in days that a token can live. Source: PAT-02. */
const mostDays = 3_653

/** Returns the filters of the tokens, each with its value in the address. */
export function useTokenChoices() {
  return {
    user: useFilter('user'),
    expiry: useChoice('expiry', expiryFilters),
    /** `never`, or a number of days. */
    unused: useFilter('unused'),
  }
}

type Wanted = { user: string; expiry: (typeof expiryFilters)[number] | undefined; unused: string }

/** Returns whether a token was not used for some days: one that was never used, since it exists. */
function isUnusedFor(days: number, token: PersonalAccessToken, awsNow: Date): boolean {
  const last = token.dateLastUsed ?? token.dateCreated
  return last === undefined || awsNow.getTime() - Date.parse(last) >= days * dayMs
}

/** Returns whether a token is listed by the chosen filters, by AWS's clock. Source: PAT-06. */
export function isListed(
  token: PersonalAccessToken,
  { user, expiry, unused }: Wanted,
  awsNow: Date,
): boolean {
  const state = expiryOf(token, awsNow)
  const isExpiry = {
    active: state !== 'EXPIRED',
    expired: state === 'EXPIRED',
    soon: state === 'SOON',
    never: state === 'NEVER',
  }
  if (user !== '' && token.userId !== user) return false
  if (expiry !== undefined && !isExpiry[expiry]) return false
  if (unused === 'never') return token.dateLastUsed === undefined
  const days = daysOf(unused)
  return days === undefined || isUnusedFor(days, token, awsNow)
}

function daysOf(unused: string): number | undefined {
  const days = /^[1-9]\d{0,3}$/.test(unused) ? Number(unused) : undefined
  return days !== undefined && days <= mostDays ? days : undefined
}

/** Returns the chosen filters for a list; undefined without any. They follow AWS's minutes. */
export function useTokenFilter() {
  const { user, expiry, unused } = useTokenChoices()
  const minute = Math.floor(useAwsNow().getTime() / 60_000)
  return useMemo(() => {
    const wanted = { user: user[0], expiry: expiry[0], unused: unused[0] }
    const chosen = [
      wanted.user !== '',
      wanted.expiry !== undefined,
      wanted.unused === 'never' || daysOf(wanted.unused) !== undefined,
    ]
    const count = chosen.filter(Boolean).length
    if (count === 0) return undefined
    const awsNow = new Date(minute * 60_000)
    return {
      count,
      isListed: (token: PersonalAccessToken) => isListed(token, wanted, awsNow),
    }
  }, [user[0], expiry[0], unused[0], minute])
}
