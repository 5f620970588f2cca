import { AwsError } from './aws-error.ts'

/** The caller and the Region of a request, from the scope of its credential. */
export type Caller = { accessKeyId: string; region: string }

const scope =
  /^AWS4-HMAC-SHA256 +Credential=([^/,\s]+)\/\d{8}\/([a-z0-9-]+)\/(?:workmail|ses|email)\/aws4_request, *SignedHeaders=[a-z0-9;-]+, *Signature=[0-9a-f]{64}$/

/**
 * Reads the credential scope of a Signature Version 4 header. The signature itself is not
 * recomputed: any key pair is accepted.
 * Errors: MissingAuthenticationTokenException (403) without the header,
 * IncompleteSignatureException (403) for a malformed one.
 * Source: 06 §2.2, §2.5.
 */
export function callerOf(authorization: string | undefined): Caller {
  if (authorization === undefined)
    throw new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token', 403)
  const [, accessKeyId, region] = scope.exec(authorization) ?? []
  if (accessKeyId === undefined || region === undefined)
    throw new AwsError(
      'IncompleteSignatureException',
      'Authorization header requires a Credential, SignedHeaders and Signature in the form of AWS4-HMAC-SHA256.',
      403,
    )
  return { accessKeyId, region }
}
