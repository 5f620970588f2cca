import { randomBytes } from 'node:crypto'
import { accountId } from '../account.ts'
import { AwsError } from '../protocol/aws-error.ts'
import { onceForToken } from './client-token.ts'
import type { Handlers } from './handlers.ts'

/** Applications belong to the account in a Region, not to an organization. */
export const identityCenterApplications = {
  /**
   * Creates the application of WorkMail in an instance; nobody signs in through it yet.
   * Source: 06 CreateIdentityCenterApplication, IDC-03.
   */
  CreateIdentityCenterApplication(input, context) {
    return onceForToken(context, 'CreateIdentityCenterApplication', input, () => {
      const { Name, InstanceArn } = input
      const [partition, instance] = [InstanceArn.split(':')[1], InstanceArn.split('/')[1]]
      const arn = `arn:${partition}:sso::${accountId}:application/${instance}/apl-${randomBytes(8).toString('hex')}`
      context.state.identityCenterApplications.put(context.region, {
        arn,
        name: Name,
        instanceArn: InstanceArn,
      })
      return { ApplicationArn: arn }
    })
  },

  /**
   * Deletes an application with its assignments; a missing one is no error.
   * Errors: OrganizationStateException while an organization uses it.
   * Source: 06 DeleteIdentityCenterApplication.
   */
  DeleteIdentityCenterApplication({ ApplicationArn }, { state, region }) {
    if (state.identityProviderConfigurations.find(region, 'application', ApplicationArn))
      throw new AwsError(
        'OrganizationStateException',
        `The application ${ApplicationArn} is in use by an organization.`,
      )
    state.applicationAssignments.deleteRange(region, {
      ...{ index: 'application', prefix: `${ApplicationArn}\0` },
    })
    state.identityCenterApplications.delete(region, ApplicationArn)
    return {}
  },
} satisfies Handlers
