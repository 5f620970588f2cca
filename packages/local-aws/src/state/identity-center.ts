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
