import { shortUserNameLimit } from '@mailroom/schemas/directory-rules'
import { AwsError } from '../protocol/aws-error.ts'
import { pageOf } from '../state/paging.ts'
import { type ProfileMember, profileMembers, type UserRecord } from '../state/users.ts'
import { deleteEntity } from './change-entity.ts'
import { date } from './dates.ts'
import { filterQuery } from './filters.ts'
import { findUser, lookUp, refuseSystemUser } from './find-entity.ts'
import { findActiveOrganization, refuseReadOnlyDirectory } from './find-organization.ts'
import type { Context, Handlers } from './handlers.ts'
import { hasMailbox, mailboxSizeMb, maxQuotaMb, refuseWithoutMailbox } from './mailboxes.ts'
import { refuseReservedName, refuseTakenName } from './names.ts'
import { newId } from './new-id.ts'
import { hashPassword, refuseWeakPassword } from './passwords.ts'

/** The index of each filter of `ListUsers`. Source: USR-02. */
const filterIndexes = {
  UsernamePrefix: 'name',
  DisplayNamePrefix: 'displayName',
  PrimaryEmailPrefix: 'email',
  State: 'state',
  IdentityProviderUserIdPrefix: 'identityProviderUserId',
} as const

/** The ids of most identity stores begin those of their users. Source: 04 IDC-10. */
function identityStoreIdOf({ identityProviderUserId }: UserRecord): string | undefined {
  const prefix = /^([0-9a-f]{10})-.{36}$/.exec(identityProviderUserId ?? '')?.[1]
  return prefix && `d-${prefix}`
}

function summary(user: UserRecord) {
  return {
    Id: user.id,
    Email: user.email,
    Name: user.name,
    DisplayName: user.profile.DisplayName,
    State: user.state,
    UserRole: user.role,
    EnabledDate: date(user.enabledAt),
    DisabledDate: date(user.disabledAt),
    IdentityProviderUserId: user.identityProviderUserId,
    IdentityProviderIdentityStoreId: identityStoreIdOf(user),
  }
}

/** Returns the profile members that a request contains. */
function profileOf(input: Partial<Record<ProfileMember, string | undefined>>) {
  const profile: UserRecord['profile'] = {}
  for (const member of profileMembers) {
    const value = input[member]
    if (value !== undefined) profile[member] = value
  }
  return profile
}

/**
 * Refuses a role that a caller cannot give. Errors: InvalidParameterException.
 * Source: 06 CreateUser, UpdateUser.
 */
function refuseForeignRole(
  role: string | undefined,
): asserts role is 'USER' | 'REMOTE_USER' | undefined {
  if (role !== undefined && role !== 'USER' && role !== 'REMOTE_USER')
    throw new AwsError('InvalidParameterException', `The role ${role} cannot be given to a user.`)
}

/**
 * Refuses an Identity Center id that another user in any state has.
 * Errors: InvalidParameterException. Source: IDC-09.
 */
function refuseTakenIdentityProviderUserId(
  { state }: Context,
  organizationId: string,
  id: string | undefined,
  ownId?: string,
): void {
  if (!id) return
  const owner = state.users.find(organizationId, 'identityProviderUserIdKey', id.toLowerCase())
  if (owner && owner.id !== ownId)
    throw new AwsError(
      'InvalidParameterException',
      `The IdentityProviderUserId ${id} is already associated with the user ${owner.name}.`,
    )
}

export const users = {
  /**
   * Creates a user, disabled and without an address. Errors, in this order:
   * UnsupportedOperationException in a read-only directory, InvalidParameterException for a role
   * that cannot be given or a long name outside of a WorkMail directory, ReservedNameException,
   * NameAvailabilityException, InvalidParameterException for a missing password or an Identity
   * Center id of another user, InvalidPasswordException. Source: 06 CreateUser, USR-04, USR-05,
   * IDC-09.
   */
  CreateUser({ OrganizationId, Name, Password, Role, ...rest }, context) {
    const organization = findActiveOrganization(context, OrganizationId)
    refuseReadOnlyDirectory(organization)
    refuseForeignRole(Role)
    if (organization.directoryType !== 'VpcDirectory' && Name.length > shortUserNameLimit)
      throw new AwsError(
        'InvalidParameterException',
        `User names have ${shortUserNameLimit} characters at most in this directory.`,
      )
    refuseReservedName(Name)
    refuseTakenName(context, OrganizationId, Name)
    if (Role !== 'REMOTE_USER' && Password === undefined)
      throw new AwsError('InvalidParameterException', 'A user needs a password.')
    refuseTakenIdentityProviderUserId(context, OrganizationId, rest.IdentityProviderUserId)
    if (Password !== undefined) refuseWeakPassword(organization, Password)
    const user: UserRecord = {
      entityType: 'USER',
      id: newId.entity(),
      name: Name,
      role: Role ?? 'USER',
      state: 'DISABLED',
      profile: profileOf(rest),
      hiddenFromGlobalAddressList: rest.HiddenFromGlobalAddressList ?? false,
      quotaMb: maxQuotaMb,
      ...(rest.IdentityProviderUserId
        ? { identityProviderUserId: rest.IdentityProviderUserId }
        : {}),
      ...(Password === undefined ? {} : { passwordHash: hashPassword(Password) }),
    }
    context.state.users.put(OrganizationId, user)
    return { UserId: user.id }
  },

  /**
   * Describes a user, by id, name or address. Errors: EntityNotFoundException.
   * Source: 06 DescribeUser.
   */
  DescribeUser({ OrganizationId, UserId }, context) {
    findActiveOrganization(context, OrganizationId)
    const user = findUser(context, OrganizationId, UserId, 'id, name or email')
    const { Id: _, ...shown } = summary(user)
    return {
      UserId: user.id,
      ...shown,
      ...user.profile,
      MailboxProvisionedDate: date(user.mailboxProvisionedAt),
      MailboxDeprovisionedDate: date(user.mailboxDeprovisionedAt),
      HiddenFromGlobalAddressList: user.hiddenFromGlobalAddressList,
    }
  },

  /**
   * Lists users by name, or by the attribute of the filter. Prefixes are case-sensitive.
   * Errors: InvalidParameterException for more than one filter or a foreign token.
   * Source: 06 ListUsers, EMB-08.
   */
  ListUsers({ OrganizationId, Filters = {}, ...page }, context) {
    findActiveOrganization(context, OrganizationId)
    const { items, NextToken } = pageOf(
      context.state.users,
      OrganizationId,
      filterQuery(Filters, filterIndexes),
      page,
    )
    return { Users: items.map(summary), NextToken }
  },

  /**
   * Changes the members of the request; `""` clears. Works on disabled users, too (00-index,
   * decision 13).
   * Errors: UnsupportedOperationException, EntityNotFoundException, EntityStateException for a
   * system user, InvalidParameterException for a role that cannot be given and for an Identity
   * Center id of another user. Source: 06 UpdateUser, IDC-09.
   */
  UpdateUser({ OrganizationId, UserId, Role, ...rest }, context) {
    const organization = findActiveOrganization(context, OrganizationId)
    refuseReadOnlyDirectory(organization)
    refuseForeignRole(Role)
    const user = findUser(context, OrganizationId, UserId, 'id, name or email')
    refuseSystemUser(user)
    refuseTakenIdentityProviderUserId(context, OrganizationId, rest.IdentityProviderUserId, user.id)
    const { identityProviderUserId: former, ...others } = user
    const identityProviderUserId = rest.IdentityProviderUserId ?? former
    context.state.users.put(OrganizationId, {
      ...others,
      role: Role ?? user.role,
      profile: { ...user.profile, ...profileOf(rest) },
      hiddenFromGlobalAddressList:
        rest.HiddenFromGlobalAddressList ?? user.hiddenFromGlobalAddressList,
      ...(identityProviderUserId ? { identityProviderUserId } : {}),
    })
    return {}
  },

  /**
   * Permanently deletes a disabled user, by id or name; an unknown one is no error.
   * Errors: UnsupportedOperationException, EntityStateException for an enabled or a system user.
   * Source: 06 DeleteUser, EMB-07.
   */
  DeleteUser({ OrganizationId, UserId }, context) {
    const organization = findActiveOrganization(context, OrganizationId)
    refuseReadOnlyDirectory(organization)
    const user = lookUp(context, OrganizationId, UserId, 'id or name', 'USER')
    if (!user) return {}
    refuseSystemUser(user)
    if (user.state === 'ENABLED')
      throw new AwsError(
        'EntityStateException',
        `The user ${user.name} is enabled; disable it before you delete it.`,
      )
    deleteEntity(context, OrganizationId, user)
    return {}
  },

  /**
   * Sets a user's password, by id only; the old one stops working at once.
   * Errors: UnsupportedOperationException, EntityNotFoundException, EntityStateException unless the
   * user is enabled and has a mailbox, InvalidPasswordException. Source: 06 ResetPassword, USR-25.
   */
  ResetPassword({ OrganizationId, UserId, Password }, context) {
    const organization = findActiveOrganization(context, OrganizationId)
    refuseReadOnlyDirectory(organization)
    const user = findUser(context, OrganizationId, UserId, 'id')
    refuseSystemUser(user)
    refuseWithoutMailbox(user)
    refuseWeakPassword(organization, Password)
    context.state.users.put(OrganizationId, { ...user, passwordHash: hashPassword(Password) })
    return {}
  },

  /**
   * Shows the quota and size of a mailbox, in MB. Errors: EntityNotFoundException if there is no
   * mailbox. Source: 06 GetMailboxDetails.
   */
  GetMailboxDetails({ OrganizationId, UserId }, context) {
    findActiveOrganization(context, OrganizationId)
    const user = findUser(context, OrganizationId, UserId, 'id, name or email')
    if (!hasMailbox(user))
      throw new AwsError('EntityNotFoundException', `The user ${user.name} has no mailbox.`)
    return { MailboxQuota: user.quotaMb, MailboxSize: mailboxSizeMb(user, context.now) }
  },

  /**
   * Sets the quota of a mailbox, 1 to 51200 MB; below its size is allowed.
   * Errors: InvalidParameterException, EntityNotFoundException, EntityStateException unless it is
   * enabled and has a mailbox.
   * Source: 06 UpdateMailboxQuota, USR-17.
   */
  UpdateMailboxQuota({ OrganizationId, UserId, MailboxQuota }, context) {
    findActiveOrganization(context, OrganizationId)
    if (MailboxQuota > maxQuotaMb)
      throw new AwsError(
        'InvalidParameterException',
        `The quota of a mailbox is ${maxQuotaMb} MB at most.`,
      )
    const user = findUser(context, OrganizationId, UserId, 'id, name or email')
    refuseWithoutMailbox(user)
    context.state.users.put(OrganizationId, { ...user, quotaMb: MailboxQuota })
    return {}
  },
} satisfies Handlers
