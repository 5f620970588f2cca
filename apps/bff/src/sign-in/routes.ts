import express, { type Request, type Router } from 'express'
import type { Parts } from '../http/app.ts'
import { limitSignIns } from '../http/rate-limits.ts'
import { refusal } from '../operations/refusal.ts'
import { isOurs } from '../sessions/csrf.ts'
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

/** Signing in and out: the pages a browser goes through, not operations. */
export function signInRoutes(parts: Parts): Router {
  const { configuration, identityProvider, audit, secret } = parts
  const { publicUrl, signInsPerMinute } = configuration
  const router = express.Router()
  router.use((_request, response, next) => {
    response.setHeader('cache-control', 'no-store')
    next()
  })

  router.get('/sign-in', limitSignIns(signInsPerMinute), async (request, response) => {
    const { location, pending } = await identityProvider.start(localPath(request.query.returnTo))
    request.session.pending = pending
    response.redirect(location.href)
  })

  router.get('/callback', limitSignIns(signInsPerMinute), async (request, response) => {
    const { pending } = request.session
    const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : ''
    const event = {
      requestId: String(request.id),
      account: '',
      role: '' as const,
      operation: 'signIn',
      input: {},
    }
    try {
      if (!pending) throw new SignInProblem('expired', 'No sign-in was begun in this browser.')
      const person = await identityProvider.finish(query, pending)
      // A session somebody else may know of, or that took part in the redirects, is not the one that is signed in.
      await regenerate(request)
      await audit.outcome({ ...event, account: person.accountId, role: person.role }, 'Succeeded')
      request.session.person = person
      response.redirect(pending.returnTo)
    } catch (error) {
      delete request.session.pending
      const problem = error instanceof SignInProblem ? error.problem : 'failed'
      if (!(error instanceof SignInProblem)) request.log.warn({ err: error }, 'sign-in failed')
      await audit.outcome(event, problem)
      const returnTo = encodeURIComponent(pending?.returnTo ?? '/')
      response.redirect(`/sign-in?problem=${problem}&returnTo=${returnTo}`)
    }
  })

  router.post('/sign-out', async (request, response) => {
    const { person } = request.session
    if (!person) throw refusal('NotSignedIn', 'Nobody is signed in.')
    if (!isOurs(request, { publicUrl, secret, needsToken: true }))
      throw refusal('ForgedRequest', 'The request does not come from this console.')
    await destroy(request)
    await audit.outcome(
      {
        requestId: String(request.id),
        account: person.accountId,
        role: person.role,
        operation: 'signOut',
        input: {},
      },
      'Succeeded',
    )
    // Whoever cannot be reached does not keep somebody from signing out here.
    const location = await identityProvider.signOutLocation().catch(() => undefined)
    response.json({ location: location?.href ?? '/' })
  })
  return router
}
