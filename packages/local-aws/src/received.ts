import type { IncomingMessage } from 'node:http'
import { type Scope, scopeOf } from './protocol/authorization.ts'
import { AwsError } from './protocol/aws-error.ts'
import type { AwsOperation } from './protocol/operations.ts'
import type { AwsRequest, Protocol } from './protocol/protocol.ts'
import { unbuiltService } from './protocol/unbuilt-service.ts'
import { type ServiceName, serviceSignedAs, services } from './service.ts'

/** Splits the address of a request; it may be one that `URL` refuses. */
export function addressOf({ method = '', url = '' }: IncomingMessage) {
  const [path = '', ...query] = url.split('?')
  return { method, path, query: new URLSearchParams(query.join('?')) }
}

/**
 * A request that was read, and how its service answers: the service itself, if it is built.
 * `scope` is the error of a signature that cannot be read.
 */
export type Received = {
  request: AwsRequest
  scope: Scope | AwsError
  service?: ServiceName
  protocol: Pick<Protocol, 'encodeError'>
}

/** Tells by its form for which service a request is whose signature cannot be read. */
function serviceByForm({ path, headers }: AwsRequest): ServiceName {
  // Its version begins the paths of Route 53; the other services have none.
  if (path.startsWith('/2013-04-01/')) return 'route53'
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  return headers['x-amz-target'] === undefined && isForm ? 'ses' : 'workmail'
}

/**
 * Finds the service of a request by the scope of its signature. Without one, the form of the
 * request tells in which format the error is expected. Source: 06 §2.2; 07/S3L-01.
 */
export function receive(request: AwsRequest): Received {
  try {
    const scope = scopeOf(request)
    const service = serviceSignedAs(scope.service, request.path)
    const protocol = service ? services[service].protocol : unbuiltService(request, scope.service)
    return { request, scope, protocol, ...(service ? { service } : {}) }
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    const service = serviceByForm(request)
    return { request, scope: error, service, protocol: services[service].protocol }
  }
}

/** Returns the operation that a request asks for. Errors: those of an unknown operation. */
export async function operationOf(
  service: ServiceName,
  request: AwsRequest,
): Promise<AwsOperation> {
  const { protocol, operations } = services[service]
  return protocol.operationOf(request, await operations())
}

/** The session token of temporary credentials, in a header or in a presigned address. */
export function tokenOf({ headers, query }: AwsRequest): string | undefined {
  const token = headers['x-amz-security-token'] ?? query.get('X-Amz-Security-Token')
  return typeof token === 'string' ? token : undefined
}
