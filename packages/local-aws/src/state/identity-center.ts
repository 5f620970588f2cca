import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** An application in IAM Identity Center; kept by Region, because it belongs to the account. */
export const IdentityCenterApplicationRecord = z.object({
  arn: z.string(),
  name: z.string(),
  instanceArn: z.string(),
})
export type IdentityCenterApplicationRecord = z.infer<typeof IdentityCenterApplicationRecord>

export const identityCenterApplications: CollectionDefinition<IdentityCenterApplicationRecord> = {
  name: 'identityCenterApplications',
  schema: IdentityCenterApplicationRecord,
  key: ({ arn }) => arn,
}

/**
 * An organization's use of IAM Identity Center; kept by Region, so that an application finds its
 * organizations.
 */
export const IdentityProviderConfigurationRecord = z.object({
  organizationId: z.string(),
  authenticationMode: z.enum(['IDENTITY_PROVIDER_ONLY', 'IDENTITY_PROVIDER_AND_DIRECTORY']),
  identityCenter: z.object({ InstanceArn: z.string(), ApplicationArn: z.string() }),
  /** Without a lifetime, tokens never expire. */
  personalAccessTokens: z.object({
    Status: z.enum(['ACTIVE', 'INACTIVE']),
    LifetimeInDays: z.optional(z.number()),
  }),
})
export type IdentityProviderConfigurationRecord = z.infer<
  typeof IdentityProviderConfigurationRecord
>

export const identityProviderConfigurations: CollectionDefinition<IdentityProviderConfigurationRecord> =
  {
    name: 'identityProviderConfigurations',
    schema: IdentityProviderConfigurationRecord,
    key: ({ organizationId }) => organizationId,
    indexes: { application: ({ identityCenter }) => identityCenter.ApplicationArn },
  }

/** An instance of IAM Identity Center; kept by Region. */
export const IdentityCenterInstanceRecord = z.object({
  arn: z.string(),
  identityStoreId: z.string(),
  name: z.string(),
  createdAt: z.number(),
})

export const identityCenterInstances: CollectionDefinition<
  z.infer<typeof IdentityCenterInstanceRecord>
> = {
  name: 'identityCenterInstances',
  schema: IdentityCenterInstanceRecord,
  key: ({ arn }) => arn,
  indexes: { arn: ({ arn }) => arn },
}

/** A user or a group that may use an application; kept by Region. Source: IDC-04, IDC-05. */
export const ApplicationAssignmentRecord = z.object({
  applicationArn: z.string(),
  principalType: z.enum(['USER', 'GROUP']),
  principalId: z.string(),
})
export type ApplicationAssignmentRecord = z.infer<typeof ApplicationAssignmentRecord>

export const applicationAssignments: CollectionDefinition<ApplicationAssignmentRecord> = {
  name: 'applicationAssignments',
  schema: ApplicationAssignmentRecord,
  key: ({ applicationArn, principalType, principalId }) =>
    [applicationArn, principalType, principalId].join('\0'),
  indexes: { application: ({ applicationArn }) => `${applicationArn}\0` },
}
