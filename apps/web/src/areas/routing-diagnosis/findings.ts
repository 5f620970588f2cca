import type { DnsCheck } from '@mailroom/schemas/dns-records'
import type { OperationId } from '@mailroom/schemas/operations'
import type { Check } from '../../kit/page/CheckList.tsx'

/** Mail to or from an address, or what programs need to find its mailbox. */
export const directions = ['to', 'from', 'find'] as const
export type Direction = (typeof directions)[number]

/**
 * What is checked, in the order in which it is most likely the cause: without an organization, a
 * domain or an owner all else is a consequence; then what stops all mail, then what some receivers
 * or senders mind. Source: RTE-01, RTE-02.
 */
const order = [
  ...(['organization', 'domain', 'receivers', 'owner', 'recipients', 'mailbox'] as const),
  ...(['mx', 'receiptRule'] as const),
  ...(['identityPolicy', 'sendingQuota', 'mailFrom', 'mailFromSpf', 'spf'] as const),
  ...(['autodiscover', 'dkim', 'signing', 'dmarcRecord', 'dmarc', 'testDomain'] as const),
] as const
export type FindingId = (typeof order)[number]

/** What keeps no mail from arriving alone: without its answer a verdict still holds. */
const minor: readonly FindingId[] = ['dkim', 'signing', 'dmarcRecord', 'dmarc', 'testDomain']

/** The operations that mend what a check finds. */
type Mending = OperationId &
  (
    | `${'users' | 'groups' | 'resources'}.enable`
    | ('aliases.create' | 'groupMembers.associate' | 'mailboxes.updateQuota')
    | ('mailDomains.register' | 'identityPolicies.put' | 'dkim.setEnabled')
  )

/**
 * Who can mend something: whoever may use an operation here, whoever runs the DNS or the AWS account,
 * or AWS. `records` are those to publish.
 */
export type Remedy = {
  by: Mending | 'dns' | 'awsAccount' | 'aws'
  records?: DnsCheck['expected']
}

/** What a check of the way of mail has found; the explanation says it in sentences. */
export type Finding = Check & { id: FindingId; explanation: string; remedy?: Remedy | undefined }

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
 * nothing has failed; `unasked` may be the cause too. `isOpen` says that nothing has failed, and that
 * what would decide could not be asked.
 */
export function conclusionOf<Each extends Judged>(findings: readonly Each[]) {
  const all = ranked(findings)
  const pending = all.filter(({ state }) => state === 'checking').length
  const first = all.find(({ state }) => state === 'failed' || state === 'attention')
  const unasked = all.filter(({ state }) => state === 'unasked')
  return {
    first,
    unasked,
    isOpen: first?.state !== 'failed' && unasked.some(({ id }) => !minor.includes(id)),
    done: all.length - pending,
    total: all.length,
  }
}
