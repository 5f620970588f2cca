import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import * as z from 'zod'

/**
 * What AWS was sent. `isDone` is true if AWS says that it carried the write out, false if it
 * refused it or never got it, undefined if it did not live to say.
 */
export type Sent = { operation: string; key: string; isDone: boolean | undefined }

/**
 * What happens to a call. `drop`: AWS carries it out, the answer is lost. `fail`: AWS carries it
 * out and says 500. `refuse`: the connection is reset before AWS gets it. `throttle`: AWS throttles
 * it. `hang`: it gets no answer until the trouble ends, and AWS never gets it.
 */
export const troubles = ['drop', 'fail', 'refuse', 'throttle', 'hang'] as const
export type Trouble = (typeof troubles)[number]

const Input = z.record(z.string(), z.unknown())

/** Tells two writes apart by everything they set; a generated password differs at each try. */
function keyOf(operation: string, body: Buffer): string {
  const { Password: _, ...input } = Input.parse(JSON.parse(body.toString()))
  return `${operation} ${JSON.stringify(input)}`
}

function isWrite(operation: string): boolean {
  return !/^(List|Describe|Get)/.test(operation)
}

/**
 * Starts a proxy before AWS that notes each write and what became of it, whatever the backend
 * believes. `pick` returns the trouble of the next call; undefined for none.
 */
export async function startAwsRecorder(aws: () => string, pick: () => Trouble | undefined) {
  const sent: Sent[] = []
  const hanging = new Set<ServerResponse>()

  const forward = async (request: IncomingMessage, body: Buffer) => {
    const { host: _, connection: __, ...headers } = request.headers
    return fetch(`${aws()}${request.url}`, {
      method: 'POST',
      headers: Object.entries(headers).map(([name, value]): [string, string] => [
        name,
        String(value),
      ]),
      body: new Uint8Array(body),
    })
  }

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(request)
    const operation = String(request.headers['x-amz-target']).replace(/^.*\./, '')
    const trouble = pick()
    if (trouble === 'hang') return void hanging.add(response)
    const note: Sent = { operation, key: keyOf(operation, body), isDone: false }
    if (isWrite(operation)) sent.push(note)
    if (trouble === 'refuse') return void response.destroy()
    if (trouble === 'throttle') {
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' })
      response.end(JSON.stringify({ __type: 'ThrottlingException', message: 'Rate exceeded' }))
      return
    }
    note.isDone = undefined
    const answer = await forward(request, body)
    const content = Buffer.from(await answer.arrayBuffer())
    note.isDone = answer.ok
    if (trouble === 'drop') return void response.destroy()
    response.writeHead(trouble === 'fail' ? 500 : answer.status, {
      'content-type': 'application/x-amz-json-1.1',
    })
    response.end(trouble === 'fail' ? JSON.stringify({ __type: 'InternalServerError' }) : content)
  }
  const server = createServer((request, response) => {
    // AWS was killed, or the caller: both sides see a connection that ends.
    handle(request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    /** Ends the calls that hang. */
    release(): void {
      for (const response of hanging) response.destroy()
      hanging.clear()
    },
    close(): void {
      server.close()
      server.closeAllConnections()
    },
  }
}
export type AwsRecorder = Awaited<ReturnType<typeof startAwsRecorder>>
