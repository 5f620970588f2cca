import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Buckets } from './buckets.ts'
import type { Clock } from './clock.ts'
import { answerControl } from './controls/controls.ts'
import type { Fault, FaultList } from './controls/faults.ts'
import { isLocalProgram } from './is-local-program.ts'
import { callerOf } from './protocol/authorization.ts'
import { AwsError } from './protocol/aws-error.ts'
import { readBody } from './protocol/body.ts'
import { decodeJson, encodeJson, encodeJsonError } from './protocol/json-protocol.ts'
import type { AwsOperation } from './protocol/operations.ts'
import { decodeQuery, encodeQuery, encodeQueryError } from './protocol/query-protocol.ts'
import { awsOperations, handlerOf } from './service.ts'
import type { Database } from './state/database.ts'
import type { State } from './state/state.ts'

/**
 * Receives one line per request. It contains nothing of the body, which may hold names and
 * passwords.
 */
export type RequestLog = (line: {
  requestId: string
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

type Protocol = {
  contentType: string
  operation: (request: IncomingMessage, body: string) => AwsOperation
  decode: (operation: AwsOperation, body: string) => Record<string, unknown>
  encode: (operation: AwsOperation, output: Record<string, unknown>, requestId: string) => string
  encodeError: (error: AwsError, requestId: string) => string
}

const targetPrefix = 'WorkMailService.'

const workmail: Protocol = {
  contentType: 'application/x-amz-json-1.1',
  operation: ({ headers }) => {
    const target = String(headers['x-amz-target'])
    const isJson = headers['content-type']?.startsWith('application/x-amz-json-1.1')
    const operation =
      isJson && target.startsWith(targetPrefix)
        ? awsOperations.workmail.get(target.slice(targetPrefix.length))
        : undefined
    if (!operation) throw new AwsError('UnknownOperationException', `Unknown operation: ${target}`)
    return operation
  },
  decode: decodeJson,
  encode: encodeJson,
  encodeError: encodeJsonError,
}

const ses: Protocol = {
  contentType: 'text/xml',
  operation: (_, body) => {
    const action = new URLSearchParams(body).get('Action') ?? ''
    const operation = awsOperations.ses.get(action)
    if (!operation)
      throw new AwsError(
        'InvalidAction',
        `Could not find operation ${action} for version 2010-12-01`,
      )
    return operation
  },
  decode: (operation, body) => decodeQuery(operation, new URLSearchParams(body)),
  encode: encodeQuery,
  encodeError: encodeQueryError,
}

function serviceOf({ headers }: IncomingMessage): 'workmail' | 'ses' {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  return headers['x-amz-target'] === undefined && isForm ? 'ses' : 'workmail'
}

/** Carries an operation out in one transaction: an error leaves nothing half done. */
function carryOut(
  { database, state, buckets, clock }: Parts,
  service: 'workmail' | 'ses',
  name: string,
  input: Record<string, unknown>,
  region: string,
) {
  const handler = handlerOf(service, name)
  return database
    .transaction(() => handler(input, { state, buckets, region, now: clock.now }))
    .immediate()
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

function send(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
  })
  response.end(body)
}

async function answer(parts: Parts, request: IncomingMessage, response: ServerResponse) {
  const started = performance.now()
  const requestId = randomUUID()
  response.setHeader('x-amzn-requestid', requestId)
  response.setHeader('date', parts.clock.now.toUTCString())
  const service = serviceOf(request)
  const protocol = service === 'workmail' ? workmail : ses
  let name = ''
  const done = (status: number, code?: string) => {
    const durationMs = Math.round((performance.now() - started) * 10) / 10
    parts.log({ requestId, operation: name, status, durationMs, ...(code ? { code } : {}) })
  }
  try {
    const body = await readBody(request)
    const { region } = callerOf(request.headers.authorization)
    const operation = protocol.operation(request, body)
    name = operation.name
    const fault = parts.faults.meets(name)
    if (fault && fault.latencyMs > 0) await wait(fault.latencyMs)
    const output =
      fault && fault.kind !== 'latency' && !fault.afterwards
        ? {}
        : carryOut(parts, service, name, protocol.decode(operation, body), region)
    if (fault?.kind === 'drop') {
      done(0, 'dropped')
      return request.socket.destroy()
    }
    if (fault?.kind === 'html') {
      send(response, 502, 'text/html', '<html>Bad gateway</html>')
      return done(502, 'html')
    }
    const injected = fault && faultError(fault)
    if (injected) throw injected
    send(response, 200, protocol.contentType, protocol.encode(operation, output, requestId))
    return done(200)
  } catch (error) {
    if (request.errored) return done(0, 'aborted')
    const known =
      error instanceof AwsError
        ? error
        : new AwsError('InternalFailure', 'The local AWS has a fault.', 500)
    if (!(error instanceof AwsError))
      parts.log({ requestId, operation: name, status: 500, code: String(error), durationMs: 0 })
    send(response, known.status, protocol.contentType, protocol.encodeError(known, requestId))
    return done(known.status, known.code)
  }
}

/** The answer to web pages, as an error of both AWS and the controls. */
const foreign = JSON.stringify({
  code: 'AccessDeniedException',
  message: 'Only a program on this machine may do that.',
})

/**
 * Creates the server of the local AWS: both services on `POST /`, the controls below `/__local/`,
 * nothing else, and only for programs on this machine. Source: 06 §2.9.
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
  const server = createServer(timeouts, (request, response) => {
    const [path = ''] = (request.url ?? '').split('?')
    if (!isLocalProgram(request)) {
      response.setHeader('x-amzn-requestid', randomUUID())
      send(response, 403, 'application/json', foreign)
    } else if (parts.controls && path.startsWith('/__local/')) {
      void answerControl(parts, request, response)
    } else if (path === '/' && request.method === 'POST') {
      void answer(parts, request, response)
    } else {
      response.setHeader('x-amzn-requestid', randomUUID())
      send(
        response,
        404,
        'application/x-amz-json-1.1',
        '{"__type":"UnknownOperationException","Message":"Not found"}',
      )
    }
  })
  return server
}
