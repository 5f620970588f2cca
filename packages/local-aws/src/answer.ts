import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { authorize, type Call, needsOf } from './access/authorize.ts'
import { type Principal, principalOf } from './access/principals.ts'
import type { Fault } from './controls/faults.ts'
import { AwsError } from './protocol/aws-error.ts'
import { readBody } from './protocol/body.ts'
import { type Encoded, isContent } from './protocol/protocol.ts'
import { unbuiltService } from './protocol/unbuilt-service.ts'
import { addressOf, operationOf, type Received, receive, tokenOf } from './received.ts'
import type { Parts } from './server.ts'
import { handlerOf, isRead, notImplemented, services } from './service.ts'
import type { CallRecord } from './state/calls.ts'

/**
 * Carries an operation out in one transaction, if its caller may: an error leaves nothing half done.
 */
function callHandler(parts: Parts, call: Call, caller: Principal) {
  const { inTransaction, state, buckets, clock } = parts
  const { service, operation, input, region } = call
  const { now } = clock
  const handler = handlerOf(service, operation)
  authorize(state, call, caller, now)
  // A read seldom writes; its transaction takes the lock only if it does.
  const lock = isRead(service, operation) ? 'deferred' : 'immediate'
  return inTransaction[lock](() => handler(input, { state, buckets, region, now, caller }))
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

/** Returns the members of an input that are ids; anything else may be secret. */
function idsOf(input: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(input).filter(
      (member): member is [string, string] =>
        member[0].endsWith('Id') && typeof member[1] === 'string' && member[1].length <= 256,
    ),
  )
}

/** The longest resource that is kept, as AWS limits its ARNs. */
const maxResourceLength = 2_048

/** What becomes known of a call while it is answered. */
type Known = Pick<CallRecord, 'operation' | 'resources' | 'ids'> & { principal?: string }

/**
 * Returns a function that records how a call ended, once; it does nothing for a request that nobody
 * signed.
 */
function recorder({ calls, clock }: Parts, received: Received, requestId: string, from: string) {
  const { scope, request } = received
  const at = clock.now.toISOString()
  let isRecorded = false
  return (known: Known, status: number, code?: string) => {
    if (isRecorded || scope instanceof AwsError) return
    isRecorded = true
    calls.add({
      requestId,
      at,
      ...scope,
      ...known,
      sourceIp: from,
      userAgent: (request.headers['user-agent'] ?? '').slice(0, 1_024),
      readOnly: isRead(scope.service, known.operation),
      status,
      ...(code ? { code } : {}),
    })
  }
}

/**
 * Sends an answer with its length. Content that ends early, or cannot be read, ends the connection,
 * so that nobody takes it for whole.
 */
export function send(response: ServerResponse, status: number, encoded: Encoded): void {
  const { body } = encoded
  response.writeHead(status, {
    'content-type': encoded.contentType,
    'content-length': isContent(body) ? body.size : Buffer.byteLength(body),
    ...encoded.headers,
  })
  if (isContent(body)) pipeline(body.open(), response, () => {})
  else response.end(body)
}

/** Answers a request for a service, logs it in one line, and records it if it is signed. */
export async function answer(
  parts: Parts,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const started = performance.now()
  const requestId = randomUUID()
  response.setHeader('x-amzn-requestid', requestId)
  response.setHeader('date', parts.clock.now.toUTCString())
  const received = receive({
    ...addressOf(incoming),
    headers: incoming.headers,
    body: Buffer.alloc(0),
  })
  const { scope, service } = received
  const sourceIp = incoming.socket.remoteAddress ?? ''
  const record = recorder(parts, received, requestId, sourceIp)
  const known: Known = { operation: '', resources: [], ids: {} }
  const done = (status: number, code?: string) => {
    const durationMs = Math.round((performance.now() - started) * 10) / 10
    const signedFor = scope instanceof AwsError ? '' : scope.service
    const line = { requestId, service: signedFor, operation: known.operation, status, durationMs }
    parts.log({ ...line, ...(code ? { code } : {}) })
  }
  try {
    const request = { ...received.request, body: await readBody(incoming) }
    if (scope instanceof AwsError) throw scope
    if (!service) {
      const unbuilt = unbuiltService(request, scope.service)
      received.protocol = unbuilt
      known.operation = unbuilt.operation
      throw notImplemented(scope.service, known.operation)
    }
    const { protocol } = services[service]
    const caller = principalOf(parts.state, scope.accessKeyId, tokenOf(request), parts.clock.now)
    known.principal = caller.arn
    const operation = await operationOf(service, request)
    known.operation = operation.name
    const fault = parts.faults.meets(operation.name, `${service}:${operation.name}`)
    if (fault && fault.latencyMs > 0) await wait(fault.latencyMs)
    const isLost = fault && fault.kind !== 'latency' && !fault.afterwards
    let output: Record<string, unknown> = {}
    if (!isLost) {
      const input = protocol.decode(operation, request)
      const userAgent = incoming.headers['user-agent']
      const call: Call = {
        service,
        operation: operation.name,
        input,
        region: scope.region,
        sourceIp,
        ...(userAgent ? { userAgent } : {}),
      }
      const resources = needsOf(call, caller).map(({ resource }) => resource)
      known.resources = resources.filter(
        (resource) => resource !== '*' && resource.length <= maxResourceLength,
      )
      known.ids = idsOf(input)
      output = callHandler(parts, call, caller)
      record(known, 200)
    }
    if (fault?.kind === 'drop') {
      done(0, 'dropped')
      incoming.socket.destroy()
      return
    }
    if (fault?.kind === 'html') {
      send(response, 502, { contentType: 'text/html', body: '<html>Bad gateway</html>' })
      return done(502, 'html')
    }
    const injected = fault && faultError(fault)
    if (injected) throw injected
    const encoded = protocol.encode(operation, output, requestId)
    send(response, encoded.status ?? 200, encoded)
    return done(encoded.status ?? 200)
  } catch (error) {
    if (incoming.errored) return done(0, 'aborted')
    const told =
      error instanceof AwsError
        ? error
        : new AwsError('InternalFailure', 'The local AWS has a fault.', 500)
    if (!(error instanceof AwsError)) {
      const line = { requestId, service: '', operation: known.operation, status: 500 }
      parts.log({ ...line, durationMs: 0, code: String(error) })
    }
    const encoded = received.protocol.encodeError(told, requestId, received.request)
    const status = encoded.status ?? told.status
    record(known, status, told.code)
    send(response, status, encoded)
    return done(status, told.code)
  }
}
