import { AwsError } from './aws-error.ts'
import type { AwsRequest } from './protocol.ts'

/** Who signed a request, for which Region and service, from the scope of its credential. */
export type Scope = { accessKeyId: string; region: string; service: string }

const credential =
  '(?<accessKeyId>[^/,\\s]+)/\\d{8}/(?<region>[a-z0-9-]+)/(?<service>[a-z0-9-]+)/aws4_request'

const header = new RegExp(
  `^AWS4-HMAC-SHA256 +Credential=${credential}, *SignedHeaders=[a-z0-9;-]+, *Signature=[0-9a-f]{64}$`,
)

const presigned = new RegExp(`^${credential}$`)

/** Returns what a header would say that a presigned address says in its query. */
function fromQuery(query: URLSearchParams): Record<string, string> | undefined {
  const isComplete =
    query.get('X-Amz-Algorithm') === 'AWS4-HMAC-SHA256' &&
    /^[a-z0-9;-]+$/.test(query.get('X-Amz-SignedHeaders') ?? '') &&
    /^[0-9a-f]{64}$/.test(query.get('X-Amz-Signature') ?? '')
  return isComplete ? presigned.exec(query.get('X-Amz-Credential') ?? '')?.groups : undefined
}

/**
 * Reads the credential scope of a Signature Version 4, in the header or in a presigned address. The
 * signature itself is not recomputed.
 * Errors: MissingAuthenticationTokenException (403) without a signature,
 * IncompleteSignatureException (403) for a malformed one.
 * Source: 06 §2.2, §2.5; 07/S3L-01.
 */
export function scopeOf({ headers, query }: Pick<AwsRequest, 'headers' | 'query'>): Scope {
  const { authorization } = headers
  if (authorization === undefined && !query.has('X-Amz-Credential'))
    throw new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token', 403)
  const groups = authorization === undefined ? fromQuery(query) : header.exec(authorization)?.groups
  const { accessKeyId, region, service } = groups ?? {}
  if (accessKeyId === undefined || region === undefined || service === undefined)
    throw new AwsError(
      'IncompleteSignatureException',
      'Authorization header requires a Credential, SignedHeaders and Signature in the form of AWS4-HMAC-SHA256.',
      403,
    )
  return { accessKeyId, region, service }
}
