import { AwsError } from '../protocol/aws-error.ts'
import { mailboxPermissionKey } from '../state/mailbox-permissions.ts'
import { pageOf } from '../state/paging.ts'
import { type Entity, findEntity, refuseResource, refuseUnlessEnabled } from './find-entity.ts'
import { findActiveOrganization } from './find-organization.ts'
import type { Handlers } from './handlers.ts'
import { refuseWithoutMailbox } from './mailboxes.ts'

function refuse(message: string): never {
  throw new AwsError('InvalidParameterException', message)
}

/**
 * Refuses full access for groups: they have no mailbox to open, and cannot open one.
 * Source: PERM-02.
 */
function refuseFullAccess(...entities: Entity[]): void {
  for (const { entityType, name } of entities)
    if (entityType === 'GROUP') refuse(`${name} is a group; FULL_ACCESS is for users only.`)
}

export const mailboxPermissions = {
  /**
   * Sets the permissions of a user or group on the mailbox of an entity; replaces the former ones.
   * Errors: InvalidParameterException for no permission, EntityNotFoundException,
   * InvalidParameterException for the owner itself, a resource as grantee, or FULL_ACCESS with a
   * group, EntityStateException unless both are enabled and an owner who is a user has a mailbox.
   * Source: 06 PutMailboxPermissions, PERM-02, PERM-05, PERM-08.
   */
  PutMailboxPermissions({ OrganizationId, EntityId, GranteeId, PermissionValues }, context) {
    findActiveOrganization(context, OrganizationId)
    if (PermissionValues.length === 0)
      refuse('At least one permission is needed; use DeleteMailboxPermissions to remove them.')
    const owner = findEntity(context, OrganizationId, EntityId, 'id, name or email')
    const grantee = findEntity(context, OrganizationId, GranteeId, 'id, name or email')
    if (owner.id === grantee.id) refuse(`${owner.name} has all permissions on its own mailbox.`)
    refuseResource(grantee)
    if (PermissionValues.includes('FULL_ACCESS')) refuseFullAccess(owner, grantee)
    refuseUnlessEnabled(owner)
    refuseUnlessEnabled(grantee)
    if (owner.entityType === 'USER') refuseWithoutMailbox(owner)
    context.state.mailboxPermissions.put(OrganizationId, {
      ownerId: owner.id,
      granteeId: grantee.id,
      granteeName: grantee.name,
      granteeType: grantee.entityType,
      values: [...new Set(PermissionValues)],
    })
    return {}
  },

  /**
   * Removes all permissions of a user or group on a mailbox, in any state of the two; missing
   * permissions are no error.
   * Errors: EntityNotFoundException. Source: 06 DeleteMailboxPermissions, PERM-07.
   */
  DeleteMailboxPermissions({ OrganizationId, EntityId, GranteeId }, context) {
    findActiveOrganization(context, OrganizationId)
    const owner = findEntity(context, OrganizationId, EntityId, 'id, name or email')
    const grantee = findEntity(context, OrganizationId, GranteeId, 'id, name or email')
    context.state.mailboxPermissions.delete(
      OrganizationId,
      mailboxPermissionKey(owner.id, grantee.id),
    )
    return {}
  },

  /**
   * Lists the grantees of a mailbox and their permissions, by name.
   * Errors: EntityNotFoundException. Source: 06 ListMailboxPermissions, PERM-04.
   */
  ListMailboxPermissions({ OrganizationId, EntityId, ...page }, context) {
    findActiveOrganization(context, OrganizationId)
    const { id } = findEntity(context, OrganizationId, EntityId, 'id, name or email')
    const { items, NextToken } = pageOf(
      context.state.mailboxPermissions,
      OrganizationId,
      { index: 'owner', prefix: `${id}\0` },
      page,
    )
    const permissions = items.map(({ granteeId, granteeType, values }) => ({
      GranteeId: granteeId,
      GranteeType: granteeType,
      PermissionValues: values,
    }))
    return { Permissions: permissions, NextToken }
  },
} satisfies Handlers
