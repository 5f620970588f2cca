import type { CookieOptions, RequestHandler, Response } from 'express'
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
 * The session's cookie ends with the browser. The identity provider sends people back from another
 * site; `strict` would hide the cookie then.
 */
function optionsOf(publicUrl: string): CookieOptions {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:') }
}

/** Removes the session's cookie from the browser. */
export function clearSessionCookie(response: Response, publicUrl: string): void {
  response.clearCookie(cookieName(publicUrl), optionsOf(publicUrl))
}

/**
 * Gives every request its session, and notes the address from which somebody uses it. The store
 * decides how long the session lives.
 */
export function sessionMiddleware(
  store: SessionStore,
  secret: string,
  publicUrl: string,
): RequestHandler {
  const withSession = session({
    store,
    secret,
    name: cookieName(publicUrl),
    resave: false,
    saveUninitialized: false,
    rolling: false,
    cookie: optionsOf(publicUrl),
  })
  return (request, response, next) =>
    withSession(request, response, (error?: unknown) => {
      // A session that was changed is stored with the answer.
      if (error === undefined && request.session.person) request.session.address = request.ip
      next(error)
    })
}
