import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { vi } from 'vitest'

type Call = { operation: string; path: string; headers: IncomingHttpHeaders; body: string }
type Answer = { status: number; body: string; headers?: Record<string, string> }

/**
 * Starts an AWS that gives the answers of a test: answers that AWS may give and the local AWS never
 * gives. `calls` are the requests it received.
 */
export async function startOtherAws(answer: (call: Call) => Answer | Promise<Answer>) {
  // It is reached like a real account: with the credentials of the environment.
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret-canary-4711')
  vi.stubEnv('AWS_CONFIG_FILE', '/nowhere')
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nowhere')
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
  const calls: Call[] = []
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const target = String(
      request.headers['x-amz-target'] ?? new URLSearchParams(body).get('Action'),
    )
    const [path = ''] = (request.url ?? '').split('?')
    const operation = target.replace(/^.*\./, '')
    const call = { operation, path, headers: request.headers, body }
    calls.push(call)
    const { status, headers, body: content } = await answer(call)
    response.writeHead(status, {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': 'aws-1',
      ...headers,
    })
    response.end(content)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    endpoint,
    calls,
    /** A connection to this AWS, under the id that the tests use. */
    connection: {
      id: 'local',
      name: 'An account',
      region: ['us-east-1' as const],
      readOnly: false,
      requestsPerSecond: 1_000,
      endpoint,
    },
    async [Symbol.asyncDispose]() {
      vi.unstubAllEnvs()
      server.close()
      server.closeAllConnections()
    },
  }
}
