import type { RegionContext } from '../handlers.ts'
import { identityArn } from '../ses/arns.ts'
import { startDkim } from '../ses/dkim.ts'
import { lookUpIdentity } from '../ses/find-identity.ts'
import { withoutPolicy, withPolicy } from '../ses/identity-policies.ts'
import type { OrganizationRecord } from '../state/organizations.ts'
import { removeRoute, routeToOrganization, stopRouting } from './mail-routing.ts'
import { organizationArn } from './organization-arn.ts'

/**
 * Returns the name of WorkMail's policy on an identity; AWS does not document the real one.
 * Source: 06 §11.9 [D].
 */
export function workmailPolicyName(organizationId: string): string {
  return `WorkMail-${organizationId}`
}

/** Returns the policy by which WorkMail sends for a domain. Source: DOM-41. */
function workmailPolicy(organization: OrganizationRecord, domain: string): string {
  const { region } = organization
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AuthorizeWorkMail',
        Effect: 'Allow',
        Principal: { Service: `workmail.${region}.amazonaws.com` },
        Action: ['ses:*'],
        Resource: identityArn(region, domain),
        Condition: { ArnEquals: { 'aws:SourceArn': organizationArn(organization) } },
      },
    ],
  })
}

/**
 * Makes a domain an identity of SES, requests its DKIM records, lets WorkMail send for it, and
 * routes its mail to the organization. If done again, it refreshes all of that. Source: DOM-14,
 * EMB-03, 06 RegisterMailDomain.
 */
export function connectDomain(
  context: RegionContext,
  organization: OrganizationRecord,
  domain: string,
) {
  const identity = startDkim(context, domain)
  context.state.identities.put(context.region, {
    ...identity,
    policies: withPolicy(
      identity,
      workmailPolicyName(organization.id),
      workmailPolicy(organization, domain),
    ),
  })
  routeToOrganization(context, organization, domain)
}

/**
 * Removes WorkMail's policy from a domain and stops routing its mail; the identity stays.
 * Errors: InvalidCustomSesConfigurationException. Source: 06 DeregisterMailDomain, DOM-15.
 */
export function disconnectDomain(
  context: RegionContext,
  organization: OrganizationRecord,
  domain: string,
): void {
  stopRouting(context, organization, domain)
  withdrawPolicy(context, organization, domain)
}

/**
 * Removes WorkMail's policies and route from all domains of an organization that is being deleted.
 * Source: 06 DeleteOrganization [D].
 */
export function disconnectOrganization(
  context: RegionContext,
  organization: OrganizationRecord,
): void {
  const { items } = context.state.mailDomains.slice(organization.id, {
    index: 'name',
    limit: 10_000,
  })
  for (const { name } of items) withdrawPolicy(context, organization, name)
  removeRoute(context, organization)
}

function withdrawPolicy(context: RegionContext, { id }: OrganizationRecord, domain: string): void {
  const identity = lookUpIdentity(context, domain)
  if (!identity) return
  const policies = withoutPolicy(identity, workmailPolicyName(id))
  context.state.identities.put(context.region, { ...identity, policies })
}
