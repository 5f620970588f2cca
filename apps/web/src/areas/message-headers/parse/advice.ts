import { alignment, type Verdict } from './authentication.ts'
import type { Delivery } from './delivery.ts'

/** On what the advice about a failed check depends; the key of its words. */
export type Advice =
  | ('spfForwarded' | 'spfStranger' | 'spfOwner')
  | ('dmarcForwarded' | 'dmarcOutgoing' | 'dmarcElsewhere' | 'dmarcWorkMail')

const unauthorized = ['fail', 'hardfail', 'softfail', 'neutral']

/**
 * Returns what is to be done about a check that failed: by whether the message was forwarded, by
 * whose domain it is, and by who received it. Undefined if the result says it all.
 */
export function adviceOf(
  { method, result }: Pick<Verdict, 'method' | 'result'>,
  domain: string | undefined,
  fromDomain: string,
  { isForwarded, isOutgoing, receiver }: Delivery,
): Advice | undefined {
  if (method === 'spf' && unauthorized.includes(result)) {
    if (isForwarded) return 'spfForwarded'
    const isStranger = domain === undefined || alignment(domain, fromDomain) === 'no'
    return isStranger ? 'spfStranger' : 'spfOwner'
  }
  if (method !== 'dmarc' || result !== 'fail') return undefined
  if (isOutgoing) return 'dmarcOutgoing'
  if (receiver === 'other') return 'dmarcElsewhere'
  return isForwarded ? 'dmarcForwarded' : 'dmarcWorkMail'
}
