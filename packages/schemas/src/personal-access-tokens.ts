import * as z from 'zod/mini'
import {
  PersonalAccessTokenId,
  WorkMailIdentifier,
} from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { page, pageInput } from './page.ts'
import { inOrganization } from './scope.ts'
import { text } from './text.ts'
import { timestamp } from './timestamp.ts'

/**
 * The metadata of a token, never its value. A token without `expiresTime` never expires.
 * Source: USR-23, PAT-05.
 */
export const PersonalAccessToken = z.object({
  personalAccessTokenId: z.string(),
  userId: z.optional(z.string()),
  name: z.string(),
  dateCreated: z.optional(timestamp),
  dateLastUsed: z.optional(timestamp),
  expiresTime: z.optional(timestamp),
  scopes: z.optional(z.array(z.string())),
})
export type PersonalAccessToken = z.infer<typeof PersonalAccessToken>

export const personalAccessTokens = {
  'personalAccessTokens.list': read({
    summary: 'List the personal access tokens of a user, or of all users',
    roles: ['administrator', 'helpDesk', 'auditor'],
    input: z.strictObject({
      ...inOrganization,
      ...pageInput,
      userId: z.optional(text(WorkMailIdentifier)),
    }),
    output: page(PersonalAccessToken),
    aws: ['workmail:ListPersonalAccessTokens'],
  }),

  'personalAccessTokens.getMetadata': read({
    summary: 'Show what AWS tells about a personal access token; never its value',
    roles: ['administrator', 'helpDesk', 'auditor'],
    input: z.strictObject({
      ...inOrganization,
      personalAccessTokenId: text(PersonalAccessTokenId),
    }),
    output: PersonalAccessToken,
    aws: ['workmail:GetPersonalAccessTokenMetadata'],
  }),

  'personalAccessTokens.delete': write({
    summary: 'Delete a personal access token; clients that use it lose access',
    roles: ['administrator'],
    input: z.strictObject({
      ...inOrganization,
      personalAccessTokenId: text(PersonalAccessTokenId),
    }),
    output: z.void(),
    aws: ['workmail:DeletePersonalAccessToken'],
    target: { kind: 'PERSONAL_ACCESS_TOKEN', id: 'personalAccessTokenId' },
  }),
}
