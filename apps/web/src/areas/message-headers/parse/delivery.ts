import { alignment, type Claim, domainOf } from './authentication.ts'
import type { Header } from './header-lines.ts'
import type { Hop } from './received.ts'
import type { Sign } from './signs.ts'

/** Who received a message last, and what shows of its way. Advice depends on it. */
export type Delivery = {
  receiver: 'workMail' | 'other' | 'unknown'
  /** The name of another receiver. */
  server?: string
  /** Headers say that a list or a mailbox sent the message on; a sender can write that too. */
  isForwarded: boolean
  /** Amazon SES sent the message, and somebody else received it: it may be our own mail. */
  isOutgoing: boolean
}

const amazonsServer = /(?:^|\.)amazon(?:aws|ses)\.com\.?$/i

/** Returns who received a message: the server of the topmost hop, or else of the first results. */
export function deliveryOf(
  hops: readonly Hop[],
  claims: readonly Claim[],
  signs: readonly Sign[],
  isOfSes: boolean,
): Delivery {
  const results = claims.find(
    ({ header, isOfReceiver }) => isOfReceiver && header === 'Authentication-Results',
  )?.server
  const server = hops.length === 0 ? results : (results ?? hops.at(-1)?.by)
  const isAmazon = amazonsServer.test((hops.length === 0 ? results : hops.at(-1)?.by) ?? '')
  const receiver = isAmazon ? 'workMail' : server === undefined ? 'unknown' : 'other'
  return {
    receiver,
    ...(receiver === 'other' && server !== undefined ? { server } : {}),
    isForwarded: signs.some(({ kind }) => ['resent', 'forwarded', 'list'].includes(kind)),
    isOutgoing: receiver === 'other' && isOfSes,
  }
}

/** Returns the results of the receiver for one method, of which WorkMail's have Amazon's name. */
export function trustedResults(
  { receiver }: Delivery,
  claims: readonly Claim[],
  method: string,
): Claim['verdicts'] {
  return claims
    .filter(
      ({ header, isOfReceiver, server }) =>
        isOfReceiver &&
        header === 'Authentication-Results' &&
        (receiver !== 'workMail' || amazonsServer.test(server ?? '')),
    )
    .flatMap(({ verdicts }) => verdicts.filter((verdict) => verdict.method === method))
}

/** What was checked in the name of the sender's domain; `none` if nothing was. */
export type InName = 'passed' | 'signatureFailed' | 'spfFailed' | 'none'

/**
 * Returns which check of the receiver is in the name of the domain in `From`: one that passed, or
 * else a signature that failed, or else SPF. Undefined if the receiver told neither, or not for which domain.
 */
export function inNameOf(
  delivery: Delivery,
  claims: readonly Claim[],
  fromDomain: string,
): InName | undefined {
  const [dkim, spf] = ['dkim', 'spf'].map((method) => trustedResults(delivery, claims, method))
  if (!dkim || !spf || dkim.length + spf.length === 0 || fromDomain === '') return undefined
  const isInName = (verdict: Claim['verdicts'][number]) =>
    alignment(domainOf(verdict) ?? '', fromDomain) !== 'no'
  if ([...dkim, ...spf].some((each) => each.result === 'pass' && isInName(each))) return 'passed'
  if (dkim.some((each) => each.result !== 'none' && isInName(each))) return 'signatureFailed'
  const told = [...dkim, ...spf].filter(({ result }) => result !== 'none')
  // One without a domain may be in the name of any.
  if (told.some((each) => domainOf(each) === undefined)) return undefined
  return told.some(isInName) ? 'spfFailed' : 'none'
}

/**
 * Returns the value of Amazon's own verdict: the first one, and only if no other server took the
 * message over before it was written.
 */
export function amazonsVerdict(
  { receiver }: Delivery,
  headers: readonly Header[],
  hops: readonly Hop[],
  wanted: 'x-ses-spam-verdict' | 'x-ses-virus-verdict',
): string | undefined {
  if (receiver === 'other') return undefined
  let taken = 0
  for (const { name, value } of headers) {
    const lower = name.toLowerCase()
    if (lower === wanted) return value.trim().toUpperCase()
    if (lower !== 'received') continue
    taken += 1
    // The topmost header is the last hop.
    if (taken > 1 && !amazonsServer.test(hops.at(-taken)?.by ?? '')) return undefined
  }
  return undefined
}
