import { feedbackServer } from '../dns/domain-records.ts'
import { common, either, type Period, periodsOf } from '../dns/periods.ts'
import { historyOf } from '../dns/zone.ts'
import type { RegionContext } from '../handlers.ts'
import type { IdentityRecord } from '../state/ses-identities.ts'

/**
 * How long SES looks for missing records, new or vanished, in milliseconds. Source: 06 §8.1,
 * DOM-18.
 */
const searchMs = 72 * 60 * 60 * 1000

/**
 * How long the link in a verification mail works, in milliseconds.
 * Source: 06 GetIdentityVerificationAttributes.
 */
const mailMs = 24 * 60 * 60 * 1000

export type Verification = 'Pending' | 'Success' | 'Failed' | 'TemporaryFailure'

/**
 * Returns the status of a search that began at a time. It is `Failed` after 72 hours without
 * records, whether they were never found or have vanished; then only a restart helps.
 * Source: DOM-18, 06 §8.1.
 */
export function searchStatus(
  startedAt: number,
  found: readonly Period[],
  now: number,
): Verification {
  let missingSince = startedAt
  let wasFound = false
  for (const { from, until } of found) {
    if (until <= missingSince) continue
    if (from > now || from > missingSince + searchMs) break
    if (until > now) return 'Success'
    missingSince = until
    wasFound = true
  }
  if (now >= missingSince + searchMs) return 'Failed'
  return wasFound ? 'TemporaryFailure' : 'Pending'
}

function dkimPeriods({ state }: RegionContext, { name, dkim }: IdentityRecord): Period[] {
  const { tokens = [] } = dkim ?? {}
  return common(
    tokens.map((token) =>
      periodsOf(historyOf(state, `${token}._domainkey.${name}`, 'CNAME'), (values) =>
        values.includes(`${token}.dkim.amazonses.com`),
      ),
    ),
  )
}

/** Returns whether the DKIM records of a domain are found. */
export function dkimStatus(
  context: RegionContext,
  identity: IdentityRecord,
): Verification | 'NotStarted' {
  if (!identity.dkim) return 'NotStarted'
  const found = dkimPeriods(context, identity)
  return searchStatus(identity.dkim.startedAt, found, context.now.getTime())
}

/**
 * Returns whether an identity is verified. A domain is verified by its token, at `_amazonses.` or,
 * because some providers do not allow underscores, at the domain itself (DOM-23), or by its DKIM
 * records. An address is verified by a mail, which nobody answers here.
 */
export function verificationStatus(context: RegionContext, identity: IdentityRecord): Verification {
  const { name, type, verificationStartedAt, verificationToken = '' } = identity
  const now = context.now.getTime()
  if (type === 'EmailAddress') return now < verificationStartedAt + mailMs ? 'Pending' : 'Failed'
  const token = (owner: string) =>
    periodsOf(historyOf(context.state, owner, 'TXT'), (values) =>
      values.includes(verificationToken),
    )
  const found = either([token(`_amazonses.${name}`), token(name), dkimPeriods(context, identity)])
  return searchStatus(verificationStartedAt, found, now)
}

/**
 * Returns whether SES's server is the only MX of a custom MAIL FROM domain.
 * Source: 06 SetIdentityMailFromDomain, 03 §3.3.
 */
export function mailFromStatus(
  { state, region, now }: RegionContext,
  { domain, startedAt }: NonNullable<IdentityRecord['mailFrom']>,
): Verification {
  const server = feedbackServer(region)
  const found = periodsOf(
    historyOf(state, domain, 'MX'),
    (values) => values.length === 1 && values[0]?.split(' ')[1] === server,
  )
  return searchStatus(startedAt, found, now.getTime())
}
