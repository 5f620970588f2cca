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

/** Slows down whoever signs in again and again, by address. */
export function limitSignIns(perMinute: number): RequestHandler {
  return limiter(perMinute, ({ ip = '' }) => ipKeyGenerator(ip))
}

/** Counts one more operation of a request's person. Errors: TooManyRequests. */
export type CountLimited = (request: Request) => Promise<void>

/** Slows down whoever does again and again what the declarations call `limited`, by account. */
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
