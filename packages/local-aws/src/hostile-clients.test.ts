import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { setInterval } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LocalAws, startLocalAws } from './local-aws.ts'
import { sampleOrganizations, sampleUserId } from './sample/sample.ts'
import type { RequestLog } from './server.ts'
import { services } from './service.ts'
import { authorization, converse, outcomeOf, postSes, postWorkMail } from './test/requests.ts'

const OrganizationId = sampleOrganizations.example
const UserId = sampleUserId(1)

const post = `POST / HTTP/1.1\r\nhost: localhost\r\nauthorization: ${authorization}\r\n`

/** Sends a request whose body has no announced length. Returns the status. */
async function postInChunks({ endpoint }: LocalAws, chunks: Iterable<Buffer>): Promise<number> {
  const headers = { authorization, 'x-amz-target': 'WorkMailService.ListOrganizations' }
  const outgoing = request(endpoint, { method: 'POST', headers })
  Readable.from(chunks).pipe(outgoing)
  const [response] = await once(outgoing, 'response')
  response.resume()
  return response.statusCode
}

/**
 * Sends a byte every few milliseconds until the server closes the connection. Returns what the
 * server sent.
 */
async function dribble(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', (chunk) => {
    answer += String(chunk)
  })
  // A client that is disconnected while it writes gets an error.
  socket.on('error', () => {})
  let sent = 0
  for await (const _ of setInterval(5)) {
    if (socket.closed) break
    socket.write(bytes.charAt(sent++) || ' ')
  }
  return answer
}

test('a body of 10 MB is refused with an answer', async () => {
  await using aws = await startLocalAws()
  const body = JSON.stringify({ OrganizationId, UserId, City: 'x'.repeat(10_000_000) })
  const json = await postWorkMail(aws, 'UpdateUser', body)
  expect([json.status, json.code]).toEqual([413, 'RequestEntityTooLargeException'])
  const form = await postSes(aws, `Action=${body}`)
  expect([form.status, form.code]).toEqual([413, 'RequestEntityTooLarge'])
})

test('a body of 10 MB is refused with an answer even if its length was not announced', async () => {
  await using aws = await startLocalAws()
  const chunks = Array.from({ length: 160 }, () => Buffer.alloc(65_536, ' '))
  expect(await postInChunks(aws, chunks)).toBe(413)
  expect(await outcomeOf(aws.workmail.listOrganizations({}))).toBe('done')
})

test.each([
  ['the headers', 'POST / HTTP/1.1\r\nhost: localhost\r\n'],
  [
    'the body',
    `POST / HTTP/1.1\r\nhost: localhost\r\nauthorization: ${authorization}\r\ncontent-length: 100\r\n\r\n{`,
  ],
])('who never ends %s is hung up on', async (_, bytes) => {
  await using aws = await startLocalAws({ arrivalTimeoutMs: 100 })
  expect(await converse(aws.port, bytes)).toMatch(/^(?:HTTP\/1\.1 408 |$)/)
})

test('fifty clients that send a byte at a time are disconnected, and do not delay others', async () => {
  await using aws = await startLocalAws({ arrivalTimeoutMs: 300 })
  const slow = Array.from({ length: 50 }, () =>
    dribble(aws.port, `${post}content-length: 9999\r\n\r\n`),
  )
  expect(await outcomeOf(aws.workmail.listOrganizations({}))).toBe('done')
  for (const answer of await Promise.all(slow)) expect(answer).toMatch(/^(?:HTTP\/1\.1 408 |$)/)
})

test('a client that disconnects half way is logged, and the server goes on', async () => {
  const lines: Parameters<RequestLog>[0][] = []
  await using aws = await startLocalAws({ log: (line) => lines.push(line) })
  const socket = connect(aws.port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write('POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\n{')
  expect(await outcomeOf(aws.workmail.listOrganizations({}))).toBe('done')
  socket.destroy()
  await expect.poll(() => lines.find(({ code }) => code === 'aborted')).toMatchObject({ status: 0 })
  expect(await outcomeOf(aws.workmail.listOrganizations({}))).toBe('done')
})

test.each([
  ['what is no HTTP', 'EHLO mail.example\r\n\r\n', '400'],
  ['two lengths', `${post}content-length: 1\r\ncontent-length: 2\r\n\r\n{}`, '400'],
  [
    'a length and chunks',
    `${post}content-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    '400',
  ],
])('%s is refused, and the server goes on', async (_, bytes, status) => {
  await using aws = await startLocalAws()
  expect(await converse(aws.port, bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  expect(await outcomeOf(aws.workmail.listOrganizations({}))).toBe('done')
})

test('for any bytes and any operation, the answer is not a server error', async () => {
  await using aws = await startLocalAws()
  const target = fc.oneof(
    fc.constantFrom(...(await services.workmail.operations()).keys()),
    fc.stringMatching(/^[ -~]*$/),
  )
  const json = fc.json().map((text) => new Uint8Array(Buffer.from(text)))
  const body = fc.oneof(fc.uint8Array({ maxLength: 200 }), json)
  await fc.assert(
    fc.asyncProperty(target, body, async (operation, bytes) => {
      const headers = {
        authorization,
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `WorkMailService.${operation.trim()}`,
      }
      const { status } = await fetch(aws.endpoint, { method: 'POST', headers, body: bytes })
      expect([200, 400, 404]).toContain(status)
    }),
    { numRuns: 300 },
  )
})
