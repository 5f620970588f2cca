import { AwsError } from '../protocol/aws-error.ts'
import { pageOf } from '../state/paging.ts'
import { type ProfileMember, profileMembers, type UserRecord } from '../state/records.ts'
import { releaseAddresses } from './addresses.ts'
import { findActiveOrganization, refuseReadOnlyDirectory } from './find-organization.ts'
import { findUser, lookUpUser, refuseSystemUser } from './find-user.ts'
import type { Handlers } from './handlers.ts'
import { hasMailbox, mailboxSizeMb, maxQuotaMb } from './mailboxes.ts'
import { newId } from './new-id.ts'
import { hashPassword, refuseWeakPassword } from './passwords.ts'

/** Names that belong to the directory and to WorkMail. Source: 06 CreateUser; lower case. */
const reservedNames = new Set(['administrator', 'amazonjournaling', 'guest', 'krbtgt', 'admin$'])

/** The longest user name outside of a WorkMail directory. Source: USR-04. */
const maxNameInOtherDirectories = 20

/** `ListUsers` filter → the index it goes through. Source: USR-02. */
const filterIndexes = {
  UsernamePrefix: 'name',
  DisplayNamePrefix: 'displayName',
  PrimaryEmailPrefix: 'email',
  State: 'state',
  IdentityProviderUserIdPrefix: 'identityProviderUserId',
} as const

function date(ms: number | undefined): Date | undefined {
  return ms === undefined ? undefined : new Date(ms)
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
  }
}

/** Only the profile members a request carries. */
function profileOf(input: Partial<Record<ProfileMember, string | undefined>>) {
  const profile: UserRecord['profile'] = {}
  for (const member of profileMembers) {
    const value = input[member]
    if (value !== undefined) profile[member] = value
  }
  return profile
}

/** Roles a caller may give. Errors: InvalidParameterException. Source: 06 CreateUser, UpdateUser. */
function refuseForeignRole(
  role: string | undefined,
): asserts role is 'USER' | 'REMOTE_USER' | undefined {
  if (role !== undefined && role !== 'USER' && role !== 'REMOTE_USER')
    throw new AwsError('InvalidParameterException', `The role ${role} cannot be given to a user.`)
}

/** Refuses what only a mailbox has; disabled and remote users have none. Errors: EntityStateException. Source: EMB-07. */
function refuseWithoutMailbox(user: UserRecord): void {
  if (!hasMailbox(user))
    throw new AwsError('EntityStateException', `The user ${user.name} has no mailbox.`)
}

/** The one filter of a request as an index and a prefix. Errors: InvalidParameterException for more than one. Source: EMB-08. */
function queryOf(filters: Partial<Record<keyof typeof filterIndexes, string | undefined>>) {
  const given = Object.entries(filters).filter(([, value]) => value !== undefined)
  if (given.length > 1)
    throw new AwsError('InvalidParameterException', 'A request can have one filter only.')
  for (const [name, index] of Object.entries(filterIndexes)) {
    const value = filters[name as keyof typeof filterIndexes]
    if (value !== undefined) return { index, prefix: name === 'State' ? `${value}\0` : value }
  }
  return { index: 'name' }
}

export const users = {
  /**
   * Creates a user, disabled and without an address. Errors, in this order: UnsupportedOperationException in a read-only directory,
   * InvalidParameterException for a role that cannot be given, a long name outside of a WorkMail directory, or a missing password,
   * ReservedNameException, NameAvailabilityException, InvalidPasswordException. Source: 06 CreateUser, USR-04, USR-05.
   */
  CreateUser({ OrganizationId, Name, Password, Role, ...rest }, context) {
    const organization = findActiveOrganization(context, OrganizationId)
    refuseReadOnlyDirectory(organization)
    refuseForeignRole(Role)
    if (organization.directoryType !== 'VpcDirectory' && Name.length > maxNameInOtherDirectories)
      throw new AwsError(
        'InvalidParameterException',
        `User names have ${maxNameInOtherDirectories} characters at most in this directory.`,
      )
    if (reservedNames.has(Name.toLowerCase()))
      throw new AwsError('ReservedNameException', `The name ${Name} is reserved.`)
    if (lookUpUser(context, OrganizationId, Name, 'id or name'))
      throw new AwsError('NameAvailabilityException', `The name ${Name} is not available.`)
    if (Role !== 'REMOTE_USER' && Password === undefined)
      throw new AwsError('InvalidParameterException', 'A user needs a password.')
    if (Password !== undefined) refuseWeakPassword(organization, Password)
    const user: UserRecord = {
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

  /** Describes a user, by id, name or address. Errors: EntityNotFoundException. Source: 06 DescribeUser. */
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
   * Lists users by name, or by the attribute a filter is about. Prefixes regard case.
   * Errors: InvalidParameterException for more than one filter or a foreign token. Source: 06 ListUsers, EMB-08.
   */
  ListUsers({ OrganizationId, Filters = {}, ...page }, context) {
    findActiveOrganization(context, OrganizationId)
    const { items, NextToken } = pageOf(context.state.users, OrganizationId, queryOf(Filters), page)
    return { Users: items.map(summary), NextToken }
  },

  /**
   * Changes what the request carries; `""` clears. Works on disabled users too (00-index, decision 13).
   * Errors: UnsupportedOperationException, EntityNotFoundException, EntityStateException for a system user, InvalidParameterException.
   * Source: 06 UpdateUser.
   */
  UpdateUser({ OrganizationId, UserId, Role, ...rest }, context) {
    const organization = findActiveOrganization(context, OrganizationId)
    refuseReadOnlyDirectory(organization)
    refuseForeignRole(Role)
    const user = findUser(context, OrganizationId, UserId, 'id, name or email')
    refuseSystemUser(user)
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
   * Deletes a disabled user for good, by id or name; an unknown one is no error.
   * Errors: UnsupportedOperationException, EntityStateException for an enabled or a system user. Source: 06 DeleteUser, EMB-07.
   */
  DeleteUser({ OrganizationId, UserId }, context) {
    const organization = findActiveOrganization(context, OrganizationId)
    refuseReadOnlyDirectory(organization)
    const user = lookUpUser(context, OrganizationId, UserId, 'id or name')
    if (!user) return {}
    refuseSystemUser(user)
    if (user.state === 'ENABLED')
      throw new AwsError(
        'EntityStateException',
        `The user ${user.name} is enabled; disable it before you delete it.`,
      )
    releaseAddresses(context, OrganizationId, user.id)
    context.state.users.delete(OrganizationId, user.id)
    return {}
  },

  /**
   * Sets a user's password, by id only; the old one is gone at once.
   * Errors: UnsupportedOperationException, EntityNotFoundException, EntityStateException unless it is enabled and has a mailbox,
   * InvalidPasswordException. Source: 06 ResetPassword, USR-25.
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

  /** Shows quota and size of a mailbox, in MB. Errors: EntityNotFoundException where there is no mailbox. Source: 06 GetMailboxDetails. */
  GetMailboxDetails({ OrganizationId, UserId }, context) {
    findActiveOrganization(context, OrganizationId)
    const user = findUser(context, OrganizationId, UserId, 'id, name or email')
    if (!hasMailbox(user))
      throw new AwsError('EntityNotFoundException', `The user ${user.name} has no mailbox.`)
    return { MailboxQuota: user.quotaMb, MailboxSize: mailboxSizeMb(user, context.now) }
  },

  /**
   * Sets the quota of a mailbox, 1 to 51200 MB; below its size is allowed.
   * Errors: InvalidParameterException, EntityNotFoundException, EntityStateException unless it is enabled and has a mailbox.
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
