import { AwsError } from '../protocol/aws-error.ts'
import { IdentityProviderConfigurationRecord } from '../state/identity-center.ts'
import { findActiveOrganization } from './find-organization.ts'
import type { Handlers } from './handlers.ts'

export const identityProviderConfiguration = {
  /**
   * Configures how people sign in through IAM Identity Center; replaces the whole configuration.
   * Existing tokens keep their expiry.
   * Errors: ResourceNotFoundException for an application that was not created in this instance.
   * Source: 06 PutIdentityProviderConfiguration, PAT-02.
   */
  PutIdentityProviderConfiguration({ OrganizationId, ...input }, context) {
    findActiveOrganization(context, OrganizationId)
    const { state, region } = context
    const configuration = IdentityProviderConfigurationRecord.parse({
      organizationId: OrganizationId,
      authenticationMode: input.AuthenticationMode,
      identityCenter: input.IdentityCenterConfiguration,
      personalAccessTokens: input.PersonalAccessTokenConfiguration,
    })
    const { ApplicationArn, InstanceArn } = configuration.identityCenter
    const application = state.identityCenterApplications.get(region, ApplicationArn)
    if (application?.instanceArn !== InstanceArn)
      throw new AwsError(
        'ResourceNotFoundException',
        `The application ${ApplicationArn} does not exist in ${InstanceArn}.`,
      )
    state.identityProviderConfigurations.put(region, configuration)
    return {}
  },

  /**
   * Shows the configuration. Errors: ResourceNotFoundException while there is none.
   * Source: 06 DescribeIdentityProviderConfiguration, IDC-01.
   */
  DescribeIdentityProviderConfiguration({ OrganizationId }, context) {
    findActiveOrganization(context, OrganizationId)
    const configuration = context.state.identityProviderConfigurations.get(
      context.region,
      OrganizationId,
    )
    if (!configuration)
      throw new AwsError(
        'ResourceNotFoundException',
        `IAM Identity Center is not enabled for the organization ${OrganizationId}.`,
      )
    return {
      AuthenticationMode: configuration.authenticationMode,
      IdentityCenterConfiguration: configuration.identityCenter,
      PersonalAccessTokenConfiguration: configuration.personalAccessTokens,
    }
  },

  /**
   * Restores signing in with the passwords of the directory; the application, associations and
   * tokens stay. Source: 06 DeleteIdentityProviderConfiguration, IDC-14.
   */
  DeleteIdentityProviderConfiguration({ OrganizationId }, context) {
    findActiveOrganization(context, OrganizationId)
    context.state.identityProviderConfigurations.delete(context.region, OrganizationId)
    return {}
  },
} satisfies Handlers
