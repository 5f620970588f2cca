import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, type Store as RateLimitStore, rateLimit } from 'express-rate-limit'
import { refusal } from '../operations/refusal.ts'

const minuteMs = 60_000

function limiter(
  perMinute: number,
  store: RateLimitStore,
  keyOf: (request: Request) => string,
): RequestHandler {
  return rateLimit({
    windowMs: minuteMs,
    limit: perMinute,
    store,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: keyOf,
    handler: (_request, _response, next) =>
      next(
        refusal('TooManyRequests', `That may be done ${perMinute} times a minute; wait a moment.`),
      ),
  })
}

/** Limits how often one address can take one step of a sign-in per minute. */
export function limitSignIns(perMinute: number, counts: RateLimitStore): RequestHandler {
  return limiter(perMinute, counts, ({ ip = '' }) => ipKeyGenerator(ip))
}

/** Counts one operation of the person who sends a request. Errors: TooManyRequests. */
export type CountLimited = (request: Request) => Promise<void>

/** Limits how often one account can use the operations declared `limited` per minute. */
export function limitOperations(perMinute: number, counts: RateLimitStore): CountLimited {
  const limit = limiter(perMinute, counts, ({ session }) => session.person?.accountId ?? '')
  return (request) =>
    new Promise((resolve, reject) => {
      const { res: response } = request
      if (!response) return reject(new Error('The request has no response'))
      void limit(request, response, (error?: unknown) =>
        error === undefined ? resolve() : reject(error),
      )
    })
}
