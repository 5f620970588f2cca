import { roles as allRoles, type Role } from '@mailroom/schemas/role'
import { text } from '@mailroom/schemas/text'
import type { OidcSettings } from '../configuration.ts'
import type { Person } from '../sessions/session-data.ts'
import { SignInProblem } from './sign-in-problem.ts'

/** The claims of an ID token, or the answer of the userinfo endpoint. */
export type Claims = Record<string, unknown>

/** How far the provider's clock may be ahead of ours. Seconds. */
const maxAheadSeconds = 60

/** A text that names somebody, in one line, by the rule for all texts from outside. */
const Name = text({ min: 1, max: 256, pattern: /^[^\p{Cc}\u2028\u2029]+$/u })

function membersOf(value: unknown): Claims | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { ...value }
    : undefined
}

/**
 * Returns a claim by its name, or by a path of names with dots between them, as Keycloak's
 * `realm_access.roles`. Names may contain dots themselves, as `https://example.com/roles` does.
 * Undefined if there is none.
 */
export function claimAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path]
  for (let dot = path.indexOf('.'); dot > -1; dot = path.indexOf('.', dot + 1)) {
    const head = path.slice(0, dot)
    const inner = Object.hasOwn(claims, head) ? membersOf(claims[head]) : undefined
    const found = inner && claimAt(inner, path.slice(dot + 1))
    if (found !== undefined) return found
  }
  return undefined
}

/** Returns the roles that any value of the claim is mapped to. */
function rolesOf(claim: unknown, roles: OidcSettings['roles']): Role[] {
  const values = Array.isArray(claim) ? claim : [claim]
  const found = values.flatMap((value) =>
    typeof value === 'string' && Object.hasOwn(roles, value) ? [roles[value]] : [],
  )
  return allRoles.filter((role) => found.includes(role))
}

/**
 * Refuses an ID token that was made for another client, or later than now. openid-client has
 * checked everything else. Source: OpenID Connect Core §3.1.3.7.
 */
export function refuseForeignToken(idToken: Claims, clientId: string, nowSeconds: number): void {
  if (idToken.azp !== undefined && idToken.azp !== clientId)
    throw new SignInProblem('failed', 'The ID token was made for another client (azp).')
  if (typeof idToken.iat !== 'number' || idToken.iat > nowSeconds + maxAheadSeconds)
    throw new SignInProblem('failed', "The ID token's iat is in the future; compare the clocks.")
}

/**
 * Returns the person whom the claims describe. Each part is looked up in `sources` in turn: first
 * in the ID token. Errors: SignInProblem, with the name of the claim that is missing or not known.
 */
export function personOf(sources: readonly Claims[], settings: OidcSettings): Person {
  const claim = (path: string) => {
    for (const claims of sources) {
      const found = claimAt(claims, path)
      if (found !== undefined) return found
    }
    return undefined
  }
  const { accountClaim, roleClaim } = settings
  const { data: accountId } = Name.safeParse(claim(accountClaim))
  if (accountId === undefined)
    throw new SignInProblem(
      'noAccount',
      `The claim ${accountClaim} is missing, or is not a text of 1 to 256 plain characters.`,
      { claim: accountClaim },
    )
  const isVerified = claim('email_verified')
  // Cognito's userinfo endpoint answers with a text.
  if ([accountClaim, roleClaim].includes('email') && isVerified !== true && isVerified !== 'true')
    throw new SignInProblem('emailNotVerified', 'The claim email_verified is not true.', {
      claim: 'email_verified',
    })
  const found = claim(roleClaim)
  if (found === undefined)
    throw new SignInProblem('noRoleClaim', `There is no claim ${roleClaim}.`, {
      ...{ accountId, claim: roleClaim },
    })
  const roles = rolesOf(found, settings.roles)
  if (roles.length === 0)
    throw new SignInProblem('noRole', `The claim ${roleClaim} has no value of OIDC_ROLES.`, {
      ...{ accountId, claim: roleClaim },
    })
  const names = ['name', 'email', 'preferred_username'].map((each) => Name.safeParse(claim(each)))
  return { accountId, name: names.find(({ success }) => success)?.data ?? accountId, roles }
}
