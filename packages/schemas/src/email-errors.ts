import type { AwsCall } from './aws-call.ts'
import { mayBeJournalSender } from './journal-sender.ts'

/** The field at which each error of an address is shown. Source: GEN-10. */
export const addressErrors = {
  EmailAddressInUseException: 'email',
  MailDomainNotFoundException: 'email',
  MailDomainStateException: 'email',
} as const

type Members = Record<string, unknown>

/**
 * Returns the calls that check an address before anything is sent: who owns it, and whether its
 * domain can be used. `member` carries the address; without an address nothing is called.
 * Source: GEN-05, 00-index, decision 27.
 */
export function addressChecks(member: 'email' | 'alias'): readonly AwsCall<Members>[] {
  const asking =
    (membersFor: (address: string, organizationId: unknown) => Members | undefined) =>
    ({ organizationId, [member]: address }: Members) =>
      typeof address === 'string' ? membersFor(address, organizationId) : undefined
  return [
    {
      action: 'workmail:DescribeEntity',
      input: asking((email, organizationId) => ({ organizationId, email })),
    },
    {
      action: 'workmail:GetMailDomain',
      input: asking((address, organizationId) => ({
        organizationId,
        domainName: address.split('@')[1] || '<DomainName>',
      })),
    },
    {
      action: 'workmail:DescribeOrganization',
      input: asking((address, organizationId) =>
        mayBeJournalSender(address) ? { organizationId } : undefined,
      ),
    },
  ]
}
