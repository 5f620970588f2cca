import type { RequestHandler } from 'express'
import session from 'express-session'
import type { SessionStore } from './session-store.ts'

/**
 * Returns the name of the session's cookie. Under TLS the cookie is bound to this exact host and is
 * never sent without TLS.
 */
export function cookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-mailroom' : 'mailroom'
}

/**
 * Gives every request its session. The cookie ends with the browser; the store decides how long the
 * session lives.
 */
export function sessionMiddleware(
  store: SessionStore,
  secret: string,
  publicUrl: string,
): RequestHandler {
  return session({
    store,
    secret,
    name: cookieName(publicUrl),
    resave: false,
    saveUninitialized: false,
    rolling: false,
    cookie: {
      path: '/',
      httpOnly: true,
      // The identity provider sends people back from another site; `strict` would hide the cookie
      // then.
      sameSite: 'lax',
      secure: publicUrl.startsWith('https:'),
    },
  })
}
