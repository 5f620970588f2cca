import { declarationOf, type OperationId } from '@mailroom/schemas/operations'
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
export type CountLimited = (id: OperationId, request: Request) => Promise<void>

/**
 * Limits how often one account can use the operations declared `limited` per minute. `countsOf`
 * makes the counts of a name.
 */
export function limitOperations(
  perMinute: number,
  countsOf: (name: string) => RateLimitStore,
): CountLimited {
  const limits = new Map<string, RequestHandler>()
  const limitOf = (id: OperationId): RequestHandler => {
    const { limited = true } = declarationOf(id)
    const name = limited === true ? 'operation' : id
    const times = limited === true ? 1 : limited
    const known = limits.get(name)
    if (known) return known
    const limit = limiter(
      perMinute * times,
      countsOf(name),
      ({ session }) => session.person?.accountId ?? '',
    )
    limits.set(name, limit)
    return limit
  }
  return (id, request) =>
    new Promise((resolve, reject) => {
      const { res: response } = request
      if (!response) return reject(new Error('The request has no response'))
      void limitOf(id)(request, response, (error?: unknown) =>
        error === undefined ? resolve() : reject(error),
      )
    })
}
