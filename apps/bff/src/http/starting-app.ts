import express, { type Express } from 'express'
import type { Logger } from 'pino'
import { refusal } from '../operations/refusal.ts'
import { answerErrors } from './errors.ts'
import type { Health } from './health.ts'
import { requestLog } from './log.ts'
import { securityHeaders } from './security-headers.ts'
import { webApp } from './web-app.ts'

type Parts = { publicUrl: string; health: Health; logger: Logger; webAppFolder: string }

/** Answers while the backend starts, which takes as long as the database is away. */
export function startingApp({ publicUrl, health, logger, webAppFolder }: Parts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use(requestLog(logger))
  app.use(securityHeaders(publicUrl))
  app.use(health.routes)
  app.get('/auth/{*path}', (_request, response) => {
    response.setHeader('cache-control', 'no-store')
    response.redirect('/sign-in?problem=unavailable')
  })
  app.use(['/api', '/auth'], (_request, response) => {
    response.setHeader('cache-control', 'no-store')
    throw refusal('StoreUnavailable', 'The console is starting.')
  })
  app.use(webApp(webAppFolder))
  app.use(() => {
    throw refusal('StoreUnavailable', 'The console is starting.')
  })
  app.use(answerErrors)
  return app
}
