import { findActiveOrganization } from './find-organization.ts'
import type { Handlers } from './handlers.ts'

export const inboundDmarc = {
  /**
   * Enforces the DMARC policies of senders, or ignores them. Source: 06 PutInboundDmarcSettings.
   */
  PutInboundDmarcSettings({ OrganizationId, Enforced }, context) {
    findActiveOrganization(context, OrganizationId)
    context.state.inboundDmarcSettings.put(context.region, {
      organizationId: OrganizationId,
      enforced: Enforced,
    })
    return {}
  },

  /**
   * Shows whether the policies are enforced, as they are in a new organization.
   * Source: 06 DescribeInboundDmarcSettings, DMARC-01.
   */
  DescribeInboundDmarcSettings({ OrganizationId }, context) {
    findActiveOrganization(context, OrganizationId)
    const settings = context.state.inboundDmarcSettings.get(context.region, OrganizationId)
    return { Enforced: settings?.enforced ?? true }
  },
} satisfies Handlers
