import { openApi } from '@mailroom/schemas/open-api'
import compression from 'compression'
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type Response,
} from 'express'
import type { Logger } from 'pino'
import { archivePagePath, archivePath, sendArchive, sendArchivePage } from '../archives/download.ts'
import type { Configuration } from '../configuration.ts'
import { evidencePath, sendEvidence } from '../export-evidence/download.ts'
import { announcementPath, sendAnnouncements } from '../left-overs/announcement-file.ts'
import { type Dispatcher, dispatch } from '../operations/dispatch.ts'
import { refusal } from '../operations/refusal.ts'
import { refuseForeignHosts } from '../sessions/csrf.ts'
import { cookieName, sessionMiddleware } from '../sessions/session-middleware.ts'
import type { SessionStore } from '../sessions/session-store.ts'
import { type SignInParts, signInRoutes } from '../sign-in/routes.ts'
import {
  comparisonPath,
  downloadPath,
  sendComparison,
  sendSnapshot,
} from '../snapshots/download.ts'
import type { Lines } from '../snapshots/lines.ts'
import type { Snapshots } from '../snapshots/snapshots.ts'
import { keepPiece, uploadPath } from '../snapshots/uploads.ts'
import { StoreUnavailable } from '../store/store-unavailable.ts'
import { answerErrors } from './errors.ts'
import type { Health } from './health.ts'
import { requestLog } from './log.ts'
import type { Metrics } from './metrics.ts'
import { limitOperations } from './rate-limits.ts'
import { securityHeaders } from './security-headers.ts'
import type { SessionLimit } from './session-limit.ts'
import { sharedCounts } from './shared-counts.ts'
import { webApp } from './web-app.ts'

type Parts = Omit<Dispatcher, 'countLimited'> &
  SignInParts & {
    configuration: Configuration
    sessionStore: SessionStore
    sessionLimit: SessionLimit
    logger: Logger
    metrics: Metrics
    webAppFolder: string
    viewerFile: string
    health: Health
    snapshots: Snapshots
    lines: Lines
  }

/**
 * The length in characters from which answers are compressed: compressing shorter ones costs more
 * time than it saves, and so does asking for each whether it is to be compressed.
 */
const compressedFrom = 16_384

const compress = compression()

/** Answers with JSON. */
function answerJson(request: Request, response: Response, answer: unknown): void {
  const text = JSON.stringify(answer)
  const send = () => response.type('json').send(text)
  if (text.length < compressedFrom) send()
  else compress(request, response, send)
}

function apiRoutes(parts: Parts): express.Router {
  const { configuration, metrics, publicUrl } = parts
  const dispatcher: Dispatcher = {
    ...parts,
    countLimited: limitOperations(
      ...([
        configuration.limitedPerMinute,
        (name: string) => sharedCounts(parts.store, name),
      ] as const),
    ),
  }
  const router = express.Router()
  router.use((_request, response, next) => {
    response.setHeader('cache-control', 'no-store')
    next()
  })
  router.get('/openapi.json', (request, response) => {
    if (!request.session.person) throw refusal('NotSignedIn', 'Nobody is signed in.')
    answerJson(request, response, openApi(cookieName(publicUrl)))
  })
  router.get(downloadPath, sendSnapshot(parts))
  router.get(evidencePath, sendEvidence(parts))
  router.get(archivePath, sendArchive(parts))
  router.get(archivePagePath, sendArchivePage(parts))
  router.get(comparisonPath, sendComparison(parts))
  router.get(announcementPath, sendAnnouncements(parts))
  router.use(metrics.measure)
  router.use(parts.sessionLimit.limit)
  router.post(uploadPath, keepPiece(parts))
  router.post('/:id', async (request, response) => {
    const answer = await dispatch(dispatcher, request.params.id, request)
    if (answer === undefined) response.status(204).end()
    else answerJson(request, response, answer)
  })
  router.use(() => {
    throw refusal('OperationNotFound', 'There is no such operation. Each is a POST.')
  })
  return router
}

/**
 * Tells a browser that signs in, in words and not in JSON, that the store cannot be used; its
 * session has not ended.
 */
const explainOutage: ErrorRequestHandler = (error, request, response, next) => {
  if (!(error instanceof StoreUnavailable) || request.method !== 'GET' || response.headersSent)
    return next(error)
  request.log.warn({ err: error }, 'sign-in failed')
  response.redirect('/sign-in?problem=unavailable')
}

/** Creates the whole backend as one Express application. */
export function createApp(parts: Parts): Express {
  const { configuration, publicUrl, sessionStore, secret, logger, metrics } = parts
  const { stopping } = parts
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', configuration.trustProxy)
  app.use(requestLog(logger))
  app.use(securityHeaders(publicUrl))
  app.use(metrics.count)
  app.use((_request, response, next) => {
    // Whoever keeps a connection sends the next request to another instance.
    if (stopping.isStopping) response.setHeader('connection', 'close')
    next()
  })
  app.use(parts.health.routes)
  app.use(refuseForeignHosts(publicUrl))
  const session = sessionMiddleware(sessionStore, secret, publicUrl)
  app.use('/auth', session, signInRoutes(parts), explainOutage)
  app.use('/api', session, apiRoutes(parts))
  app.use(webApp(parts.webAppFolder))
  app.use(() => {
    throw refusal('OperationNotFound', 'There is nothing at this address.')
  })
  app.use(answerErrors)
  return app
}
