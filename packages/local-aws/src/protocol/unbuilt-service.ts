import { cbor } from '@smithy/core/cbor'
import type { AwsError } from './aws-error.ts'
import { encodeJsonError } from './json-protocol.ts'
import type { AwsRequest, Encoded } from './protocol.ts'
import { encodeQueryError, encodeRestXmlError } from './query-protocol.ts'

/** An error as a service that is not built would write it, and the operation it was asked for. */
export type Unbuilt = {
  operation: string
  encodeError: (error: AwsError, requestId: string) => Encoded
}

/** The services that write REST with XML; all others with paths write JSON. */
const restXmlServices = ['s3', 's3-outposts', 'cloudfront']

/** The path of an operation in Smithy's RPC v2: `/service/GraniteServiceVersion20100801/operation/ListMetrics`. */
const rpcPath = /^\/service\/[^/]+\/operation\/(?<operation>\w{1,128})$/

/** What the name of an operation looks like; anything else is neither kept nor logged. */
const operationName = /^\w{1,128}$/

/** How much of a path is kept and logged. */
const maxPathLength = 256

/**
 * Tells from the form of a request which operation a service that is not built was asked for, and
 * how that service writes errors, so that its client names the error instead of stumbling over the
 * answer. A REST operation is its method and path, without the query, which may hold a signature.
 */
export function unbuiltService(
  { method, path, query, headers, body }: AwsRequest,
  service: string,
): Unbuilt {
  const contentType = headers['content-type'] ?? ''
  const { operation } = rpcPath.exec(path)?.groups ?? {}
  if (operation !== undefined)
    return {
      operation,
      encodeError: ({ code, message }) => ({
        contentType: 'application/cbor',
        headers: { 'smithy-protocol': 'rpc-v2-cbor' },
        body: cbor.serialize({ __type: code, message }),
      }),
    }
  const target = String(headers['x-amz-target'] ?? '').replace(/^.*\./, '')
  if (operationName.test(target))
    return {
      operation: target,
      encodeError: (error) => ({ contentType, body: encodeJsonError(error) }),
    }
  const form = contentType.startsWith('application/x-www-form-urlencoded')
    ? new URLSearchParams(body.toString())
    : query
  const action = form.get('Action') ?? ''
  if (operationName.test(action))
    return {
      operation: action,
      encodeError: (error, requestId) => ({
        contentType: 'text/xml',
        body: encodeQueryError(error, requestId, `http://${service}.amazonaws.com/`),
      }),
    }
  return {
    operation: `${method} ${path.slice(0, maxPathLength)}`,
    encodeError: restXmlServices.includes(service)
      ? (error, requestId) => ({
          contentType: 'application/xml',
          body: encodeRestXmlError(error, requestId),
        })
      : (error) => ({ contentType: 'application/json', body: encodeJsonError(error) }),
  }
}
