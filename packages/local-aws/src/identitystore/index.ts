import type { Context, HandlersOf } from '../handlers.ts'
import { AwsError } from '../protocol/aws-error.ts'
import type { IdentityStoreGroupRecord, IdentityStoreUserRecord } from '../state/identity-stores.ts'
import { pageOf } from '../state/paging.ts'

/** The operations of the identity store by their API name, typed by the SDK. */
type Handlers = HandlersOf<typeof import('@aws-sdk/client-identitystore')>

/** Refuses an identity store that no instance has. Errors: ResourceNotFoundException. */
function refuseUnknownStore({ state, region }: Context, IdentityStoreId: string): void {
  const instances = [...state.identityCenterInstances.each(region, { index: 'arn' })]
  if (instances.some(({ identityStoreId }) => identityStoreId === IdentityStoreId)) return
  throw new AwsError('ResourceNotFoundException', `IDENTITY_STORE ${IdentityStoreId} not found.`)
}

function shownUser(IdentityStoreId: string, user: IdentityStoreUserRecord) {
  const { id, userName, displayName, givenName, familyName, email, enabled, createdAt } = user
  return {
    ...{ IdentityStoreId, UserId: id, UserName: userName, DisplayName: displayName },
    Name: { GivenName: givenName, FamilyName: familyName },
    UserStatus: enabled ? ('ENABLED' as const) : ('DISABLED' as const),
    CreatedAt: new Date(createdAt),
    ...(email === undefined ? {} : { Emails: [{ Value: email, Type: 'work', Primary: true }] }),
  }
}

function shownGroup(IdentityStoreId: string, group: IdentityStoreGroupRecord) {
  const { id, displayName, description, createdAt } = group
  return {
    ...{ IdentityStoreId, GroupId: id, DisplayName: displayName, Description: description },
    CreatedAt: new Date(createdAt),
  }
}

type Filter = { AttributePath: string | undefined; AttributeValue: string | undefined }

/**
 * Returns the value that the only filter asks for. Errors: ValidationException for another attribute,
 * or more than one filter. Source: API reference, ListUsers and ListGroups, `Filters`.
 */
function filtered(filters: readonly Filter[] | undefined, path: string): string | undefined {
  const [filter, ...others] = filters ?? []
  if (!filter) return undefined
  if (filter.AttributePath !== path || others.length > 0)
    throw new AwsError('ValidationException', `The only filter is one of ${path}.`)
  return filter.AttributeValue?.toLowerCase()
}

/** The identity store operations that are built, by name. */
export const identitystoreHandlers: Handlers = {
  /**
   * Lists the users by user name, in pages; with a filter, the one of that user name.
   * Errors: ResourceNotFoundException for an unknown identity store, ValidationException for another
   * filter.
   * Source: API reference, ListUsers.
   */
  ListUsers({ IdentityStoreId, Filters, ...page }, context) {
    refuseUnknownStore(context, IdentityStoreId)
    const wanted = filtered(Filters, 'UserName')
    const users = context.state.identityStoreUsers
    if (wanted !== undefined) {
      const found = users.find(IdentityStoreId, 'userName', wanted)
      return { Users: found ? [shownUser(IdentityStoreId, found)] : [] }
    }
    const { items, NextToken } = pageOf(users, IdentityStoreId, { index: 'userName' }, page)
    return { NextToken, Users: items.map((user) => shownUser(IdentityStoreId, user)) }
  },

  /**
   * Describes a user. Errors: ResourceNotFoundException for an unknown identity store or user.
   * Source: API reference, DescribeUser.
   */
  DescribeUser({ IdentityStoreId, UserId }, context) {
    refuseUnknownStore(context, IdentityStoreId)
    const user = context.state.identityStoreUsers.get(IdentityStoreId, UserId)
    if (user) return shownUser(IdentityStoreId, user)
    throw new AwsError('ResourceNotFoundException', `USER ${UserId} not found.`)
  },

  /**
   * Lists the groups by name, in pages; with a filter, the one of that name.
   * Errors: ResourceNotFoundException for an unknown identity store, ValidationException for another
   * filter.
   * Source: API reference, ListGroups.
   */
  ListGroups({ IdentityStoreId, Filters, ...page }, context) {
    refuseUnknownStore(context, IdentityStoreId)
    const wanted = filtered(Filters, 'DisplayName')
    const groups = context.state.identityStoreGroups
    if (wanted !== undefined) {
      const found = groups.find(IdentityStoreId, 'displayName', wanted)
      return { Groups: found ? [shownGroup(IdentityStoreId, found)] : [] }
    }
    const { items, NextToken } = pageOf(groups, IdentityStoreId, { index: 'displayName' }, page)
    return { NextToken, Groups: items.map((group) => shownGroup(IdentityStoreId, group)) }
  },

  /**
   * Lists the members of a group, in pages.
   * Errors: ResourceNotFoundException for an unknown identity store or group.
   * Source: API reference, ListGroupMemberships.
   */
  ListGroupMemberships({ IdentityStoreId, GroupId, ...page }, context) {
    refuseUnknownStore(context, IdentityStoreId)
    if (!context.state.identityStoreGroups.get(IdentityStoreId, GroupId))
      throw new AwsError('ResourceNotFoundException', `GROUP ${GroupId} not found.`)
    const { items, NextToken } = pageOf(
      context.state.identityStoreMemberships,
      IdentityStoreId,
      { index: 'group', prefix: `${GroupId}\0` },
      page,
    )
    return {
      NextToken,
      GroupMemberships: items.map(({ id, userId, createdAt }) => ({
        ...{ IdentityStoreId, MembershipId: id, GroupId, MemberId: { UserId: userId } },
        CreatedAt: new Date(createdAt),
      })),
    }
  },
}
