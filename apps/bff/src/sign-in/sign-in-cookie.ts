import cookieParser from 'cookie-parser'
import type { CookieOptions, Request, RequestHandler, Response } from 'express'
import * as z from 'zod'
import type { Clock } from '../clock.ts'

/** How long a person may take at the identity provider. Milliseconds. */
export const signInMs = 10 * 60_000

/**
 * What must match when a person comes back from the identity provider; kept until then.
 * Source: OpenID Connect Core §3.1.
 */
const PendingSignIn = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  returnTo: z.string(),
})
export type PendingSignIn = z.infer<typeof PendingSignIn>

/** What the console knows about a browser until somebody is signed in. */
const Content = z.object({
  pending: PendingSignIn.optional(),
  /**
   * True after an account was refused: at the next sign-in the provider asks which account to use.
   */
  asOther: z.boolean().optional(),
  /** The name of the claim that was missing at the last sign-in. */
  claim: z.string().optional(),
})
type Content = z.infer<typeof Content>

const Dated = Content.extend({ endsAt: z.iso.datetime() })

/**
 * Keeps a sign-in that was begun in a signed cookie of its own. The session stays untouched until
 * somebody has signed in, so no other site can end it by sending the browser here, and nobody
 * writes to the store without signing in.
 */
export function signInCookie(secret: string, publicUrl: string, clock: Clock) {
  const isSecure = publicUrl.startsWith('https:')
  const name = isSecure ? '__Host-mailroom-sign-in' : 'mailroom-sign-in'
  // The identity provider sends people back from another site; `strict` would hide the cookie then.
  const options: CookieOptions = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure }
  return {
    /** Reads the cookies of requests; without it `read` finds nothing. */
    parse: cookieParser(`sign-in ${secret}`) as RequestHandler,

    read(request: Request): Content {
      const { data } = Dated.safeParse(request.signedCookies[name])
      return data && new Date(data.endsAt) > clock.now() ? data : {}
    },

    write(response: Response, content: Content): void {
      const endsAt = new Date(clock.now().getTime() + signInMs).toISOString()
      response.cookie(name, { ...content, endsAt }, { ...options, signed: true, maxAge: signInMs })
    },

    /** Whether a request carries any cookie of this sign-in, also a wrong one. */
    isSent: (request: Request): boolean =>
      request.cookies[name] !== undefined || request.signedCookies[name] !== undefined,

    clear: (response: Response): void => void response.clearCookie(name, options),
  }
}
