import { randomBytes, randomUUID } from 'node:crypto'
import { AwsError } from '../protocol/aws-error.ts'
import { findUser, refuseUnlessEnabled } from './find-entity.ts'
import { findActiveOrganization } from './find-organization.ts'
import type { Context } from './handlers.ts'
import { findToken } from './personal-access-tokens.ts'

const dayMs = 24 * 60 * 60 * 1000

/** How tokens are configured. Errors: InvalidParameterException unless they are switched on. Source: PAT-02, PAT-03. */
function activeTokens({ state, region }: Context, organizationId: string) {
  const configuration = state.identityProviderConfigurations.get(region, organizationId)
  if (configuration?.personalAccessTokens.Status !== 'ACTIVE')
    throw new AwsError(
      'InvalidParameterException',
      'Personal access tokens are not active in the organization.',
    )
  return configuration.personalAccessTokens
}

export type NewToken = { organizationId: string; userId: string; name: string; scopes: string[] }

/**
 * What a user does in the web client: makes a token, whose value is shown this once and kept nowhere.
 * Errors: EntityNotFoundException, EntityStateException, InvalidParameterException while tokens are off. Source: PAT-03, PAT-04.
 */
export function createToken(
  context: Context,
  { organizationId, userId, name, scopes }: NewToken,
): { personalAccessTokenId: string; token: string } {
  findActiveOrganization(context, organizationId)
  const user = findUser(context, organizationId, userId, 'id, name or email')
  refuseUnlessEnabled(user)
  const { LifetimeInDays } = activeTokens(context, organizationId)
  const id = randomUUID()
  const createdAt = context.now.getTime()
  context.state.personalAccessTokens.put(organizationId, {
    id,
    userId: user.id,
    name,
    scopes,
    createdAt,
    ...(LifetimeInDays === undefined ? {} : { expiresAt: createdAt + LifetimeInDays * dayMs }),
  })
  return { personalAccessTokenId: id, token: randomBytes(32).toString('base64url') }
}

/**
 * What a mail client does: signs in with a token. Errors: ResourceNotFoundException for a deleted token, InvalidParameterException for an
 * expired one, while tokens are off, and for a user without an association to IAM Identity Center. Source: PAT-03.
 */
export function signInWithToken(
  context: Context,
  { organizationId, id }: { organizationId: string; id: string },
): Record<string, never> {
  findActiveOrganization(context, organizationId)
  activeTokens(context, organizationId)
  const token = findToken(context, organizationId, id)
  const at = context.now.getTime()
  if (token.expiresAt !== undefined && token.expiresAt <= at)
    throw new AwsError('InvalidParameterException', 'The personal access token is expired.')
  const user = findUser(context, organizationId, token.userId, 'id')
  refuseUnlessEnabled(user)
  if (user.identityProviderUserId === undefined)
    throw new AwsError(
      'InvalidParameterException',
      `The user ${user.name} is not associated with a user of IAM Identity Center.`,
    )
  context.state.personalAccessTokens.put(organizationId, { ...token, lastUsedAt: at })
  return {}
}
