import * as z from 'zod/mini'
import {
  ApplicationArn,
  IdentityCenterApplicationName,
  IdentityProviderAuthenticationMode,
  IdentityProviderUserIdPrefix,
  InstanceArn,
  PersonalAccessTokenConfigurationStatus,
  PersonalAccessTokenLifetimeInDays,
} from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { EntityState } from './entity-state.ts'
import { inOrganization } from './scope.ts'
import { text } from './text.ts'
import { UserRole } from './users.ts'

const everyone = ['administrator', 'helpDesk', 'auditor'] as const
const administrator = ['administrator'] as const

/** How long tokens are valid after Identity Center was enabled. Days. Source: IDC-03, PAT-02. */
export const defaultTokenLifetimeInDays = 365

const mode = z.enum(IdentityProviderAuthenticationMode.values)
const status = z.enum(PersonalAccessTokenConfigurationStatus.values)
/** Absent for tokens that never expire. Source: PAT-02. */
const lifetimeInDays = z.optional(
  z
    .int()
    .check(
      z.gte(PersonalAccessTokenLifetimeInDays.min),
      z.lte(PersonalAccessTokenLifetimeInDays.max),
    ),
)
const instanceArn = text(InstanceArn, 'instanceArn')
const applicationArn = text(ApplicationArn, 'applicationArn')

/** What a person saw of the configuration, also values that this version would refuse. */
const seenText = z.optional(text({ max: 1_300 }))

/** A user of WorkMail, and the user of IAM Identity Center who may open their mailbox. */
export const Association = z.object({
  userId: z.string(),
  name: z.string(),
  displayName: z.optional(z.string()),
  email: z.optional(z.string()),
  state: EntityState,
  userRole: UserRole,
  identityProviderUserId: z.optional(z.string()),
  identityProviderIdentityStoreId: z.optional(z.string()),
})
export type Association = z.infer<typeof Association>

/** Somebody who would lose access. */
export const AffectedUser = z.pick(Association, {
  ...{ userId: true, name: true, displayName: true, email: true },
})
export type AffectedUser = z.infer<typeof AffectedUser>

const inPlace = ({ organizationId }: { organizationId: string }) => ({ organizationId })
const describe = {
  action: 'workmail:DescribeIdentityProviderConfiguration',
  input: inPlace,
} as const

/** A configuration is always put whole; what a write does not change is as it was read. */
const put = (changed: (input: Record<string, unknown>) => Record<string, unknown>) =>
  ({
    action: 'workmail:PutIdentityProviderConfiguration',
    input: (input: { organizationId: string } & Record<string, unknown>) => ({
      organizationId: input.organizationId,
      authenticationMode: '<AuthenticationMode>',
      identityCenterConfiguration: {
        instanceArn: '<InstanceArn>',
        applicationArn: '<ApplicationArn>',
      },
      personalAccessTokenConfiguration: { status: '<Status>', lifetimeInDays: '<LifetimeInDays>' },
      ...changed(input),
    }),
  }) as const

export const identityProviderSettings = {
  'identityProvider.listAssociations': read({
    summary: 'List the users and the IAM Identity Center users who open their mailboxes',
    roles: everyone,
    input: z.strictObject({
      ...inOrganization,
      /** How the ids of Identity Center begin; AWS filters by it. Source: IDC-10. */
      identityProviderUserIdPrefix: z.optional(text(IdentityProviderUserIdPrefix)),
    }),
    output: z.object({ items: z.array(Association) }),
    aws: [
      {
        action: 'workmail:ListUsers',
        input: ({ organizationId, identityProviderUserIdPrefix }) => ({
          organizationId,
          filters:
            identityProviderUserIdPrefix === undefined
              ? undefined
              : { identityProviderUserIdPrefix },
        }),
      },
    ],
  }),

  /**
   * Tells who would lose access if only IAM Identity Center could be used to sign in: enabled users
   * with a mailbox. Source: IDC-12.
   */
  'identityProvider.checkMode': read({
    summary: 'Show who would lose access if people could sign in with IAM Identity Center only',
    roles: everyone,
    input: z.strictObject(inOrganization),
    output: z.object({
      enabledUsers: z.int(),
      /** How many of them would lose access: at least, if nobody could tell who is assigned. */
      losingAccess: z.int(),
      unassociated: z.array(AffectedUser),
      /** The associated ones whose mail clients have no valid token. */
      withoutTokens: z.array(AffectedUser),
      /** False while nobody can use a token. */
      tokensAreActive: z.boolean(),
      /** The associated ones who are not assigned to the application; absent if nobody could tell. */
      unassigned: z.optional(z.array(AffectedUser)),
      /** The error's code for which it could not be told. */
      unassignedUnknown: z.optional(z.string()),
    }),
    aws: [
      describe,
      { action: 'workmail:ListUsers', input: inPlace },
      { action: 'workmail:ListPersonalAccessTokens', input: inPlace },
      {
        action: 'sso:ListApplicationAssignments',
        input: () => ({ applicationArn: '<ApplicationArn>' }),
      },
      { action: 'sso:ListInstances', input: () => ({}) },
      {
        action: 'identitystore:ListGroupMemberships',
        input: () => ({ identityStoreId: '<IdentityStoreId>', groupId: '<GroupId>' }),
      },
    ],
  }),

  'identityProvider.createApplication': write({
    summary: 'Create the application of WorkMail in IAM Identity Center',
    roles: administrator,
    input: z.strictObject({
      ...inOrganization,
      name: text({ ...IdentityCenterApplicationName, min: 1 }),
      instanceArn,
    }),
    output: z.object({ applicationArn: z.string() }),
    aws: [
      {
        action: 'workmail:CreateIdentityCenterApplication',
        input: ({ name, instanceArn }) => ({ name, instanceArn }),
      },
    ],
    changes: ['identityAssignments'],
    target: { kind: 'IDENTITY_CENTER_APPLICATION', name: 'name' },
  }),

  /** Errors: `Conflict` if it is enabled by now, with other values. Source: IDC-03. */
  'identityProvider.enable': write({
    summary: 'Enable IAM Identity Center for an organization',
    roles: administrator,
    input: z.strictObject({ ...inOrganization, instanceArn, applicationArn }),
    output: z.void(),
    aws: [
      describe,
      put(({ instanceArn, applicationArn }) => ({
        authenticationMode: 'IDENTITY_PROVIDER_AND_DIRECTORY',
        identityCenterConfiguration: { instanceArn, applicationArn },
        personalAccessTokenConfiguration: {
          status: 'ACTIVE',
          lifetimeInDays: defaultTokenLifetimeInDays,
        },
      })),
    ],
    errorFields: { ResourceNotFoundException: 'applicationArn' },
    changes: ['personalAccessTokens', 'identityAssignments'],
  }),

  'identityProvider.putMode': write({
    summary: 'Set whether people sign in with the directory, too, or with IAM Identity Center only',
    roles: administrator,
    input: z.strictObject({
      ...inOrganization,
      authenticationMode: mode,
      /** What the person saw. Errors: `Gone` if it was disabled since, `Conflict`. Source: IDC-12. */
      expected: z.strictObject({ authenticationMode: mode }),
    }),
    output: z.void(),
    aws: [describe, put(({ authenticationMode }) => ({ authenticationMode }))],
  }),

  'identityProvider.putTokens': write({
    summary: 'Set whether personal access tokens can be used, and how long new ones are valid',
    roles: administrator,
    input: z.strictObject({
      ...inOrganization,
      status,
      lifetimeInDays,
      /** What the person saw. Errors: `Gone` if it was disabled since, `Conflict`. Source: PAT-02. */
      expected: z.strictObject({ status, lifetimeInDays: z.optional(z.int()) }),
    }),
    output: z.void(),
    aws: [
      describe,
      put(({ status, lifetimeInDays }) => ({
        personalAccessTokenConfiguration: { status, lifetimeInDays },
      })),
    ],
    changes: ['personalAccessTokens'],
  }),

  'identityProvider.disable': write({
    summary:
      'Disable IAM Identity Center for an organization; its credentials and tokens stop working',
    roles: administrator,
    input: z.strictObject({
      ...inOrganization,
      /** What the person saw. Errors: `Gone` if it was disabled since, `Conflict`. Source: IDC-14. */
      expected: z.strictObject({ instanceArn: seenText, applicationArn: seenText }),
    }),
    output: z.void(),
    aws: [describe, { action: 'workmail:DeleteIdentityProviderConfiguration', input: inPlace }],
    changes: ['personalAccessTokens'],
  }),

  'identityProvider.deleteApplication': write({
    summary: 'Delete the application of WorkMail in IAM Identity Center, with its assignments',
    roles: administrator,
    input: z.strictObject({ ...inOrganization, applicationArn }),
    output: z.void(),
    aws: [
      {
        action: 'workmail:DeleteIdentityCenterApplication',
        input: ({ applicationArn }) => ({ applicationArn }),
      },
    ],
    changes: ['identityAssignments'],
    target: { kind: 'IDENTITY_CENTER_APPLICATION', id: 'applicationArn' },
  }),
}
