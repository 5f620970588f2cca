import * as z from 'zod/mini'
import {
  IdentityProviderAuthenticationMode,
  PersonalAccessTokenConfigurationStatus,
} from './constraints/workmail-shapes.generated.ts'
import { read } from './declare.ts'
import { inOrganization } from './scope.ts'

export const identityProvider = {
  'identityProvider.describe': read({
    summary: 'Show the IAM Identity Center settings of an organization',
    roles: ['administrator', 'helpDesk', 'auditor'],
    input: z.strictObject(inOrganization),
    /** All members are absent if Identity Center is not configured. Source: GEN-07, IDC-01. */
    output: z.object({
      authenticationMode: z.optional(z.enum(IdentityProviderAuthenticationMode.values)),
      identityCenterConfiguration: z.optional(
        z.object({ instanceArn: z.string(), applicationArn: z.string() }),
      ),
      personalAccessTokenConfiguration: z.optional(
        z.object({
          status: z.enum(PersonalAccessTokenConfigurationStatus.values),
          lifetimeInDays: z.optional(z.number()),
        }),
      ),
    }),
    aws: ['workmail:DescribeIdentityProviderConfiguration'],
  }),
}
