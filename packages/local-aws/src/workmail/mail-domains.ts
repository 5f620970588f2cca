import { AwsError } from '../protocol/aws-error.ts'
import { pageOf } from '../state/paging.ts'
import type { MailDomainRecord } from '../state/records.ts'
import { findActiveOrganization } from './find-organization.ts'
import type { Context, Handlers } from './handlers.ts'
import { newDkimToken, newVerificationToken } from './new-id.ts'

/** A domain just registered: pending, unless it is the test domain, which is verified from the start. Source: 06 GetMailDomain [D]. */
export function newMailDomain(
  name: string,
  now: Date,
  { isTestDomain = false } = {},
): MailDomainRecord {
  const status = isTestDomain ? 'VERIFIED' : 'PENDING'
  return {
    name,
    isTestDomain,
    ownership: status,
    dkim: status,
    registeredAt: now.getTime(),
    verificationToken: newVerificationToken(),
    dkimTokens: [newDkimToken(), newDkimToken(), newDkimToken()],
  }
}

function findMailDomain(
  { state }: Context,
  organizationId: string,
  name: string,
): MailDomainRecord {
  const domain = state.mailDomains.get(organizationId, name.toLowerCase())
  if (!domain)
    throw new AwsError(
      'MailDomainNotFoundException',
      `The domain ${name} is not registered in the organization.`,
    )
  return domain
}

/** Refuses an address whose domain the organization may not use. Errors: MailDomainNotFoundException, MailDomainStateException. Source: GEN-14. */
export function refuseUnusableDomain(context: Context, organizationId: string, address: string) {
  const name = address.slice(address.indexOf('@') + 1)
  const { ownership } = findMailDomain(context, organizationId, name)
  if (ownership !== 'VERIFIED')
    throw new AwsError('MailDomainStateException', `The domain ${name} is not verified.`)
}

/** The records to publish, in the order of the chapter's table. Source: 03 §3.1, EMB-03. */
function dnsRecords({ name, verificationToken, dkimTokens }: MailDomainRecord, region: string) {
  return [
    { Type: 'TXT', Hostname: `_amazonses.${name}.`, Value: `"${verificationToken}"` },
    { Type: 'MX', Hostname: `${name}.`, Value: `10 inbound-smtp.${region}.amazonaws.com.` },
    {
      Type: 'CNAME',
      Hostname: `autodiscover.${name}.`,
      Value: `autodiscover.mail.${region}.awsapps.com.`,
    },
    ...dkimTokens.map((token) => ({
      Type: 'CNAME',
      Hostname: `${token}._domainkey.${name}.`,
      Value: `${token}.dkim.amazonses.com.`,
    })),
    { Type: 'TXT', Hostname: `${name}.`, Value: '"v=spf1 include:amazonses.com ~all"' },
    {
      Type: 'TXT',
      Hostname: `_dmarc.${name}.`,
      Value: '"v=DMARC1;p=quarantine;pct=100;fo=1"',
    },
  ]
}

export const mailDomains = {
  /** Lists the domains of an organization by name. Source: 06 ListMailDomains. */
  ListMailDomains({ OrganizationId, ...page }, context) {
    const organization = findActiveOrganization(context, OrganizationId)
    const { items, NextToken } = pageOf(
      context.state.mailDomains,
      OrganizationId,
      { index: 'name' },
      page,
    )
    return {
      MailDomains: items.map(({ name }) => ({
        DomainName: name,
        DefaultDomain: name === organization.defaultMailDomain,
      })),
      NextToken,
    }
  },

  /** Shows a domain's records and verification states. Errors: MailDomainNotFoundException. Source: 06 GetMailDomain. */
  GetMailDomain({ OrganizationId, DomainName }, context) {
    const organization = findActiveOrganization(context, OrganizationId)
    const domain = findMailDomain(context, OrganizationId, DomainName)
    return {
      Records: domain.isTestDomain ? [] : dnsRecords(domain, context.region),
      IsTestDomain: domain.isTestDomain,
      IsDefault: domain.name === organization.defaultMailDomain,
      OwnershipVerificationStatus: domain.ownership,
      DkimVerificationStatus: domain.dkim,
    }
  },
} satisfies Handlers
