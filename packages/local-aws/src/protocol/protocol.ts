import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import type { AwsError } from './aws-error.ts'
import type { AwsOperation, Operations } from './operations.ts'

/** A request as the protocols read it; `path` is without the query. */
export type AwsRequest = {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: Buffer
}

/** A body that is read while it is sent, so that its size costs no memory. */
export type Content = {
  /** In bytes. */
  size: number
  open(): Readable
}

export function isContent(value: unknown): value is Content {
  return typeof value === 'object' && value !== null && 'open' in value && 'size' in value
}

/**
 * The body of an answer, its content type, and further headers that the protocol demands. `status`
 * is that of an answer that is no error, 200 by default.
 */
export type Encoded = {
  contentType: string
  body: string | Uint8Array | Content
  headers?: Record<string, string>
  status?: number
}

/** How a service reads requests and writes answers and errors. */
export type Protocol = {
  /** Whether a request has the method and path of this protocol. */
  accepts(request: AwsRequest): boolean
  /** Returns the operation that a request asks for. Errors: one that the service does not have. */
  operationOf(request: AwsRequest, operations: Operations): AwsOperation
  /**
   * Reads an input and checks it against the service model. `given` are members that the service
   * has read itself. Errors: those of a broken model.
   */
  decode(
    operation: AwsOperation,
    request: AwsRequest,
    given?: Record<string, unknown>,
  ): Record<string, unknown>
  encode(operation: AwsOperation, output: Record<string, unknown>, requestId: string): Encoded
  /** `status` is set where the service has another one than the error. */
  encodeError(error: AwsError, requestId: string, request: AwsRequest): Encoded
}
