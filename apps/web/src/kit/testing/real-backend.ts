import { createServer, request as send } from 'node:http'
import { buffer } from 'node:stream/consumers'
import {
  declarationOf,
  type Input,
  isOperationId,
  type OperationId,
  type Output,
  operations,
} from '@mailroom/schemas/operations'
import type { Role } from '@mailroom/schemas/role'
import { inject } from 'vitest'
import * as z from 'zod/mini'

export const organizationId = 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8'

/** The organization and its place, as operations take them. */
export const scope = { connectionId: 'local', region: 'us-east-1', organizationId } as const

/** The page of the sample organization. */
export const organizationPath = `/local/us-east-1/organizations/${organizationId}`

type Sent = { id: string; input: Record<string, unknown>; csrfToken: unknown }

/**
 * Opens the door to this worker's backend for one test: a server at the page's address that passes
 * every request on to the real backend, with the cookie of a signed-in person, which jsdom's
 * `fetch` does not keep. `until` holds the requests of an operation back until a promise settles.
 * At the end of the block AWS has no faults any more and, after a write, its sample data again, and
 * the index is empty.
 */
export async function openBackend(role: Role = 'administrator') {
  const backend = inject('backends')[Number(process.env.VITEST_POOL_ID ?? 1) - 1]
  if (!backend) throw new Error('There is no backend for this worker')
  const sent: Sent[] = []
  let cookie = backend.cookies[role]
  const lost = new Set<string>()
  const held = new Map<string, Promise<unknown>>()
  const door = createServer(async (request, response) => {
    const body = await buffer(request)
    const id = (request.url ?? '').replace('/api/', '')
    const { 'x-csrf-token': csrfToken } = request.headers
    sent.push({ id, input: JSON.parse(body.toString() || '{}'), csrfToken })
    await held.get(id)
    if (lost.has(id)) return response.destroy()
    const { host: _, connection: __, origin: ___, ...headers } = request.headers
    const { method } = request
    const url = new URL(request.url ?? '/', backend.url)
    send(url, { method, headers: { ...headers, cookie } }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
      .on('error', () => response.destroy())
      .end(body)
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  const address = door.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  const url = `http://127.0.0.1:${address.port}/`
  Reflect.get(globalThis, 'jsdom').reconfigure({ url })
  let isChanged = false
  // Faults and denials reach the index too.
  const control = async (path: string, body: unknown) => {
    isChanged = true
    const sentTo = `${backend.awsUrl}/__local/${path}`
    const { ok } = await fetch(sentTo, { method: 'POST', body: JSON.stringify(body) })
    if (!ok) throw new Error(`The local AWS refuses ${path}`)
  }
  const allow = (...Statement: object[]) =>
    control('profiles', [{ accessKeyId: 'local', policy: { Version: '2012-10-17', Statement } }])
  const post = async (id: string, input: object, token = {}): Promise<unknown> => {
    const { administrator: cookie } = backend.cookies
    const headers = { 'content-type': 'application/json', cookie, ...token }
    const init = { method: 'POST', headers, body: JSON.stringify(input) }
    const answer = await fetch(new URL(`/api/${id}`, backend.url), init)
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${id} answers ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
  return {
    /** Returns the requests of an operation, oldest first. */
    of: (id: OperationId) => sent.filter((request) => request.id === id),
    /** Sets faults at the local AWS, in place of those before. */
    faults: (...faults: object[]) => control('faults', faults),
    /** Keeps organizations that are created from now on in the state Creating. */
    keepCreating: () => control('lifecycle', { requestedMs: 0, creatingMs: 86_400_000 }),
    /** Publishes and withdraws records of the local AWS's DNS, which are seen at once. */
    async changeDns(changes: object) {
      await control('dns', changes)
      await control('clock?advance=10', {})
    },
    /** Puts the organization into a state that AWS alone sets, with AWS's message. */
    force: (state: string, errorMessage?: string) =>
      control(`orgs/${organizationId}/state`, { state, errorMessage }),
    /** Lets the backend do everything at AWS but these actions. */
    deny: (...NotAction: string[]) => allow({ Effect: 'Allow', NotAction, Resource: '*' }),
    /** Lets the backend do at AWS what these statements of an IAM policy allow. */
    allow,
    /** Lets the backend call AWS as the root user of the account. */
    beRoot: () => control('profiles', [{ accessKeyId: 'local', name: 'root', policy: 'full' }]),
    /** Carries out an operation as an administrator with another browser. Returns its answer. */
    async operate<Id extends OperationId>(id: Id, input: Input<Id>): Promise<Output<Id>> {
      isChanged = true
      const { csrfToken } = z
        .object({ csrfToken: z.string() })
        .parse(await post('session.describe', {}))
      const output: z.ZodMiniType = operations[id].output
      return output.parse(await post(id, input, { 'x-csrf-token': csrfToken })) as Output<Id>
    },
    /** Calls an action of WorkMail at AWS itself, as another program does. Returns its answer. */
    async workmail(action: string, input: object): Promise<Record<string, unknown>> {
      isChanged = true
      const answer = await fetch(backend.awsUrl, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `WorkMailService.${action}`,
          authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/workmail/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
        },
        body: JSON.stringify({ OrganizationId: organizationId, ...input }),
      })
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${action} answers ${text}`)
      return JSON.parse(text || '{}')
    },
    /** Calls an action of Amazon SES at AWS itself, as another program does. */
    async ses(Action: string, parameters: Record<string, string>) {
      isChanged = true
      const answer = await fetch(backend.awsUrl, {
        method: 'POST',
        headers: {
          authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/ses/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
        },
        body: new URLSearchParams({ Action, Version: '2010-12-01', ...parameters }),
      })
      if (!answer.ok) throw new Error(`${Action} answers ${await answer.text()}`)
    },
    /** Ends the session in this browser alone. */
    forgetSession() {
      cookie = ''
    },
    /** Loses the connection at every request of these operations, in place of those before. */
    lose(...ids: OperationId[]) {
      lost.clear()
      for (const id of ids) lost.add(id)
    },
    hold(id: OperationId, until: Promise<unknown>) {
      held.set(id, until)
    },
    async [Symbol.asyncDispose]() {
      door.closeAllConnections()
      await new Promise((resolve) => door.close(resolve))
      const isWrite = ({ id }: Sent) => isOperationId(id) && declarationOf(id).kind === 'write'
      if (!isChanged && !sent.some(isWrite)) return
      await control('faults', [])
      await control('profiles', [])
      const { ok } = await fetch(backend.resetUrl, { method: 'POST' })
      if (!ok) throw new Error('The sample data is not put back')
    },
  }
}
