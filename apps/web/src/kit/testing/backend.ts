import { createServer } from 'node:http'
import type { Input, OperationId, Output } from '@mailroom/schemas/operations'
import type { Session } from '../data/session.ts'

/** A refusal in the words of the real backend. */
type Refusal = { status: number; error: { code: string; [member: string]: unknown } }

export type Answers = {
  [Id in OperationId]?: (input: Input<Id>) => Output<Id> | Refusal | Promise<Output<Id> | Refusal>
}

export const session: Session = {
  account: { id: 'ada', name: 'Ada Administrator' },
  roles: ['administrator'],
  csrfToken: 'token-1',
  expiresAt: '2026-01-01T12:00:00Z',
  connections: [
    {
      id: 'local',
      name: 'Local AWS',
      regions: ['us-east-1', 'us-west-2', 'eu-west-1'],
      readOnly: false,
      local: true,
      endpoint: 'http://127.0.0.1:4101',
    },
  ],
  endOfServiceDate: '2027-03-31',
}

function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === 'object' && answer !== null && 'error' in answer && 'status' in answer
}

export function refusal(status: number, code: string, rest: Record<string, unknown> = {}): Refusal {
  return { status, error: { code, message: `${code} in AWS's words`, requestId: 'r-1', ...rest } }
}

/**
 * Starts a server that speaks the contract between browser and backend and answers as the test
 * says; the page is at its address.
 */
export async function startBackend(answers: Answers) {
  const requests: { id: string; input: Record<string, unknown>; csrfToken: unknown }[] = []
  const all: Answers = { 'session.describe': () => session, ...answers }
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk)
    const id = (request.url ?? '').replace('/api/', '')
    const input = JSON.parse(Buffer.concat(chunks).toString() || '{}')
    requests.push({ id, input, csrfToken: request.headers['x-csrf-token'] })
    const answer: unknown = (await Reflect.get(all, id)?.(input)) ?? null
    const [status, body] = isRefusal(answer) ? [answer.status, answer.error] : [200, answer]
    response.setHeader('content-type', 'application/json')
    response.writeHead(body === null ? 204 : status).end(body === null ? '' : JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  Reflect.get(globalThis, 'jsdom').reconfigure({ url: `http://127.0.0.1:${address.port}/` })
  return {
    answers: all,
    requests,
    of: (id: OperationId) => requests.filter((request) => request.id === id),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
