import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { refusal } from '../operations/refusal.ts'

const minuteMs = 60_000

function limiter(perMinute: number, keyOf: (request: Request) => string): RequestHandler {
  return rateLimit({
    windowMs: minuteMs,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: keyOf,
    handler: (_request, _response, next) =>
      next(
        refusal('TooManyRequests', `That may be done ${perMinute} times a minute; wait a moment.`),
      ),
  })
}

/** Limits how often one address can sign in per minute. */
export function limitSignIns(perMinute: number): RequestHandler {
  return limiter(perMinute, ({ ip = '' }) => ipKeyGenerator(ip))
}

/** Counts one operation of the person who sends a request. Errors: TooManyRequests. */
export type CountLimited = (request: Request) => Promise<void>

/** Limits how often one account can use the operations declared `limited` per minute. */
export function limitOperations(perMinute: number): CountLimited {
  const limit = limiter(perMinute, ({ session }) => session.person?.accountId ?? '')
  return (request) =>
    new Promise((resolve, reject) => {
      const { res: response } = request
      if (!response) return reject(new Error('The request has no response'))
      void limit(request, response, (error?: unknown) =>
        error === undefined ? resolve() : reject(error),
      )
    })
}
