import { AwsError } from '../protocol/aws-error.ts'
import { makePrimary, refuseTakenAddress, releaseAddresses } from './addresses.ts'
import { putEntity } from './change-entity.ts'
import { type Entity, findEntity, refuseSystemUser, refuseUnlessEnabled } from './find-entity.ts'
import {
  findActiveOrganization,
  refuseInteroperability,
  refuseReadOnlyDirectory,
} from './find-organization.ts'
import type { Handlers } from './handlers.ts'
import { refuseUnusableDomain } from './mail-domains.ts'
import { mailboxKeptMs } from './mailboxes.ts'
import { endMigrationBy } from './migration-admin.ts'
import { disconnectDevicesOf } from './mobile-devices.ts'

/**
 * Returns an entity with its new address. A user gets a mailbox, within 30 days the former one; a
 * remote user has none. Source: USR-03.
 */
function enabled(entity: Entity, email: string, at: number): Entity {
  const { disabledAt, ...kept } = entity
  const now = { state: 'ENABLED', email, enabledAt: at } as const
  if (kept.entityType !== 'USER') return { ...kept, ...now }
  const { mailboxDeprovisionedAt: _, mailboxProvisionedAt, ...user } = kept
  const mailboxIsThere = disabledAt !== undefined && at - disabledAt <= mailboxKeptMs
  const provisionedAt = mailboxIsThere ? (mailboxProvisionedAt ?? at) : at
  return {
    ...user,
    ...now,
    ...(user.role === 'USER' ? { mailboxProvisionedAt: provisionedAt } : {}),
  }
}

/** Returns a disabled entity. It still shows its last address, but no longer owns it. */
function disabled(entity: Entity, at: number): Entity {
  const now = { state: 'DISABLED', disabledAt: at } as const
  return entity.entityType === 'USER' && entity.role === 'USER'
    ? { ...entity, ...now, mailboxDeprovisionedAt: at }
    : { ...entity, ...now }
}

export const registration = {
  /**
   * Enables an entity, by id or name, and gives it its primary address; a mailbox that was disabled
   * in the last 30 days is restored.
   * Errors: EntityNotFoundException, UnsupportedOperationException for a resource in
   * interoperability mode, EntityStateException for a system user or an Exchange resource,
   * EntityAlreadyRegisteredException with another address (with the same one nothing happens),
   * MailDomainNotFoundException, MailDomainStateException, EmailAddressInUseException.
   * Source: 06 RegisterToWorkMail, USR-03, USR-07, GRP-04, RES-11, RES-14, EMB-06.
   */
  RegisterToWorkMail({ OrganizationId, EntityId, Email }, context) {
    const organization = findActiveOrganization(context, OrganizationId)
    const entity = findEntity(context, OrganizationId, EntityId, 'id or name')
    if (entity.entityType === 'RESOURCE') refuseInteroperability(organization)
    refuseSystemUser(entity)
    if (entity.entityType === 'USER' && entity.role === 'RESOURCE')
      throw new AwsError(
        'EntityStateException',
        `The entity ${entity.name} is a resource of Exchange.`,
      )
    if (entity.state === 'ENABLED') {
      if (entity.email?.toLowerCase() === Email.toLowerCase()) return {}
      throw new AwsError(
        'EntityAlreadyRegisteredException',
        `The entity ${entity.name} is already registered.`,
      )
    }
    refuseUnusableDomain(context, OrganizationId, Email)
    refuseTakenAddress(context, OrganizationId, Email, entity.id)
    makePrimary(context, OrganizationId, entity.id, Email)
    putEntity(context, OrganizationId, enabled(entity, Email, context.now.getTime()))
    return {}
  },

  /**
   * Disables an entity at once and releases its addresses; the mailbox of a user is kept for 30
   * days. Memberships, delegations and permissions stay, without effect, until the entity is
   * deleted. A user's devices go offline, and a migration administrator loses that role.
   * Errors: EntityNotFoundException, EntityStateException unless it is enabled.
   * Source: 06 DeregisterFromWorkMail, 00-index, decision 8, GRP-13.
   */
  DeregisterFromWorkMail({ OrganizationId, EntityId }, context) {
    const organization = findActiveOrganization(context, OrganizationId)
    const entity = findEntity(context, OrganizationId, EntityId, 'id, name or email')
    refuseSystemUser(entity)
    refuseUnlessEnabled(entity)
    releaseAddresses(context, OrganizationId, entity.id)
    disconnectDevicesOf(context, OrganizationId, entity.id)
    endMigrationBy(context, organization, entity.id)
    putEntity(context, OrganizationId, disabled(entity, context.now.getTime()))
    return {}
  },

  /**
   * Makes an address the primary one; the former primary becomes an alias.
   * Errors: UnsupportedOperationException, EntityNotFoundException, EntityStateException,
   * MailDomainNotFoundException, MailDomainStateException, EmailAddressInUseException.
   * Source: 06 UpdatePrimaryEmailAddress, USR-11.
   */
  UpdatePrimaryEmailAddress({ OrganizationId, EntityId, Email }, context) {
    const organization = findActiveOrganization(context, OrganizationId)
    refuseReadOnlyDirectory(organization)
    const entity = findEntity(context, OrganizationId, EntityId, 'id, name or email')
    refuseSystemUser(entity)
    refuseUnlessEnabled(entity)
    refuseUnusableDomain(context, OrganizationId, Email)
    refuseTakenAddress(context, OrganizationId, Email, entity.id)
    makePrimary(context, OrganizationId, entity.id, Email)
    putEntity(context, OrganizationId, { ...entity, email: Email })
    return {}
  },
} satisfies Handlers
