import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** An application in IAM Identity Center; kept by Region, for it belongs to the account. */
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

/** How an organization uses IAM Identity Center; kept by Region, so that an application's users are found. */
export const IdentityProviderConfigurationRecord = z.object({
  organizationId: z.string(),
  authenticationMode: z.enum(['IDENTITY_PROVIDER_ONLY', 'IDENTITY_PROVIDER_AND_DIRECTORY']),
  identityCenter: z.object({ InstanceArn: z.string(), ApplicationArn: z.string() }),
  /** Tokens never expire without a lifetime. */
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
