import type { IncomingMessage } from 'node:http'
import { AwsError } from './aws-error.ts'

/** The largest request that the services accept, in bytes. [D] */
const maxBytes = 1_048_576

/**
 * Reads the whole body. Errors: RequestEntityTooLargeException (413) above the limit.
 * Such a body is read to its end, but not kept, because otherwise the caller would see a broken
 * connection instead of the answer.
 */
export async function readBody(request: IncomingMessage, limit = maxBytes): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
    else chunks.length = 0
  }
  if (size > limit)
    throw new AwsError(
      'RequestEntityTooLargeException',
      `A request has at most ${limit} bytes.`,
      413,
    )
  return Buffer.concat(chunks)
}
