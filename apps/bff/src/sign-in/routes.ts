import { randomUUID } from 'node:crypto'
import { rolesText } from '@mailroom/schemas/role'
import type { SignInReason } from '@mailroom/schemas/sign-in-reason'
import express, {
  type ErrorRequestHandler,
  type Request,
  type Response,
  type Router,
} from 'express'
import type { AuditEvent } from '../audit/event.ts'
import type { AuditTrail } from '../audit/trail.ts'
import type { Clock } from '../clock.ts'
import type { Configuration } from '../configuration.ts'
import { limitSignIns } from '../http/rate-limits.ts'
import { sharedCounts } from '../http/shared-counts.ts'
import { Refusal, refusal } from '../operations/refusal.ts'
import { csrfTokenOf, isOurs } from '../sessions/csrf.ts'
import { clearSessionCookie } from '../sessions/session-middleware.ts'
import type { Store } from '../store/open-store.ts'
import { StoreUnavailable } from '../store/store-unavailable.ts'
import type { IdentityProvider } from './identity-provider.ts'
import { localPath } from './local-path.ts'
import { signInCookie, signInMs } from './sign-in-cookie.ts'
import { explained, SignInProblem } from './sign-in-problem.ts'
import { signInState } from './sign-in-state.ts'

function regenerate({ session }: Request): Promise<void> {
  return new Promise((resolve, reject) =>
    session.regenerate((error: unknown) => (error ? reject(error) : resolve())),
  )
}

function destroy({ session }: Request): Promise<void> {
  return new Promise((resolve, reject) =>
    session.destroy((error: unknown) => (error ? reject(error) : resolve())),
  )
}

function save({ session }: Request): Promise<void> {
  return new Promise((resolve, reject) =>
    session.save((error: unknown) => (error ? reject(error) : resolve())),
  )
}

/** Returns the page of the web app that explains why nobody was signed in. */
function explanation(problem: SignInReason, returnTo: string): string {
  return `/sign-in?${new URLSearchParams({ problem, returnTo })}`
}

/**
 * Answers a navigation that was refused before it began with its status and a page that leads to
 * the explanation; a browser would show the JSON of other errors as text.
 */
const answerNavigation: ErrorRequestHandler = (error: unknown, request, response, next) => {
  const isAnsweredElsewhere = error instanceof StoreUnavailable || request.method !== 'GET'
  if (isAnsweredElsewhere || response.headersSent) return next(error)
  const status = error instanceof Refusal ? error.status : 500
  if (!(error instanceof Refusal)) request.log.error({ err: error }, 'a fault of the backend')
  const code = error instanceof Refusal ? error.error.code : ''
  const reason = code === 'TooManyRequests' ? 'tooMany' : 'failed'
  const page = explanation(reason, '/').replaceAll('&', '&amp;')
  response
    .status(status)
    .type('html')
    .send(
      `<!doctype html><title>Mailroom</title><meta http-equiv="refresh" content="0;url=${page}"><a href="${page}">Mailroom</a>`,
    )
}

/** What signing in needs. */
export type SignInParts = {
  configuration: Pick<Configuration, 'oidc' | 'signInsPerMinute'>
  /** The address people use. */
  publicUrl: string
  identityProvider: IdentityProvider
  audit: AuditTrail
  store: Store
  clock: Clock
  /** Signs cookies and tokens; the same in all instances. */
  secret: string
}

/**
 * Serves the pages of signing in and out. They are not operations, because a browser navigates to
 * them.
 */
export function signInRoutes(parts: SignInParts): Router {
  const { configuration, publicUrl, identityProvider, audit, secret, store, clock } = parts
  const cookie = signInCookie(secret, publicUrl, clock)
  const states = signInState(secret, clock)
  const limit = (step: string) =>
    limitSignIns(configuration.signInsPerMinute, sharedCounts(store, step))
  const router = express.Router()
  router.use((_request, response, next) => {
    response.setHeader('cache-control', 'no-store')
    next()
  }, cookie.parse)

  /**
   * Logs why a sign-in failed, and returns the problem. Names the person's address, for those who
   * look for attacks.
   */
  const logged = async (request: Request, error: unknown): Promise<SignInProblem> => {
    const { problem, details } = await explained(error, configuration.oidc?.clientSecret)
    request.log.warn({ ...details, address: request.ip }, `sign-in failed: ${problem.message}`)
    return problem
  }

  /** Refuses sign-ins that would lose their cookie. Errors: SignInProblem. */
  const refuseWithoutHttps = (request: Request) => {
    if (request.secure || !publicUrl.startsWith('https:')) return
    const given = request.get('x-forwarded-proto')
    throw new SignInProblem(
      'noHttps',
      `The proxy has to send X-Forwarded-Proto: https; it ${given === undefined ? 'does not send the header' : 'sends something else'}. Check also TRUST_PROXY.`,
    )
  }

  /** Says why nobody knows the sign-in that a browser comes back with. */
  const withoutCookie = (request: Request): SignInProblem => {
    const begun = states.read(request.query.state)
    const isRecent = begun && clock.now().getTime() - begun.at < signInMs
    // Whoever has just signed in, and comes back once more, has a session.
    const hasCookies = cookie.isSent(request) || request.session.person !== undefined
    return isRecent && !hasCookies
      ? new SignInProblem('noCookie', 'The browser did not send the cookie of this sign-in.')
      : new SignInProblem('expired', 'This browser has not begun this sign-in, or long ago.')
  }

  router.get('/sign-in', limit('sign-in'), async (request, response) => {
    const returnTo = localPath(request.query.returnTo)
    // The provider sends people back to 127.0.0.1, so the cookie must be set there.
    if (request.hostname === 'localhost' && new URL(publicUrl).hostname === '127.0.0.1')
      return response.redirect(`${publicUrl}/auth/sign-in?${new URLSearchParams({ returnTo })}`)
    try {
      refuseWithoutHttps(request)
      const { asOther = false } = cookie.read(request)
      const { location, pending } = await identityProvider.start(returnTo, {
        ...{ state: states.make(returnTo), asOther },
      })
      cookie.write(response, { pending, asOther })
      response.redirect(location.href)
    } catch (error) {
      response.redirect(explanation((await logged(request, error)).reason, returnTo))
    }
  })

  /** Signs in whoever comes back with the state that was given to this browser. */
  const finish = async (request: Request, response: Response): Promise<string> => {
    refuseWithoutHttps(request)
    const { pending } = cookie.read(request)
    // Nothing changes until the state is right: any site can send a browser here.
    if (!pending || request.query.state !== pending.state) throw withoutCookie(request)
    const query = request.url.slice(request.url.indexOf('?'))
    const started = performance.now()
    const took = () => ({ durationMs: Math.round(performance.now() - started) })
    const publicId = randomUUID()
    const event: AuditEvent = {
      ...{ requestId: String(request.id), account: '', role: '', operation: 'signIn', input: {} },
      ...{ address: request.ip, sessionId: publicId },
    }
    try {
      const person = await identityProvider.finish(query, pending)
      const { accountId: account, name: accountName, roles } = person
      await audit.single(
        { ...event, account, accountName, role: rolesText(roles) },
        { outcome: 'Succeeded', result: 'SUCCEEDED', ...took() },
      )
      // A new session replaces this one: other people may know its id.
      await regenerate(request)
      // The session gets this id when it is stored, which is after its sign-in is recorded.
      request.session.publicId = publicId
      request.session.person = person
      request.session.address = request.ip
      await save(request)
      cookie.clear(response)
      return pending.returnTo
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error
      const { reason, accountId, claim } = await logged(request, error)
      await audit.single(
        { ...event, account: accountId },
        { outcome: reason, result: reason === 'failed' ? 'FAILED' : 'REFUSED', ...took() },
      )
      // A sign-in that was begun counts only once.
      cookie.write(response, {
        ...(claim === undefined ? {} : { claim }),
        asOther: accountId !== '',
      })
      return explanation(reason, pending.returnTo)
    }
  }

  router.get('/callback', limit('callback'), async (request, response) => {
    try {
      response.redirect(await finish(request, response))
    } catch (error) {
      if (!(error instanceof SignInProblem)) throw error
      const target = localPath(states.read(request.query.state)?.returnTo)
      response.redirect(explanation((await logged(request, error)).reason, target))
    }
  })

  /** Tells the sign-in page what was looked for at the last sign-in in this browser. */
  router.get('/problem', (request, response) => {
    const { claim } = cookie.read(request)
    response.json({ claim })
  })

  router.post('/sign-out', async (request, response) => {
    const { person } = request.session
    if (!person) throw refusal('NotSignedIn', 'Nobody is signed in.')
    if (!isOurs(request, { publicUrl, token: csrfTokenOf(request.sessionID, secret) }))
      throw refusal('ForgedRequest', 'The request does not come from this console.')
    const event: AuditEvent = {
      ...{ requestId: String(request.id), operation: 'signOut', input: {} },
      ...{ account: person.accountId, accountName: person.name, role: rolesText(person.roles) },
      ...{ address: request.ip, sessionId: request.session.publicId },
    }
    await destroy(request)
    clearSessionCookie(response, publicUrl)
    response.setHeader('clear-site-data', '"cache"')
    await audit.single(event, { outcome: 'Succeeded', result: 'SUCCEEDED' })
    // If the provider cannot be reached, the person is signed out here all the same.
    const location = await identityProvider.signOutLocation().catch(() => undefined)
    response.json({ location: location?.href ?? '/' })
  })

  router.use(answerNavigation)
  return router
}
