import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Request } from 'express'

/** Returns the token of a session. Only pages that can read our answers can know it. */
export function csrfTokenOf(sessionId: string, secret: string): string {
  return createHmac('sha256', secret).update(`csrf ${sessionId}`).digest('base64url')
}

function isSameOrigin(request: Request, publicUrl: string): boolean {
  const site = request.get('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const origin = request.get('origin')
  if (origin === undefined) return true
  return (
    origin === new URL(publicUrl).origin ||
    origin === `${request.protocol}://${request.get('host')}`
  )
}

/**
 * Whether a request comes from our own pages. `needsToken` is false only for the request that
 * fetches the token.
 */
export function isOurs(
  request: Request,
  { publicUrl, secret, needsToken }: { publicUrl: string; secret: string; needsToken: boolean },
): boolean {
  if (!isSameOrigin(request, publicUrl)) return false
  if (!needsToken) return true
  const given = Buffer.from(request.get('x-csrf-token') ?? '')
  const wanted = Buffer.from(csrfTokenOf(request.sessionID, secret))
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
