import { regions } from '@mailroom/schemas/region'
import { account } from '../access/principals.ts'
import { AwsError } from '../protocol/aws-error.ts'
import type { LifecycleRecord, OrganizationRecord } from '../state/organizations.ts'
import { pageOf } from '../state/paging.ts'
import { onceForToken } from './client-token.ts'
import { putDefaultRules } from './default-rules.ts'
import {
  refuseOtherAlias,
  refuseOtherDirectory,
  refuseUnusableKey,
  usableDirectory,
} from './directories-and-keys.ts'
import { publishInZone } from './domain-dns.ts'
import { disconnectOrganization } from './domain-in-ses.ts'
import { domainOwner } from './domain-owner.ts'
import { findOrganization } from './find-organization.ts'
import type { Context, Handlers } from './handlers.ts'
import { addMailDomain, addTestDomain } from './mail-domains.ts'
import { newId } from './new-id.ts'
import { organizationArn } from './organization-arn.ts'
import {
  completedDate,
  errorMessage,
  organizationState,
  usualLifecycle,
} from './organization-state.ts'

/** The most organizations of an account per Region. Source: 06 CreateOrganization [G]. */
const maxOrganizations = 100

function isAlive(organization: OrganizationRecord, { now }: Context): boolean {
  return organizationState(organization, now) !== 'Deleted'
}

function living(context: Context): OrganizationRecord[] {
  return context.state.organizations
    .slice(context.region, { index: 'alias', limit: 10_000 })
    .items.filter((organization) => isAlive(organization, context))
}

/** Returns how the states of organizations follow each other from now on. Source: ORG-06. */
function lifecycleNow({ state }: Context): LifecycleRecord {
  return state.lifecycles.get(account, 'organizations') ?? usualLifecycle
}

function refuseTakenAlias(context: Context, alias: string): void {
  const prefix = alias.toLowerCase()
  const taken = regions
    .flatMap(
      (region) =>
        context.state.organizations.slice(region, { index: 'alias', prefix, limit: 10_000 }).items,
    )
    // Deleted organizations may have had the same alias.
    .some((other) => isAlive(other, context) && other.alias.toLowerCase() === prefix)
  if (taken) throw new AwsError('NameAvailabilityException', `The alias ${alias} is not available.`)
}

export const organizations = {
  /**
   * Starts creating an organization; it is Active after a few seconds of the clock, or as the control
   * `lifecycle` says.
   * Errors: NameAvailabilityException for an alias in use in any Region, DirectoryInUseException,
   * DirectoryUnavailableException for a directory that Directory Service does not have, or that is
   * shared, multi-Region or not Active, LimitExceededException, InvalidParameterException for an
   * alias that is not the directory's, interoperability without an AD Connector, a key of the
   * account that KMS does not have, or that is not enabled or not symmetric, and a domain that is
   * invalid, in use, or not in its hosted zone, into which its records are written. Source: 06 CreateOrganization, ORG-10, ORG-15, 00-index decision 25.
   */
  CreateOrganization(input, context) {
    return onceForToken(context, 'CreateOrganization', input, () => {
      const { state, region, now } = context
      const { Alias, DirectoryId, EnableInteroperability = false, Domains = [] } = input
      const others = living(context)
      if (
        DirectoryId !== undefined &&
        others.some(({ directoryId }) => directoryId === DirectoryId)
      )
        throw new AwsError('DirectoryInUseException', `The directory ${DirectoryId} is in use.`)
      const directory =
        DirectoryId === undefined ? undefined : usableDirectory(context, DirectoryId)
      refuseOtherAlias(directory, Alias)
      refuseOtherDirectory(directory, EnableInteroperability)
      if (input.KmsKeyArn !== undefined) refuseUnusableKey(context, input.KmsKeyArn)
      refuseTakenAlias(context, Alias)
      if (others.length >= maxOrganizations)
        throw new AwsError(
          'LimitExceededException',
          `An account has ${maxOrganizations} organizations at most.`,
        )
      const testDomain = `${Alias.toLowerCase()}.awsapps.com`
      const organization: OrganizationRecord = {
        id: newId.organization(),
        alias: Alias,
        region,
        directoryId: DirectoryId ?? newId.directory(),
        directoryType: directory?.type ?? 'VpcDirectory',
        defaultMailDomain: testDomain,
        interoperabilityEnabled: EnableInteroperability,
        requestedAt: now.getTime(),
        lifecycle: lifecycleNow(context),
      }
      state.organizations.put(region, organization)
      addTestDomain(context, organization)
      putDefaultRules(state, organization.id, now)
      for (const { DomainName = '', HostedZoneId } of Domains) {
        const name = DomainName.toLowerCase()
        if (domainOwner(context, name))
          throw new AwsError('InvalidParameterException', `The domain ${name} is in use.`)
        addMailDomain(context, organization, name)
        if (HostedZoneId !== undefined) publishInZone(context, name, HostedZoneId)
      }
      return { OrganizationId: organization.id }
    })
  },

  /**
   * Describes an organization in any state, also a deleted one.
   * Errors: OrganizationNotFoundException. Source: 06 DescribeOrganization.
   */
  DescribeOrganization({ OrganizationId }, context) {
    const organization = findOrganization(context, OrganizationId)
    return {
      OrganizationId,
      Alias: organization.alias,
      State: organizationState(organization, context.now),
      ErrorMessage: errorMessage(organization, context.now),
      DirectoryId: organization.directoryId,
      DirectoryType: organization.directoryType,
      DefaultMailDomain: organization.defaultMailDomain,
      CompletedDate: completedDate(organization, context.now),
      ARN: organizationArn(organization),
      MigrationAdmin: organization.migrationAdmin,
      InteroperabilityEnabled: organization.interoperabilityEnabled,
    }
  },

  /**
   * Lists the organizations of the Region, deleted ones too, by alias. Source: 00-index, decision
   * 12.
   */
  ListOrganizations(input, context) {
    const { items, NextToken } = pageOf(
      context.state.organizations,
      context.region,
      { index: 'alias' },
      input,
    )
    return {
      OrganizationSummaries: items.map((organization) => ({
        OrganizationId: organization.id,
        Alias: organization.alias,
        DefaultMailDomain: organization.defaultMailDomain,
        State: organizationState(organization, context.now),
        ErrorMessage: errorMessage(organization, context.now),
      })),
      NextToken,
    }
  },

  /**
   * Starts deleting an organization. Errors: OrganizationStateException while it has enabled users
   * and `ForceDelete` is not set, or when it is neither Active nor Failed;
   * InvalidCustomSesConfigurationException for a broken receipt rule.
   * Source: 06 DeleteOrganization, ORG-05, ORG-36.
   */
  DeleteOrganization(input, context) {
    return onceForToken(context, 'DeleteOrganization', input, () => {
      const { OrganizationId, ForceDelete = false } = input
      const organization = findOrganization(context, OrganizationId)
      const state = organizationState(organization, context.now)
      if (state !== 'Active' && state !== 'Failed')
        throw new AwsError(
          'OrganizationStateException',
          `Organization ${OrganizationId} is not Active, state: ${state}`,
        )
      if (!ForceDelete && context.state.users.count(OrganizationId, 'state', 'ENABLED\0') > 0)
        throw new AwsError(
          'OrganizationStateException',
          `Organization ${OrganizationId} has enabled users; use ForceDelete to delete it all the same.`,
        )
      // The organization's application in Identity Center is no longer in use.
      context.state.identityProviderConfigurations.delete(context.region, OrganizationId)
      disconnectOrganization(context, organization)
      const { forced: _, ...kept } = organization
      context.state.organizations.put(context.region, {
        ...kept,
        lifecycle: {
          ...(kept.lifecycle ?? usualLifecycle),
          deletingMs: lifecycleNow(context).deletingMs,
        },
        deletedAt: context.now.getTime(),
      })
      return { OrganizationId, State: 'Deleting' }
    })
  },
} satisfies Handlers
