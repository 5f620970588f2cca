import * as z from 'zod/mini'
import {
  EmailAddress,
  IdentityProviderUserId,
  IdentityProviderUserIdForUpdate,
  IdentityProviderUserIdPrefix,
  Password,
  UserAttribute,
  UserName,
  UserRole as UserRoles,
  WorkMailIdentifier,
} from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { directoryReads } from './directory-reads.ts'
import { mailboxKeptDays, type PersonalAttribute, personalAttributes } from './directory-rules.ts'
import { addressChecks, addressErrors } from './email-errors.ts'
import { EntityState } from './entity-state.ts'
import { filterPrefix, oneFilter } from './one-filter.ts'
import { dataOwners } from './owners.ts'
import { page, pageInput } from './page.ts'
import { notEnabled, notUpdated } from './partial-outcome.ts'
import { inOrganization } from './scope.ts'
import { secret } from './secret.ts'
import { nameText, searchedText, text } from './text.ts'
import { timestamp } from './timestamp.ts'

const everyone = ['administrator', 'helpDesk', 'auditor'] as const

/** The roles of users. Source: GEN-03. */
export const UserRole = z.enum(UserRoles.values)
export type UserRole = z.infer<typeof UserRole>

/**
 * A user in a list. `email` is absent if the user was never enabled. Source: USR-01, `ListUsers`.
 */
export const UserSummary = z.object({
  id: z.string(),
  name: z.string(),
  displayName: z.optional(z.string()),
  email: z.optional(z.string()),
  state: EntityState,
  userRole: UserRole,
  enabledDate: z.optional(timestamp),
  disabledDate: z.optional(timestamp),
})
export type UserSummary = z.infer<typeof UserSummary>

/**
 * A user in the results of a search: with details that tell namesakes apart, and the matched alias
 * if nothing else matched. Members that the index has not read yet are absent. Source: USR-25.
 */
export const FoundUser = z.extend(UserSummary, {
  telephone: z.optional(z.string()),
  department: z.optional(z.string()),
  jobTitle: z.optional(z.string()),
  matchedAlias: z.optional(z.string()),
})
export type FoundUser = z.infer<typeof FoundUser>

/** Returns a shape in which every personal attribute has the same schema. */
function eachAttribute<Schema extends z.ZodMiniType>(schema: Schema) {
  const shape = Object.fromEntries(personalAttributes.map((name) => [name, schema]))
  return shape as Record<PersonalAttribute, Schema>
}

/**
 * All details of a user in the API. Members that were never set are absent or empty.
 * Source: USR-14, `DescribeUser`.
 */
export const User = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.optional(z.string()),
  state: EntityState,
  userRole: UserRole,
  enabledDate: z.optional(timestamp),
  disabledDate: z.optional(timestamp),
  mailboxProvisionedDate: z.optional(timestamp),
  mailboxDeprovisionedDate: z.optional(timestamp),
  ...eachAttribute(z.optional(z.string())),
  hiddenFromGlobalAddressList: z.optional(z.boolean()),
  identityProviderUserId: z.optional(z.string()),
  identityProviderIdentityStoreId: z.optional(z.string()),
})
export type User = z.infer<typeof User>

/** The filters of `ListUsers`. Source: USR-02. */
const ListUsersFilters = z
  .strictObject({
    usernamePrefix: z.optional(filterPrefix),
    displayNamePrefix: z.optional(filterPrefix),
    primaryEmailPrefix: z.optional(filterPrefix),
    identityProviderUserIdPrefix: z.optional(text(IdentityProviderUserIdPrefix)),
    state: z.optional(EntityState),
  })
  .check(oneFilter)

const userId = text(WorkMailIdentifier)
const oneUser = { ...inOrganization, userId }

const email = text(EmailAddress)

/** The attributes of a person as AWS has them, which takes any text. */
export const seenAttributes = eachAttribute(z.optional(text(UserAttribute)))

/**
 * The attributes that a person gets; only a street has lines. An empty text clears a member.
 * Source: USR-15, `UpdateUser`.
 */
export const userAttributes = {
  ...eachAttribute(z.optional(nameText(UserAttribute))),
  street: seenAttributes.street,
}

const changeableRole = z.enum(['USER', 'REMOTE_USER'])

export const users = {
  'users.list': read({
    summary: 'List the users of an organization',
    roles: everyone,
    input: z.strictObject({
      ...inOrganization,
      ...pageInput,
      filters: z.optional(ListUsersFilters),
    }),
    output: page(UserSummary),
    aws: ['workmail:ListUsers'],
  }),

  'users.find': read({
    summary:
      'Find users by any part of their names, addresses, department or telephone number, in any spelling',
    roles: everyone,
    input: z.strictObject({
      ...inOrganization,
      text: searchedText,
    }),
    output: z.object({
      items: z.array(FoundUser),
      /** True if more users match than are listed. */
      more: z.boolean(),
      /** True if nobody matches and the items have similar names. */
      isGuess: z.boolean(),
      /**
       * True if the index or AWS did not answer in time, or nobody was found in a directory that
       * was never read completely. A repeated search may find more.
       */
      isPartial: z.boolean(),
    }),
    // A minute is enough for a directory that can be read at all.
    pollMs: ({ isPartial }, reads) => isPartial && reads < 60 && 1_000,
    aws: [
      {
        action: 'workmail:ListUsers',
        input: ({ organizationId, text }) => ({
          organizationId,
          filters: { usernamePrefix: text },
        }),
      },
      {
        action: 'workmail:ListUsers',
        input: ({ organizationId, text }) => ({
          organizationId,
          filters: { displayNamePrefix: text },
        }),
      },
      {
        action: 'workmail:ListUsers',
        input: ({ organizationId, text }) => ({
          organizationId,
          filters: { primaryEmailPrefix: text },
        }),
      },
      {
        action: 'workmail:DescribeEntity',
        input: ({ organizationId, text }) =>
          text.includes('@') ? { organizationId, email: text } : undefined,
      },
      {
        action: 'workmail:DescribeUser',
        input: ({ organizationId, text }) =>
          text.includes('@') ? { organizationId, userId: text } : undefined,
      },
      ...directoryReads,
    ],
  }),

  'users.describe': read({
    summary: 'Show the details of a user',
    roles: everyone,
    input: z.strictObject(oneUser),
    output: User,
    aws: ['workmail:DescribeUser'],
  }),

  'users.create': write({
    summary: 'Create a user and enable it with an address',
    roles: ['administrator'],
    needs: { owners: dataOwners },
    inTurnBy: 'email',
    input: z
      .strictObject({
        ...inOrganization,
        name: text(UserName),
        displayName: nameText({ ...UserAttribute, min: 1 }),
        firstName: z.optional(nameText(UserAttribute)),
        lastName: z.optional(nameText(UserAttribute)),
        email,
        hiddenFromGlobalAddressList: z.boolean(),
        role: changeableRole,
        identityProviderUserId: z.optional(text(IdentityProviderUserId)),
        password: z.optional(secret(text(Password))),
      })
      .check(
        z.refine(({ role, password }) => role === 'REMOTE_USER' || password !== undefined, {
          path: ['password'],
          error: 'required',
          // This runs together with the checks of other fields, so that the person sees all
          // problems at once.
          when: ({ value }) => typeof value === 'object' && value !== null,
        }),
      ),
    output: z.object({ userId: z.string(), notEnabled }),
    aws: [
      ...addressChecks('email'),
      {
        action: 'workmail:CreateUser',
        input: ({ connectionId: _, region: __, email: ___, ...user }) => user,
      },
      {
        action: 'workmail:RegisterToWorkMail',
        input: ({ organizationId, email }) => ({ organizationId, entityId: '<UserId>', email }),
      },
    ],
    errorFields: {
      ...addressErrors,
      NameAvailabilityException: 'name',
      ReservedNameException: 'name',
      InvalidPasswordException: 'password',
    },
    changes: ['entities'],
  }),

  'users.update': write({
    summary: 'Change the primary address of a user, then their details',
    roles: ['administrator'],
    needs: { owners: dataOwners, managed: true },
    // A former address becomes an alias, and a role brings or takes a mailbox. Source: USR-10, USR-16.
    lasting: ['email', 'role'],
    input: z.strictObject({
      ...oneUser,
      email: z.optional(email),
      ...userAttributes,
      displayName: z.optional(nameText({ ...UserAttribute, min: 1 })),
      hiddenFromGlobalAddressList: z.optional(z.boolean()),
      role: z.optional(changeableRole),
      identityProviderUserId: z.optional(text(IdentityProviderUserIdForUpdate)),
      /**
       * The values that the person saw; if AWS now has others, nothing is changed.
       * Error: `Conflict`. Source: USR-15.
       */
      expected: z.strictObject({
        email: z.optional(text({ max: 256 })),
        ...seenAttributes,
        hiddenFromGlobalAddressList: z.optional(z.boolean()),
        role: z.optional(UserRole),
        identityProviderUserId: z.optional(text({ max: 256 })),
      }),
    }),
    output: z.object({ notUpdated }),
    aws: [
      {
        action: 'workmail:DescribeUser',
        input: ({ organizationId, userId }) => ({ organizationId, userId }),
      },
      ...addressChecks('email'),
      {
        action: 'workmail:UpdatePrimaryEmailAddress',
        input: ({ organizationId, userId, email }) =>
          email === undefined ? undefined : { organizationId, entityId: userId, email },
      },
      {
        action: 'workmail:UpdateUser',
        input: ({ connectionId: _, region: __, email: ___, expected: ____, ...user }) => user,
      },
    ],
    errorFields: addressErrors,
    changes: ['aliases', 'entities'],
  }),

  'users.enable': write({
    summary: 'Enable a user with a primary address',
    roles: ['administrator'],
    needs: { managed: true, state: 'DISABLED' },
    input: z.strictObject({ ...oneUser, email }),
    output: z.void(),
    aws: [
      ...addressChecks('email'),
      {
        action: 'workmail:RegisterToWorkMail',
        input: ({ organizationId, userId, email }) => ({ organizationId, entityId: userId, email }),
      },
    ],
    errorFields: { ...addressErrors, EntityAlreadyRegisteredException: 'email' },
    changes: ['aliases', 'entities'],
  }),

  'users.disable': write({
    summary: `Disable a user; access ends at once and the mailbox is deleted after ${mailboxKeptDays} days`,
    roles: ['administrator'],
    needs: { managed: true, state: 'ENABLED' },
    input: z.strictObject(oneUser),
    output: z.void(),
    aws: [
      {
        action: 'workmail:DescribeUser',
        input: ({ organizationId, userId }) => ({ organizationId, userId }),
      },
      {
        action: 'workmail:ListAliases',
        input: ({ organizationId, userId }) => ({ organizationId, entityId: userId }),
      },
      {
        action: 'workmail:DeregisterFromWorkMail',
        input: ({ organizationId, userId }) => ({ organizationId, entityId: userId }),
      },
    ],
    // Addresses are not stale: AWS lists those of enabled users only, so there is nothing to fetch
    // again.
    changes: ['entities'],
  }),

  'users.delete': write({
    summary: 'Delete a disabled user permanently',
    roles: ['administrator'],
    needs: { owners: dataOwners, managed: true, state: 'DISABLED' },
    input: z.strictObject(oneUser),
    output: z.void(),
    aws: ['workmail:DeleteUser'],
    changes: ['aliases', 'entities', 'groupMembers', 'mailboxPermissions', 'resourceDelegates'],
  }),

  'users.resetPassword': write({
    summary: "Set a user's password",
    roles: ['administrator', 'helpDesk'],
    needs: { owners: dataOwners, mailbox: true, state: 'ENABLED' },
    input: z.strictObject({ ...oneUser, password: secret(text({ ...Password, min: 1 })) }),
    output: z.void(),
    aws: ['workmail:ResetPassword'],
    errorFields: { InvalidPasswordException: 'password' },
    changes: ['passwordResets'],
    isSilent: true,
    limited: true,
  }),
}
