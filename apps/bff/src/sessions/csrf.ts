import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Request, RequestHandler } from 'express'
import { isLoopback } from '../loopback.ts'
import { refusal } from '../operations/refusal.ts'

/** Returns the token of a session. Only pages that can read our answers can know it. */
export function csrfTokenOf(sessionId: string, secret: string): string {
  return createHmac('sha256', secret).update(`csrf ${sessionId}`).digest('base64url')
}

/**
 * Returns the origins of the console: the public one, and if that is on this machine, the same port
 * under the machine's other names.
 */
function originsOf(publicUrl: string): string[] {
  const { origin, protocol, hostname, port } = new URL(publicUrl)
  if (!isLoopback(hostname)) return [origin]
  return ['127.0.0.1', 'localhost', '[::1]'].map(
    (name) => new URL(`${protocol}//${name}:${port}`).origin,
  )
}

function isSameOrigin(request: Request, publicUrl: string): boolean {
  const site = request.get('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const origin = request.get('origin')
  return origin === undefined || origin === publicUrl || originsOf(publicUrl).includes(origin)
}

/**
 * Refuses requests under a foreign host name: a page of another site whose name was pointed here
 * (DNS rebinding) counts as our own page for the browser. Behind a proxy the name is in
 * `X-Forwarded-Host`, or the proxy passes `Host` on. Errors: ForgedRequest.
 */
export function refuseForeignHosts(publicUrl: string): RequestHandler {
  const hosts = originsOf(publicUrl).map((origin) => new URL(origin).host)
  const { protocol } = new URL(publicUrl)
  const isOurHost = (host: string) =>
    hosts.includes(host) ||
    (URL.canParse(`${protocol}//${host}`) && hosts.includes(new URL(`${protocol}//${host}`).host))
  return (request, _response, next) => {
    if (isOurHost(request.host ?? '')) return next()
    request.log.warn(
      'the request is for another host than PUBLIC_URL; a proxy has to pass Host or send X-Forwarded-Host',
    )
    next(
      refusal(
        'ForgedRequest',
        'This console has another host name. A proxy has to pass Host or send X-Forwarded-Host.',
      ),
    )
  }
}

/**
 * Whether a request comes from our own pages. `token` is that of the session; absent only for the
 * request that fetches it.
 */
export function isOurs(
  request: Request,
  { publicUrl, token }: { publicUrl: string; token: string | undefined },
): boolean {
  if (!isSameOrigin(request, publicUrl)) return false
  if (token === undefined) return true
  const given = Buffer.from(request.get('x-csrf-token') ?? '')
  const wanted = Buffer.from(token)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
