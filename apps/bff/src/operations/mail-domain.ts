import type { AwsContext } from './handlers.ts'

/**
 * Reads a mail domain from WorkMail, before anything else asks about its name or changes it: Amazon
 * SES, Route 53 and the DNS also have domains that only other applications of the account use.
 * Errors: those of GetMailDomain, such as MailDomainNotFoundException.
 */
export function readMailDomain(
  { organizationId, domainName }: { organizationId: string; domainName: string },
  { workmail }: Pick<AwsContext, 'workmail'>,
) {
  return workmail.getMailDomain({ OrganizationId: organizationId, DomainName: domainName })
}
