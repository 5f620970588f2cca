import type { Check } from '../../kit/page/CheckList.tsx'

export type Direction = 'to' | 'from'

/**
 * What is checked, in the order in which it is most likely the cause: without a domain or an owner
 * all else is a consequence, and DMARC only concerns some senders. Source: RTE-01, RTE-02.
 */
const order = [
  ...(['domain', 'owner', 'recipients', 'mailbox', 'mx', 'receiptRule'] as const),
  ...(['identityPolicy', 'spf', 'sendingQuota', 'mailFrom', 'dkim', 'signing'] as const),
  ...(['dmarcRecord', 'dmarc', 'testDomain'] as const),
] as const
export type FindingId = (typeof order)[number]

/** What a check of the way of mail has found; the explanation says it in sentences. */
export type Finding = Check & { id: FindingId; explanation: string }

type Judged = Pick<Finding, 'id' | 'state'>

/**
 * The order of the states. What could not be asked may be the cause, so it comes before what is
 * as it should be.
 */
const worst = ['failed', 'attention', 'unasked', 'checking', 'passed'] as const

/** Returns what was found with the most likely cause first. Source: RTE-03. */
export function ranked<Each extends Judged>(findings: readonly Each[]): Each[] {
  const rank = ({ id, state }: Judged) => worst.indexOf(state) * order.length + order.indexOf(id)
  return findings.toSorted((one, other) => rank(one) - rank(other))
}

/**
 * Returns what all findings together say: `first` is the most likely cause, or the possible one if
 * nothing has failed; `unasked` may be the cause too.
 */
export function conclusionOf<Each extends Judged>(findings: readonly Each[]) {
  const all = ranked(findings)
  const pending = all.filter(({ state }) => state === 'checking').length
  return {
    first: all.find(({ state }) => state === 'failed' || state === 'attention'),
    unasked: all.filter(({ state }) => state === 'unasked'),
    done: all.length - pending,
    total: all.length,
  }
}
