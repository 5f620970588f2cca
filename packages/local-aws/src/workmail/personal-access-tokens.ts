import { AwsError } from '../protocol/aws-error.ts'
import { pageOf } from '../state/paging.ts'
import type { PersonalAccessTokenRecord } from '../state/personal-access-tokens.ts'
import { findUser, refuseUnlessEnabled } from './find-entity.ts'
import { findActiveOrganization } from './find-organization.ts'
import type { Context, Handlers } from './handlers.ts'

function shown(token: PersonalAccessTokenRecord) {
  return {
    PersonalAccessTokenId: token.id,
    UserId: token.userId,
    Name: token.name,
    DateCreated: new Date(token.createdAt),
    DateLastUsed: token.lastUsedAt === undefined ? undefined : new Date(token.lastUsedAt),
    ExpiresTime: token.expiresAt === undefined ? undefined : new Date(token.expiresAt),
    Scopes: token.scopes,
  }
}

/** Finds a token by its id. Errors: ResourceNotFoundException. */
export function findToken(
  { state }: Context,
  organizationId: string,
  id: string,
): PersonalAccessTokenRecord {
  const token = state.personalAccessTokens.get(organizationId, id)
  if (!token)
    throw new AwsError(
      'ResourceNotFoundException',
      `The personal access token ${id} does not exist.`,
    )
  return token
}

/** Deletes the tokens of a deleted user. */
export function deleteTokensOf({ state }: Context, organizationId: string, userId: string): void {
  state.personalAccessTokens.deleteRange(organizationId, { index: 'user', prefix: `${userId}\0` })
}

/**
 * The operations of an administrator. Only the owner of a mailbox can create a token for it
 * (PAT-04).
 */
export const personalAccessTokens = {
  /**
   * Lists tokens, the oldest first: all of the organization, or those of a user by id, name or
   * address.
   * Errors: EntityNotFoundException, EntityStateException for a disabled user.
   * Source: 06 ListPersonalAccessTokens, PAT-05, PAT-06.
   */
  ListPersonalAccessTokens({ OrganizationId, UserId, ...page }, context) {
    findActiveOrganization(context, OrganizationId)
    const user =
      UserId === undefined
        ? undefined
        : findUser(context, OrganizationId, UserId, 'id, name or email')
    if (user) refuseUnlessEnabled(user)
    const { items, NextToken } = pageOf(
      context.state.personalAccessTokens,
      OrganizationId,
      user ? { index: 'user', prefix: `${user.id}\0` } : { index: 'createdAt' },
      page,
    )
    return { PersonalAccessTokenSummaries: items.map(shown), NextToken }
  },

  /**
   * Shows the metadata of a token. Errors: ResourceNotFoundException.
   * Source: 06 GetPersonalAccessTokenMetadata.
   */
  GetPersonalAccessTokenMetadata({ OrganizationId, PersonalAccessTokenId }, context) {
    findActiveOrganization(context, OrganizationId)
    return shown(findToken(context, OrganizationId, PersonalAccessTokenId))
  },

  /**
   * Deletes a token at once; a missing one is no error.
   * Source: 06 DeletePersonalAccessToken, PAT-08.
   */
  DeletePersonalAccessToken({ OrganizationId, PersonalAccessTokenId }, context) {
    findActiveOrganization(context, OrganizationId)
    context.state.personalAccessTokens.delete(OrganizationId, PersonalAccessTokenId)
    return {}
  },
} satisfies Handlers
