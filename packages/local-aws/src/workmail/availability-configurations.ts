import { AwsError } from '../protocol/aws-error.ts'
import {
  type AvailabilityConfigurationRecord,
  AvailabilityProvider,
} from '../state/availability-configurations.ts'
import { pageOf } from '../state/paging.ts'
import { testAvailability } from './availability-test.ts'
import { onceForToken } from './client-token.ts'
import { findActiveOrganization } from './find-organization.ts'
import type { Context, Handlers } from './handlers.ts'

/**
 * Returns the provider of a request, without the password. Errors: InvalidParameterException for
 * none or both.
 */
function providerOf(input: { EwsProvider?: unknown; LambdaProvider?: unknown }) {
  if ((input.EwsProvider === undefined) === (input.LambdaProvider === undefined))
    throw new AwsError('InvalidParameterException', 'Give one provider: EWS or Lambda.')
  return AvailabilityProvider.parse(input)
}

function findConfiguration(
  { state }: Context,
  organizationId: string,
  domainName: string,
): AvailabilityConfigurationRecord {
  const configuration = state.availabilityConfigurations.get(
    organizationId,
    domainName.toLowerCase(),
  )
  if (!configuration)
    throw new AwsError(
      'ResourceNotFoundException',
      `The domain ${domainName} has no availability configuration.`,
    )
  return configuration
}

export const availabilityConfigurations = {
  /**
   * Sets the source of a domain's free/busy data. AWS does not document a limit, so there is none
   * here.
   * Errors: InvalidParameterException unless there is one provider, NameAvailabilityException for a
   * domain that has a configuration. Source: 06 CreateAvailabilityConfiguration, AVAIL-04.
   */
  CreateAvailabilityConfiguration(input, context) {
    const { OrganizationId, DomainName } = input
    findActiveOrganization(context, OrganizationId)
    const provider = providerOf(input)
    // The request is remembered without its password.
    const request = { OrganizationId, DomainName, provider, ClientToken: input.ClientToken }
    return onceForToken(context, 'CreateAvailabilityConfiguration', request, () => {
      const domainName = DomainName.toLowerCase()
      const configurations = context.state.availabilityConfigurations
      if (configurations.get(OrganizationId, domainName))
        throw new AwsError(
          'NameAvailabilityException',
          `The domain ${DomainName} has an availability configuration already.`,
        )
      const at = context.now.getTime()
      configurations.put(OrganizationId, { domainName, provider, createdAt: at, modifiedAt: at })
      return {}
    })
  },

  /**
   * Replaces the provider of a domain, also with one of the other type.
   * Errors: InvalidParameterException unless there is one provider, ResourceNotFoundException.
   * Source: 06 UpdateAvailabilityConfiguration, AVAIL-05.
   */
  UpdateAvailabilityConfiguration({ OrganizationId, DomainName, ...input }, context) {
    findActiveOrganization(context, OrganizationId)
    const provider = providerOf(input)
    const former = findConfiguration(context, OrganizationId, DomainName)
    context.state.availabilityConfigurations.put(OrganizationId, {
      ...former,
      provider,
      modifiedAt: context.now.getTime(),
    })
    return {}
  },

  /**
   * Deletes the configuration of a domain; a missing one is no error.
   * Source: 06 DeleteAvailabilityConfiguration.
   */
  DeleteAvailabilityConfiguration({ OrganizationId, DomainName }, context) {
    findActiveOrganization(context, OrganizationId)
    context.state.availabilityConfigurations.delete(OrganizationId, DomainName.toLowerCase())
    return {}
  },

  /**
   * Lists the configurations by domain, never a password.
   * Source: 06 ListAvailabilityConfigurations, AVAIL-03.
   */
  ListAvailabilityConfigurations({ OrganizationId, ...page }, context) {
    findActiveOrganization(context, OrganizationId)
    const { items, NextToken } = pageOf(
      context.state.availabilityConfigurations,
      OrganizationId,
      { index: 'domainName' },
      page,
    )
    return {
      AvailabilityConfigurations: items.map(({ domainName, provider, createdAt, modifiedAt }) => ({
        DomainName: domainName,
        ProviderType: provider.EwsProvider ? ('EWS' as const) : ('LAMBDA' as const),
        ...provider,
        DateCreated: new Date(createdAt),
        DateModified: new Date(modifiedAt),
      })),
      NextToken,
    }
  },

  /**
   * Tests the provider of a domain, or one that is not saved yet; a failed test is an answer, not
   * an error.
   * Errors: InvalidParameterException unless there is one thing to test, ResourceNotFoundException.
   * Source: 06 TestAvailabilityConfiguration, A-26.
   */
  TestAvailabilityConfiguration({ OrganizationId, DomainName, ...input }, context) {
    findActiveOrganization(context, OrganizationId)
    if (DomainName === undefined) return testAvailability(providerOf(input))
    if (input.EwsProvider || input.LambdaProvider)
      throw new AwsError('InvalidParameterException', 'Give a domain or a provider, not both.')
    return testAvailability(findConfiguration(context, OrganizationId, DomainName).provider)
  },
} satisfies Handlers
