import { randomUUID } from 'node:crypto'
import express, { type Request, type Router } from 'express'
import type { AuditEvent } from '../audit/event.ts'
import type { Parts } from '../http/app.ts'
import { limitSignIns } from '../http/rate-limits.ts'
import { refusal } from '../operations/refusal.ts'
import { isOurs } from '../sessions/csrf.ts'
import { StoreUnavailable } from '../store/store-unavailable.ts'
import { SignInProblem } from './identity-provider.ts'
import { localPath } from './local-path.ts'

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

/**
 * Serves the pages of signing in and out. They are not operations, because a browser navigates to
 * them.
 */
export function signInRoutes(parts: Parts): Router {
  const { configuration, publicUrl, identityProvider, audit, secret } = parts
  const { signInsPerMinute } = configuration
  const router = express.Router()
  router.use((_request, response, next) => {
    response.setHeader('cache-control', 'no-store')
    next()
  })

  /** Sends a browser to the page that explains why signing in failed. */
  const explain = (request: Request, error: unknown, returnTo: string) => {
    if (!(error instanceof SignInProblem)) request.log.warn({ err: error }, 'sign-in failed')
    const problem = error instanceof SignInProblem ? error.problem : 'failed'
    const query = new URLSearchParams({ problem, returnTo })
    return { problem, location: `/sign-in?${query}` }
  }

  router.get('/sign-in', limitSignIns(signInsPerMinute), async (request, response) => {
    const returnTo = localPath(request.query.returnTo)
    // The provider sends people back to 127.0.0.1, so the cookie must be set there.
    if (request.hostname === 'localhost' && new URL(publicUrl).hostname === '127.0.0.1')
      return response.redirect(`${publicUrl}/auth/sign-in?${new URLSearchParams({ returnTo })}`)
    try {
      const { location, pending } = await identityProvider.start(
        returnTo,
        request.session.asOther ?? false,
      )
      request.session.pending = pending
      // Saved before the answer: nobody goes to the provider for a sign-in that is not known here.
      await save(request)
      response.redirect(location.href)
    } catch (error) {
      if (error instanceof StoreUnavailable) {
        // Express-session would try to save it once more.
        delete request.session.pending
        throw error
      }
      response.redirect(explain(request, error, returnTo).location)
    }
  })

  router.get('/callback', limitSignIns(signInsPerMinute), async (request, response) => {
    const { pending } = request.session
    if (!pending) {
      const begun = new SignInProblem('expired', 'No sign-in was begun in this browser.')
      return response.redirect(explain(request, begun, '/').location)
    }
    const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : ''
    const started = performance.now()
    const took = () => ({ durationMs: Math.round(performance.now() - started) })
    // A new session replaces this one: other people may know its id, and a sign-in that was begun
    // counts only once.
    await regenerate(request)
    // The session gets this id when it is stored, which is after its sign-in is recorded.
    request.session.publicId = randomUUID()
    const event: AuditEvent = {
      ...{ requestId: String(request.id), account: '', role: '', operation: 'signIn', input: {} },
      ...{ address: request.ip, sessionId: request.session.publicId },
    }
    try {
      const person = await identityProvider.finish(query, pending)
      await audit.single(
        { ...event, account: person.accountId, accountName: person.name, role: person.role },
        { outcome: 'Succeeded', result: 'SUCCEEDED', ...took() },
      )
      request.session.person = person
      await save(request)
      response.redirect(pending.returnTo)
    } catch (error) {
      delete request.session.person
      if (error instanceof StoreUnavailable) throw error
      const { problem, location } = explain(request, error, pending.returnTo)
      const account = error instanceof SignInProblem ? error.accountId : ''
      await audit.single(
        { ...event, account },
        { outcome: problem, result: problem === 'failed' ? 'FAILED' : 'REFUSED', ...took() },
      )
      if (problem === 'noRole') request.session.asOther = true
      response.redirect(location)
    }
  })

  router.post('/sign-out', async (request, response) => {
    const { person } = request.session
    if (!person) throw refusal('NotSignedIn', 'Nobody is signed in.')
    if (!isOurs(request, { publicUrl, secret, needsToken: true }))
      throw refusal('ForgedRequest', 'The request does not come from this console.')
    const event: AuditEvent = {
      ...{ requestId: String(request.id), operation: 'signOut', input: {} },
      ...{ account: person.accountId, accountName: person.name, role: person.role },
      ...{ address: request.ip, sessionId: request.session.publicId },
    }
    await destroy(request)
    await audit.single(event, { outcome: 'Succeeded', result: 'SUCCEEDED' })
    // If the provider cannot be reached, the person is signed out here all the same.
    const location = await identityProvider.signOutLocation().catch(() => undefined)
    response.json({ location: location?.href ?? '/' })
  })
  return router
}
