import type { IncomingHttpHeaders } from 'node:http'
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

/**
 * The body of an answer, its content type, and further headers that the protocol demands. `status`
 * is that of an answer that is no error, 200 by default.
 */
export type Encoded = {
  contentType: string
  body: string | Uint8Array
  headers?: Record<string, string>
  status?: number
}

/** How a service reads requests and writes answers and errors. */
export type Protocol = {
  /** Whether a request has the method and path of this protocol. */
  accepts(request: AwsRequest): boolean
  /** Returns the operation that a request asks for. Errors: one that the service does not have. */
  operationOf(request: AwsRequest, operations: Operations): AwsOperation
  /** Reads an input and checks it against the service model. Errors: those of a broken model. */
  decode(operation: AwsOperation, request: AwsRequest): Record<string, unknown>
  encode(operation: AwsOperation, output: Record<string, unknown>, requestId: string): Encoded
  encodeError(error: AwsError, requestId: string): Encoded
}
