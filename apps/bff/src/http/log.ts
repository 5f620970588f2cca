import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import { type DestinationStream, type Logger, pino } from 'pino'
import { pinoHttp } from 'pino-http'

/** Wherever an object that is logged has one of these, at the top or one below, it is not written. */
const secretNames = ['password', 'Password', 'secret', 'token', 'cookie', 'authorization']

/** What is written of an error. Whatever else it carries – an answer with its headers, a row with its values – may be secret. */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name: type, message, stack } = error
  return { type, message, stack }
}

/** The log: one JSON object a line on standard output, or to `destination`. */
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

/** Gives every request an id and one line in the log: method, path, status and time, never query, headers or body. */
export function requestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: (_request, response) => {
      const id = randomUUID()
      response.setHeader('x-request-id', id)
      return id
    },
    autoLogging: { ignore: ({ url }) => url === '/healthz' || url === '/readyz' },
    customLogLevel: (_request, { statusCode }) => (statusCode >= 500 ? 'error' : 'info'),
    quietReqLogger: true,
    serializers: {
      req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
        id,
        method,
        path: url.split('?')[0],
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      // pino-http has made an object of the error already, with everything the error carries.
      err: ({ type, message, stack }: Record<string, unknown>) => ({ type, message, stack }),
    },
  })
}
