import type { DnsEntry } from '../dns/zone.ts'
import type { RegionContext } from '../handlers.ts'
import { AwsError } from '../protocol/aws-error.ts'
import { isDomainName, isSubdomain } from '../ses/domain-name.ts'
import { lookUpIdentity } from '../ses/find-identity.ts'
import type { MailDomainRecord } from '../state/mail-domains.ts'
import type { OrganizationRecord } from '../state/organizations.ts'
import { pageOf } from '../state/paging.ts'
import { onceForToken } from './client-token.ts'
import { mailDomainRecords, publishAtOnce } from './domain-dns.ts'
import { connectDomain, disconnectDomain } from './domain-in-ses.ts'
import { domainOwner } from './domain-owner.ts'
import { domainStatus } from './domain-status.ts'
import { findActiveOrganization } from './find-organization.ts'
import type { Context, Handlers } from './handlers.ts'

/** The most domains of an organization besides its test domain. Source: 00-index, decision 1. */
const maxMailDomains = 1_000

/** AWS's own domain; test domains are subdomains of it. Source: DOM-17. */
const testDomainParent = 'awsapps.com'

/** Finds a domain of an organization, regardless of case. Errors: MailDomainNotFoundException. */
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

/**
 * Finds a domain that the organization can use. Errors: MailDomainNotFoundException,
 * MailDomainStateException. Source: GEN-14, DOM-16.
 */
function findVerifiedDomain(context: Context, organizationId: string, name: string) {
  const domain = findMailDomain(context, organizationId, name)
  if (domainStatus(context, domain.name).ownership !== 'VERIFIED')
    throw new AwsError('MailDomainStateException', `The domain ${name} is not verified.`)
  return domain
}

/**
 * Refuses an address whose domain the organization cannot use. Errors: MailDomainNotFoundException,
 * MailDomainStateException. Source: GEN-14.
 */
export function refuseUnusableDomain(context: Context, organizationId: string, address: string) {
  findVerifiedDomain(context, organizationId, address.slice(address.indexOf('@') + 1))
}

/**
 * Adds a domain to an organization, or refreshes one it has. Errors: InvalidParameterException for
 * a name that nobody can own.
 * Source: EMB-03, DOM-40.
 */
export function addMailDomain(
  context: RegionContext,
  organization: OrganizationRecord,
  name: string,
): void {
  const isTestDomain = isSubdomain(name, testDomainParent)
  const known = context.state.mailDomains.get(organization.id, name)
  if (!isDomainName(name) || (isTestDomain && !known))
    throw new AwsError('InvalidParameterException', `The domain ${name} is not valid.`)
  if (!known) context.state.mailDomains.put(organization.id, { name, isTestDomain: false })
  connectDomain(context, organization, name)
}

/**
 * Gives an organization its test domain. AWS publishes its records, so it is verified from the
 * start. Source: DOM-17, 00-index decision 11.
 */
export function addTestDomain(context: RegionContext, organization: OrganizationRecord): string {
  const name = `${organization.alias.toLowerCase()}.${testDomainParent}`
  context.state.mailDomains.put(organization.id, { name, isTestDomain: true })
  connectDomain(context, organization, name)
  publishAtOnce(context, name)
  return name
}

/**
 * Returns a record as WorkMail shows it: names and targets with their final dots, texts in quotes.
 * Source: 03 §3.1.
 */
function shown({ type, name, value }: DnsEntry) {
  return { Type: type, Hostname: `${name}.`, Value: type === 'TXT' ? `"${value}"` : `${value}.` }
}

export const mailDomains = {
  /**
   * Adds a domain to the organization and to SES. For a domain it already has, it starts
   * verification again and refreshes the policy.
   * Errors, in this order: InvalidParameterException, MailDomainInUseException for a domain of
   * another organization, LimitExceededException. Source: 06 RegisterMailDomain, DOM-02, DOM-14,
   * DOM-40.
   */
  RegisterMailDomain(input, context) {
    const organization = findActiveOrganization(context, input.OrganizationId)
    return onceForToken(context, 'RegisterMailDomain', input, () => {
      const { mailDomains: source } = context.state
      const name = input.DomainName.toLowerCase()
      const owner = domainOwner(context, name)
      if (owner && owner.id !== organization.id)
        throw new AwsError(
          'MailDomainInUseException',
          `The domain ${name} belongs to another organization.`,
        )
      addMailDomain(context, organization, name)
      // The count includes the test domain.
      if (source.count(organization.id, 'name') > maxMailDomains + 1)
        throw new AwsError(
          'LimitExceededException',
          `An organization has ${maxMailDomains} domains at most.`,
        )
      return {}
    })
  },

  /**
   * Removes a domain from the organization. Its identity in SES stays, without WorkMail's policy
   * and route. An unknown domain is no error.
   * Errors: MailDomainInUseException for the test domain, the default domain and while an address
   * uses it, InvalidCustomSesConfigurationException. Source: 06 DeregisterMailDomain, DOM-15.
   */
  DeregisterMailDomain({ OrganizationId, DomainName }, context) {
    const { state } = context
    const organization = findActiveOrganization(context, OrganizationId)
    const name = DomainName.toLowerCase()
    const domain = state.mailDomains.get(OrganizationId, name)
    if (!domain) return {}
    const inUse = (why: string) =>
      new AwsError('MailDomainInUseException', `The domain ${name} ${why}.`)
    if (domain.isTestDomain) throw inUse('is the test domain of the organization')
    if (name === organization.defaultMailDomain)
      throw inUse('is the default domain of the organization')
    if (state.addresses.find(OrganizationId, 'domain', name))
      throw inUse('is used by addresses of users, groups or resources')
    disconnectDomain(context, organization, name)
    state.mailDomains.delete(OrganizationId, name)
    return {}
  },

  /**
   * Makes a domain the default, which is suggested for new addresses; no address changes.
   * Errors: MailDomainNotFoundException, MailDomainStateException unless it is verified.
   * Source: 06 UpdateDefaultMailDomain, DOM-16.
   */
  UpdateDefaultMailDomain({ OrganizationId, DomainName }, context) {
    const organization = findActiveOrganization(context, OrganizationId)
    const { name } = findVerifiedDomain(context, OrganizationId, DomainName)
    context.state.organizations.put(context.region, { ...organization, defaultMailDomain: name })
    return {}
  },

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

  /**
   * Shows a domain's records and verification states. Errors: MailDomainNotFoundException.
   * Source: 06 GetMailDomain.
   */
  GetMailDomain({ OrganizationId, DomainName }, context) {
    const organization = findActiveOrganization(context, OrganizationId)
    const { name, isTestDomain } = findMailDomain(context, OrganizationId, DomainName)
    const { ownership, dkim } = domainStatus(context, name)
    const records = mailDomainRecords(name, context.region, lookUpIdentity(context, name))
    return {
      Records: isTestDomain ? [] : records.map(shown),
      IsTestDomain: isTestDomain,
      IsDefault: name === organization.defaultMailDomain,
      OwnershipVerificationStatus: ownership,
      DkimVerificationStatus: dkim,
    }
  },
} satisfies Handlers
