import { randomBytes, randomUUID } from 'node:crypto'
import { AwsError } from '../protocol/aws-error.ts'
import { findUser, refuseUnlessEnabled } from './find-entity.ts'
import { findActiveOrganization } from './find-organization.ts'
import type { Context } from './handlers.ts'
import { findToken } from './personal-access-tokens.ts'
import { isAssigned } from './sign-in.ts'

const dayMs = 24 * 60 * 60 * 1000

/**
 * Returns the configuration, if it lets people use tokens. Errors: InvalidParameterException unless tokens are enabled.
 * Source: PAT-02, PAT-03.
 */
function activeTokens({ state, region }: Context, organizationId: string) {
  const configuration = state.identityProviderConfigurations.get(region, organizationId)
  if (configuration?.personalAccessTokens.Status !== 'ACTIVE')
    throw new AwsError(
      'InvalidParameterException',
      'Personal access tokens are not active in the organization.',
    )
  return configuration
}

export type NewToken = { organizationId: string; userId: string; name: string; scopes: string[] }

/**
 * Creates a token, as a user does in the web client. Its value is returned once and not kept.
 * Errors: EntityNotFoundException, EntityStateException, InvalidParameterException while tokens are
 * disabled. Source: PAT-03, PAT-04.
 */
export function createToken(
  context: Context,
  { organizationId, userId, name, scopes }: NewToken,
): { personalAccessTokenId: string; token: string } {
  findActiveOrganization(context, organizationId)
  const user = findUser(context, organizationId, userId, 'id, name or email')
  refuseUnlessEnabled(user)
  const { LifetimeInDays } = activeTokens(context, organizationId).personalAccessTokens
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
 * Signs in with a token, as a mail client does. Errors: ResourceNotFoundException for a deleted
 * token, InvalidParameterException for an expired one, while tokens are disabled, for a user
 * without an association to IAM Identity Center, and for one who is not assigned to the application.
 * Source: PAT-03.
 */
export function signInWithToken(
  context: Context,
  { organizationId, id }: { organizationId: string; id: string },
): Record<string, never> {
  findActiveOrganization(context, organizationId)
  const { identityCenter } = activeTokens(context, organizationId)
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
  if (!isAssigned(context, identityCenter, user.identityProviderUserId))
    throw new AwsError(
      'InvalidParameterException',
      `The user of IAM Identity Center with whom ${user.name} is associated is not assigned to the application.`,
    )
  context.state.personalAccessTokens.put(organizationId, { ...token, lastUsedAt: at })
  return {}
}
