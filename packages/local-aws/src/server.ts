import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { authorize, type Call } from './access/authorize.ts'
import { principalOf } from './access/principals.ts'
import type { Buckets } from './buckets.ts'
import type { Clock } from './clock.ts'
import { answerControl } from './controls/controls.ts'
import type { Fault, FaultList } from './controls/faults.ts'
import { isLocalProgram } from './is-local-program.ts'
import { type Scope, scopeOf } from './protocol/authorization.ts'
import { AwsError } from './protocol/aws-error.ts'
import { readBody } from './protocol/body.ts'
import type { AwsOperation } from './protocol/operations.ts'
import type { AwsRequest, Encoded, Protocol } from './protocol/protocol.ts'
import { unbuiltService } from './protocol/unbuilt-service.ts'
import {
  handlerOf,
  notImplemented,
  type ServiceName,
  serviceSignedAs,
  services,
} from './service.ts'
import type { Database } from './state/database.ts'
import type { State } from './state/state.ts'

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
  state: State
  buckets: Buckets
  clock: Clock
  faults: FaultList
  controls: boolean
  /** How long a request may take to arrive, in milliseconds. */
  arrivalTimeoutMs: number
  log: RequestLog
}

/** A request that was read, and how its service answers: the service itself, if it is built. */
type Received = {
  request: AwsRequest
  scope: Scope | AwsError
  service?: ServiceName
  protocol: Pick<Protocol, 'encodeError'>
}

/**
 * Finds the service of a request by the scope of its signature. Without one, the form of the
 * request tells in which format the error is expected. Source: 06 §2.2; 07/S3L-01.
 */
function receive(request: AwsRequest): Received {
  const { headers } = request
  try {
    const scope = scopeOf(request)
    const service = serviceSignedAs(scope.service, request.path)
    const protocol = service ? services[service].protocol : unbuiltService(request, scope.service)
    return { request, scope, protocol, ...(service ? { service } : {}) }
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded')
    const isQuery = headers['x-amz-target'] === undefined && isForm
    return { request, scope: error, protocol: services[isQuery ? 'ses' : 'workmail'].protocol }
  }
}

/** Returns the operation that a request asks for. Errors: those of an unknown operation. */
function operationOf(service: ServiceName, request: AwsRequest): AwsOperation {
  const { protocol, operations } = services[service]
  const name = protocol.operationName(request)
  const operation = operations.get(name)
  if (!operation) throw protocol.unknownOperation(name)
  return operation
}

/**
 * Carries an operation out in one transaction, if its caller may: an error leaves nothing half done.
 */
function carryOut(parts: Parts, call: Call, scope: Scope, token: string | undefined) {
  const { database, state, buckets, clock } = parts
  const { service, operation, input, region } = call
  const handler = handlerOf(service, operation)
  return database
    .transaction(() => {
      const { now } = clock
      const caller = principalOf(state, scope.accessKeyId, token, now)
      authorize(state, call, caller, now)
      return handler(input, { state, buckets, region, now, caller })
    })
    .immediate()
}

/** The session token of temporary credentials, in a header or in a presigned address. */
function tokenOf({ headers, query }: AwsRequest): string | undefined {
  const token = headers['x-amz-security-token'] ?? query.get('X-Amz-Security-Token')
  return typeof token === 'string' ? token : undefined
}

function faultError({ kind, status }: Fault): AwsError | undefined {
  if (kind === 'throttle' || kind === 'rateLimit')
    return new AwsError('ThrottlingException', 'Rate exceeded')
  if (kind === 'expiredToken')
    return new AwsError(
      'ExpiredTokenException',
      'The security token included in the request is expired',
      403,
    )
  return kind === 'status'
    ? new AwsError('InternalFailure', 'An injected fault', status)
    : undefined
}

function send(response: ServerResponse, status: number, encoded: Encoded): void {
  response.writeHead(status, {
    'content-type': encoded.contentType,
    'content-length': Buffer.byteLength(encoded.body),
    ...encoded.headers,
  })
  response.end(encoded.body)
}

async function answer(parts: Parts, incoming: IncomingMessage, response: ServerResponse) {
  const started = performance.now()
  const requestId = randomUUID()
  response.setHeader('x-amzn-requestid', requestId)
  response.setHeader('date', parts.clock.now.toUTCString())
  const received = receive({ ...addressOf(incoming), headers: incoming.headers, body: '' })
  let name = ''
  const done = (status: number, code?: string) => {
    const durationMs = Math.round((performance.now() - started) * 10) / 10
    const service = received.scope instanceof AwsError ? '' : received.scope.service
    const line = { requestId, service, operation: name, status, durationMs }
    parts.log({ ...line, ...(code ? { code } : {}) })
  }
  try {
    const { scope, service } = received
    const request = { ...received.request, body: await readBody(incoming) }
    if (scope instanceof AwsError) throw scope
    if (!service) {
      const unbuilt = unbuiltService(request, scope.service)
      name = unbuilt.operation
      received.protocol = unbuilt
      throw notImplemented(scope.service, name)
    }
    const operation = operationOf(service, request)
    const { protocol } = services[service]
    name = operation.name
    const fault = parts.faults.meets(name)
    if (fault && fault.latencyMs > 0) await wait(fault.latencyMs)
    const carriedOut = () => {
      const call = {
        service,
        operation: name,
        input: protocol.decode(operation, request),
        region: scope.region,
        sourceIp: incoming.socket.remoteAddress ?? '',
        ...(incoming.headers['user-agent'] ? { userAgent: incoming.headers['user-agent'] } : {}),
      }
      return carryOut(parts, call, scope, tokenOf(request))
    }
    const isLost = fault && fault.kind !== 'latency' && !fault.afterwards
    const output = isLost ? {} : carriedOut()
    if (fault?.kind === 'drop') {
      done(0, 'dropped')
      return incoming.socket.destroy()
    }
    if (fault?.kind === 'html') {
      send(response, 502, { contentType: 'text/html', body: '<html>Bad gateway</html>' })
      return done(502, 'html')
    }
    const injected = fault && faultError(fault)
    if (injected) throw injected
    send(response, 200, protocol.encode(operation, output, requestId))
    return done(200)
  } catch (error) {
    if (incoming.errored) return done(0, 'aborted')
    const known =
      error instanceof AwsError
        ? error
        : new AwsError('InternalFailure', 'The local AWS has a fault.', 500)
    if (!(error instanceof AwsError)) {
      const line = { requestId, service: '', operation: name, status: 500, durationMs: 0 }
      parts.log({ ...line, code: String(error) })
    }
    send(response, known.status, received.protocol.encodeError(known, requestId))
    return done(known.status, known.code)
  }
}

/** The answer to web pages, as an error of both AWS and the controls. */
const foreign = JSON.stringify({
  code: 'AccessDeniedException',
  message: 'Only a program on this machine may do that.',
})

/** Splits the address of a request; it may be one that `URL` refuses. */
function addressOf({ method = '', url = '' }: IncomingMessage) {
  const [path = '', ...query] = url.split('?')
  return { method, path, query: new URLSearchParams(query.join('?')) }
}

/**
 * Whether a request is for a service: one signed for a service with the method and path of its
 * protocol, or anything posted to `/`, signed or not. Source: 00-index, decision 16; 07/S3L-01.
 */
function isForService(incoming: IncomingMessage): boolean {
  const request = { ...addressOf(incoming), headers: incoming.headers, body: '' }
  if (request.method === 'POST' && request.path === '/') return true
  const { scope, service } = receive(request)
  if (scope instanceof AwsError) return false
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
