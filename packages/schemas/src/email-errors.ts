import type { AwsCall } from './aws-call.ts'
import { mayBeJournalSender } from './journal-sender.ts'

/** Where a refused address is shown. Source: GEN-10. */
export const addressErrors = {
  EmailAddressInUseException: 'email',
  MailDomainNotFoundException: 'email',
  MailDomainStateException: 'email',
} as const

type Members = Record<string, unknown>

/**
 * The calls that look an address up before anything is sent: whose it is, and whether its domain can be used. `member` is the one
 * that carries the address; nothing is asked where it is absent. Source: GEN-05, 00-index, decision 27.
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
