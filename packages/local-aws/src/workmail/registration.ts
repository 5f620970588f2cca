import { AwsError } from '../protocol/aws-error.ts'
import { makePrimary, refuseTakenAddress, releaseAddresses } from './addresses.ts'
import { findActiveOrganization, refuseReadOnlyDirectory } from './find-organization.ts'
import { findUser, refuseSystemUser, refuseUnlessEnabled } from './find-user.ts'
import type { Handlers } from './handlers.ts'
import { refuseUnusableDomain } from './mail-domains.ts'
import { mailboxKeptMs } from './mailboxes.ts'

export const registration = {
  /**
   * Enables an entity, by id or name, and gives it its primary address; a mailbox of the last 30 days comes back.
   * Errors: EntityNotFoundException, EntityStateException for a system user or an Exchange resource, EntityAlreadyRegisteredException with another
   * address (with the same one nothing happens), MailDomainNotFoundException, MailDomainStateException, EmailAddressInUseException.
   * Source: 06 RegisterToWorkMail, USR-03, USR-07, EMB-06.
   */
  RegisterToWorkMail({ OrganizationId, EntityId, Email }, context) {
    findActiveOrganization(context, OrganizationId)
    const user = findUser(context, OrganizationId, EntityId, 'id or name')
    refuseSystemUser(user)
    if (user.role === 'RESOURCE')
      throw new AwsError(
        'EntityStateException',
        `The entity ${user.name} is a resource of Exchange.`,
      )
    if (user.state === 'ENABLED') {
      if (user.email?.toLowerCase() === Email.toLowerCase()) return {}
      throw new AwsError(
        'EntityAlreadyRegisteredException',
        `The entity ${user.name} is already registered.`,
      )
    }
    refuseUnusableDomain(context, OrganizationId, Email)
    refuseTakenAddress(context, OrganizationId, Email, user.id)
    const at = context.now.getTime()
    const { disabledAt, mailboxDeprovisionedAt: _, mailboxProvisionedAt, ...kept } = user
    const mailboxIsThere = disabledAt !== undefined && at - disabledAt <= mailboxKeptMs
    makePrimary(context, OrganizationId, user.id, Email)
    context.state.users.put(OrganizationId, {
      ...kept,
      state: 'ENABLED',
      email: Email,
      enabledAt: at,
      ...(user.role === 'USER'
        ? { mailboxProvisionedAt: mailboxIsThere ? (mailboxProvisionedAt ?? at) : at }
        : {}),
    })
    return {}
  },

  /**
   * Disables an entity at once and releases its addresses; the mailbox is kept for 30 days.
   * Errors: EntityNotFoundException, EntityStateException unless it is enabled. Source: 06 DeregisterFromWorkMail, 00-index, decision 8.
   */
  DeregisterFromWorkMail({ OrganizationId, EntityId }, context) {
    findActiveOrganization(context, OrganizationId)
    const user = findUser(context, OrganizationId, EntityId, 'id, name or email')
    refuseSystemUser(user)
    refuseUnlessEnabled(user)
    const at = context.now.getTime()
    releaseAddresses(context, OrganizationId, user.id)
    context.state.users.put(OrganizationId, {
      ...user,
      state: 'DISABLED',
      disabledAt: at,
      ...(user.role === 'USER' ? { mailboxDeprovisionedAt: at } : {}),
    })
    return {}
  },

  /**
   * Makes an address the primary one; the former primary becomes an alias.
   * Errors: UnsupportedOperationException, EntityNotFoundException, EntityStateException, MailDomainNotFoundException,
   * MailDomainStateException, EmailAddressInUseException. Source: 06 UpdatePrimaryEmailAddress, USR-11.
   */
  UpdatePrimaryEmailAddress({ OrganizationId, EntityId, Email }, context) {
    const organization = findActiveOrganization(context, OrganizationId)
    refuseReadOnlyDirectory(organization)
    const user = findUser(context, OrganizationId, EntityId, 'id, name or email')
    refuseSystemUser(user)
    refuseUnlessEnabled(user)
    refuseUnusableDomain(context, OrganizationId, Email)
    refuseTakenAddress(context, OrganizationId, Email, user.id)
    makePrimary(context, OrganizationId, user.id, Email)
    context.state.users.put(OrganizationId, { ...user, email: Email })
    return {}
  },
} satisfies Handlers
