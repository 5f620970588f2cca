import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { isOperationId } from '@mailroom/schemas/operations'
import type { RequestHandler } from 'express'
import { type DestinationStream, type Logger, pino } from 'pino'
import { pinoHttp } from 'pino-http'
import * as z from 'zod/mini'
import { StoreUnavailable } from '../store/store-unavailable.ts'

/** Members that are never logged, at the top level of a logged object or one level below. */
const secretNames = ['password', 'Password', 'secret', 'token', 'cookie', 'authorization']

/** Addresses that are asked every few seconds, for ever. */
const probes = ['/livez', '/healthz', '/readyz']

/**
 * Returns the members of an error that are logged. The others, such as an answer with its headers
 * or a row with its values, may be secret.
 */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name: type, message, stack } = error
  return {
    type,
    message,
    stack,
    ...(error instanceof StoreUnavailable ? { reason: error.reason } : {}),
  }
}

const Failed = z.object({ locals: z.object({ failure: z.record(z.string(), z.unknown()) }) })

/** Creates the log: one JSON object per line, to standard output or to `destination`. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const paths = secretNames.flatMap((name) => [name, `*.${name}`])
  const options = {
    level,
    base: null,
    redact: { paths, censor: '***' },
    serializers: { err: describeError },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** The addresses of the backend besides those of operations. */
const otherPaths =
  /^\/(?:healthz|livez|readyz|auth\/(?:sign-in|callback|sign-out)|api\/openapi\.json)?$/

/**
 * Returns the path of a request as it is logged: addresses of the backend as they are. `…` stands
 * for everything else, because people paste passwords into address bars.
 */
function loggedPath(url: string): string {
  const [path = ''] = url.split('?')
  if (otherPaths.test(path)) return path
  const [, first = '', second = '', ...rest] = path.split('/')
  if (first === 'api' && rest.length === 0 && isOperationId(second)) return path
  return ['api', 'auth', 'assets'].includes(first) ? `/${first}/…` : '/…'
}

/** Returns the failure that was answered (`errors.ts`), for the line of the request. */
function failureOf(response: ServerResponse) {
  const { data } = Failed.safeParse(response)
  return data ? { failure: data.locals.failure } : {}
}

/**
 * Gives every request an id and one line in the log: method, path, status and duration, never the
 * query, headers or body.
 */
export function requestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: (_request, response) => {
      const id = randomUUID()
      response.setHeader('x-request-id', id)
      return id
    },
    autoLogging: { ignore: ({ url }) => probes.includes(url ?? '') },
    // A request that the backend cannot do at all is refused, not failed.
    customLogLevel: (_request, { statusCode }) =>
      statusCode >= 500 && statusCode !== 501 ? 'error' : 'info',
    // Replaces the error that pino-http makes of the status; a fault has a line of its own.
    customErrorObject: (_request, response, _error, { err, ...line }) => ({
      ...line,
      ...(response.statusCode >= 500 ? failureOf(response) : { err }),
    }),
    quietReqLogger: true,
    serializers: {
      req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
        id,
        method,
        path: loggedPath(url),
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      // pino-http has already turned the error into an object with everything the error carries.
      err: ({ type, message, stack }: Record<string, unknown>) => ({ type, message, stack }),
    },
  })
}
