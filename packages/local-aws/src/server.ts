import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { Transaction } from 'better-sqlite3'
import { answer, send } from './answer.ts'
import type { Buckets } from './buckets.ts'
import type { Clock } from './clock.ts'
import { answerControl } from './controls/controls.ts'
import type { FaultList } from './controls/faults.ts'
import type { Resolver } from './dns/resolver.ts'
import { addressOf, receive } from './received.ts'
import { services } from './service.ts'
import type { CallLog } from './state/calls.ts'
import type { Database } from './state/database.ts'
import type { State } from './state/state.ts'

const here = ['127.0.0.1', '::1', '::ffff:127.0.0.1']

/**
 * Whether a request comes from a program on this machine. A web page does not count: any site could
 * send it through the browser, even to a name of its own that leads here (DNS rebinding). Browsers
 * send no `Origin` with images and addresses, but `Sec-Fetch-Site`, which is `none` only for what a
 * person typed.
 */
function isLocalProgram({ socket, headers }: IncomingMessage): boolean {
  return (
    here.includes(socket.remoteAddress ?? '') &&
    /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(headers.host ?? '') &&
    headers.origin === undefined &&
    (headers['sec-fetch-site'] ?? 'none') === 'none'
  )
}

/**
 * Receives one line per request. It contains nothing of the body, which may hold names and
 * passwords.
 */
export type RequestLog = (line: {
  requestId: string
  /** The service that the request is signed for; empty without a signature. */
  service: string
  operation: string
  status: number
  code?: string
  durationMs: number
}) => void

export type Parts = {
  database: Database
  /** Carries work out in one transaction; made once, because every call needs one. */
  inTransaction: Transaction<(work: () => Record<string, unknown>) => Record<string, unknown>>
  state: State
  buckets: Buckets
  clock: Clock
  faults: FaultList
  /** The caching resolvers in front of the simulated DNS. */
  resolvers: readonly Resolver[]
  calls: CallLog
  controls: boolean
  /** How long a request may take to arrive, in milliseconds. */
  arrivalTimeoutMs: number
  log: RequestLog
}

/** The answer to web pages, as an error of both AWS and the controls. */
const foreign = JSON.stringify({
  code: 'AccessDeniedException',
  message: 'Only a program on this machine may do that.',
})

/**
 * Whether a request is for a service: one signed for a service with the method and path of its
 * protocol, or anything posted to `/`, signed or not. Source: 00-index, decision 16; 07/S3L-01.
 */
function isForService(incoming: IncomingMessage): boolean {
  const request = { ...addressOf(incoming), headers: incoming.headers, body: Buffer.alloc(0) }
  if (request.method === 'POST' && request.path === '/') return true
  const { service } = receive(request)
  return service === undefined || services[service].protocol.accepts(request)
}

/**
 * Creates the server of the local AWS: the services, told apart by their signatures, the controls
 * below `/__local/`, nothing else, and only for programs on this machine. Source: 06 §2.9.
 */
export function awsServer(parts: Parts): Server {
  const { arrivalTimeoutMs } = parts
  const timeouts = {
    // Longer than clients keep a connection, so that none is closed just as a request is sent on it.
    keepAliveTimeout: 75_000,
    headersTimeout: arrivalTimeoutMs,
    requestTimeout: arrivalTimeoutMs,
    connectionsCheckingInterval: arrivalTimeoutMs / 4,
  }
  return createServer(timeouts, (request, response) => {
    if (!isLocalProgram(request)) {
      response.setHeader('x-amzn-requestid', randomUUID())
      send(response, 403, { contentType: 'application/json', body: foreign })
    } else if (parts.controls && request.url?.startsWith('/__local/')) {
      void answerControl(parts, request, response)
    } else if (isForService(request)) {
      void answer(parts, request, response)
    } else {
      response.setHeader('x-amzn-requestid', randomUUID())
      send(response, 404, {
        contentType: 'application/x-amz-json-1.1',
        body: '{"__type":"UnknownOperationException","Message":"Not found"}',
      })
    }
  })
}
