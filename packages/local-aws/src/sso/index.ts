import { accountId } from '../account.ts'
import type { Context, HandlersOf } from '../handlers.ts'
import { AwsError } from '../protocol/aws-error.ts'
import { pageOf } from '../state/paging.ts'

/** The operations of IAM Identity Center by their API name, typed by the SDK. */
type Handlers = HandlersOf<typeof import('@aws-sdk/client-sso-admin')>

/** Finds an application. Errors: ResourceNotFoundException. */
function findApplication({ state, region }: Context, applicationArn: string) {
  const application = state.identityCenterApplications.get(region, applicationArn)
  if (application) return application
  throw new AwsError(
    'ResourceNotFoundException',
    `Application with ARN ${applicationArn} not found.`,
  )
}

/** The identity store of an instance; undefined for an instance that is not here. */
export function identityStoreOf({ state, region }: Context, instanceArn: string) {
  return state.identityCenterInstances.get(region, instanceArn)?.identityStoreId
}

/** The IAM Identity Center operations that are built, by name. */
export const ssoHandlers: Handlers = {
  /**
   * Lists the instances of the Region; an account has one in one Region.
   * Source: API reference, ListInstances.
   */
  ListInstances(page, { state, region }) {
    const { items, NextToken } = pageOf(
      state.identityCenterInstances,
      region,
      { index: 'arn' },
      page,
    )
    return {
      NextToken,
      Instances: items.map(({ arn, identityStoreId, name, createdAt }) => ({
        ...{ InstanceArn: arn, IdentityStoreId: identityStoreId, Name: name },
        ...{ OwnerAccountId: accountId, Status: 'ACTIVE', CreatedDate: new Date(createdAt) },
      })),
    }
  },

  /**
   * Lists the users and groups that an application is assigned to, in pages.
   * Errors: ResourceNotFoundException for an unknown application.
   * Source: API reference, ListApplicationAssignments; IDC-05.
   */
  ListApplicationAssignments({ ApplicationArn, ...page }, context) {
    findApplication(context, ApplicationArn)
    const { items, NextToken } = pageOf(
      context.state.applicationAssignments,
      context.region,
      { index: 'application', prefix: `${ApplicationArn}\0` },
      page,
    )
    return {
      NextToken,
      ApplicationAssignments: items.map(({ principalId, principalType }) => ({
        ...{ ApplicationArn, PrincipalId: principalId, PrincipalType: principalType },
      })),
    }
  },

  /**
   * Assigns an application to a user or a group; again is no error.
   * Errors: ResourceNotFoundException for an unknown application, user or group.
   * Source: API reference, CreateApplicationAssignment; IDC-04, IDC-05.
   */
  CreateApplicationAssignment({ ApplicationArn, PrincipalId, PrincipalType }, context) {
    const { state, region } = context
    const { instanceArn } = findApplication(context, ApplicationArn)
    const store = identityStoreOf(context, instanceArn) ?? ''
    const source = PrincipalType === 'GROUP' ? state.identityStoreGroups : state.identityStoreUsers
    if (!source.get(store, PrincipalId))
      throw new AwsError(
        'ResourceNotFoundException',
        `${PrincipalType} ${PrincipalId} not found in the identity store ${store}.`,
      )
    state.applicationAssignments.put(region, {
      ...{ applicationArn: ApplicationArn, principalId: PrincipalId },
      principalType: PrincipalType,
    })
    return {}
  },

  /**
   * Ends an assignment. Errors: ResourceNotFoundException for an unknown application or assignment.
   * Source: API reference, DeleteApplicationAssignment.
   */
  DeleteApplicationAssignment({ ApplicationArn, PrincipalId, PrincipalType }, context) {
    findApplication(context, ApplicationArn)
    const key = [ApplicationArn, PrincipalType, PrincipalId].join('\0')
    if (!context.state.applicationAssignments.get(context.region, key))
      throw new AwsError(
        'ResourceNotFoundException',
        `${PrincipalType} ${PrincipalId} is not assigned to ${ApplicationArn}.`,
      )
    context.state.applicationAssignments.delete(context.region, key)
    return {}
  },
}
