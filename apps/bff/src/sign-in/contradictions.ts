import { isConfidential, isLoopback } from '../loopback.ts'

/** The settings that signing in depends on. */
type Settings = {
  HOST: string
  PUBLIC_URL?: string | undefined
  OIDC_ISSUER?: string | undefined
  OIDC_CLIENT_SECRET?: string | undefined
  OIDC_CLIENT_KEY_FILE?: unknown
  OIDC_CLIENT_KEY_ID?: string | undefined
  SESSION_IDLE_MINUTES: number
  SESSION_MAX_MINUTES: number
}

/**
 * Returns the settings with which passwords or sessions would travel in clear text, or nobody could
 * sign in, although each is right by itself.
 */
export function signInContradictions(env: Settings): string[] {
  const problems: string[] = []
  const { HOST, PUBLIC_URL, OIDC_ISSUER, OIDC_CLIENT_SECRET } = env
  const isPublic = PUBLIC_URL !== undefined && !isLoopback(new URL(PUBLIC_URL).hostname)
  const hasProvider = OIDC_ISSUER !== undefined
  if (PUBLIC_URL !== undefined && !isConfidential(PUBLIC_URL))
    problems.push('PUBLIC_URL: has to be https, unless it is on this machine')
  else if (hasProvider && !isLoopback(HOST) && !PUBLIC_URL?.startsWith('https:'))
    problems.push('PUBLIC_URL: has to be https if HOST can be reached from other machines')
  if (!hasProvider && isPublic)
    problems.push(
      'OIDC_ISSUER: is needed with a public PUBLIC_URL; the local identity provider asks for no password',
    )
  if (env.OIDC_CLIENT_KEY_FILE !== undefined && OIDC_CLIENT_SECRET !== undefined)
    problems.push('OIDC_CLIENT_KEY_FILE: replaces OIDC_CLIENT_SECRET; remove one of them')
  if (env.OIDC_CLIENT_KEY_ID !== undefined && env.OIDC_CLIENT_KEY_FILE === undefined)
    problems.push('OIDC_CLIENT_KEY_ID: names the key in OIDC_CLIENT_KEY_FILE, which is not set')
  if (env.SESSION_IDLE_MINUTES > env.SESSION_MAX_MINUTES)
    problems.push('SESSION_IDLE_MINUTES: is longer than SESSION_MAX_MINUTES')
  return problems
}
