import { releaseAddresses } from './addresses.ts'
import type { Entity } from './find-entity.ts'
import type { Context } from './handlers.ts'
import { failExportsOf } from './mailbox-export-jobs.ts'
import { deleteOverridesOf } from './mobile-device-access-overrides.ts'
import { deleteDevicesOf } from './mobile-devices.ts'
import { deleteTokensOf } from './personal-access-tokens.ts'

/** Saves an entity. */
export function putEntity({ state }: Context, organizationId: string, entity: Entity): void {
  if (entity.entityType === 'USER') state.users.put(organizationId, entity)
  else if (entity.entityType === 'GROUP') state.groups.put(organizationId, entity)
  else state.resources.put(organizationId, entity)
}

/**
 * Deletes an entity and everything that refers to it: addresses, memberships, delegations,
 * permissions, devices, overrides and tokens. A running export fails. Source: EMB-06.
 */
export function deleteEntity(context: Context, organizationId: string, entity: Entity): void {
  const { users, groups, resources, memberships, delegates, mailboxPermissions } = context.state
  const prefix = `${entity.id}\0`
  releaseAddresses(context, organizationId, entity.id)
  memberships.deleteRange(organizationId, { index: 'group', prefix })
  memberships.deleteRange(organizationId, { index: 'member', prefix })
  delegates.deleteRange(organizationId, { index: 'resource', prefix })
  delegates.deleteRange(organizationId, { index: 'delegate', prefix })
  mailboxPermissions.deleteRange(organizationId, { index: 'owner', prefix })
  mailboxPermissions.deleteRange(organizationId, { index: 'grantee', prefix })
  deleteOverridesOf(context, organizationId, entity.id)
  deleteDevicesOf(context, organizationId, entity.id)
  deleteTokensOf(context, organizationId, entity.id)
  failExportsOf(context, organizationId, entity.id)
  const kept = { USER: users, GROUP: groups, RESOURCE: resources }
  kept[entity.entityType].delete(organizationId, entity.id)
}
