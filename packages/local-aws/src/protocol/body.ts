import type { IncomingMessage } from 'node:http'
import { AwsError } from './aws-error.ts'

/** The largest request the services take, in bytes. [D] */
const maxBytes = 1_048_576

/** The whole body as UTF-8 text. Errors: RequestEntityTooLargeException (413) above 1 MiB; nothing is kept of such a body. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) continue
    size += chunk.length
    if (size > maxBytes)
      throw new AwsError(
        'RequestEntityTooLargeException',
        `A request has at most ${maxBytes} bytes.`,
        413,
      )
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
