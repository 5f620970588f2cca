import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { authorize, type Call } from './access/authorize.ts'
import { principalOf } from './access/principals.ts'
import type { Fault } from './controls/faults.ts'
import type { Scope } from './protocol/authorization.ts'
import { AwsError } from './protocol/aws-error.ts'
import { readBody } from './protocol/body.ts'
import type { Encoded } from './protocol/protocol.ts'
import { unbuiltService } from './protocol/unbuilt-service.ts'
import { addressOf, operationOf, receive, tokenOf } from './received.ts'
import type { Parts } from './server.ts'
import { handlerOf, notImplemented } from './service.ts'

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

/** Sends an answer with its length. */
export function send(response: ServerResponse, status: number, encoded: Encoded): void {
  response.writeHead(status, {
    'content-type': encoded.contentType,
    'content-length': Buffer.byteLength(encoded.body),
    ...encoded.headers,
  })
  response.end(encoded.body)
}

/** Answers a request for a service, and logs it in one line. */
export async function answer(parts: Parts, incoming: IncomingMessage, response: ServerResponse) {
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
