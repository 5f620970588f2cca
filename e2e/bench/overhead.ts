import { Agent, type IncomingMessage, request } from 'node:http'
import { ListUsersCommand, WorkMailClient } from '@aws-sdk/client-workmail'
import type { BrowserContext } from '@playwright/test'
import * as z from 'zod/mini'
import { localAwsEndpoint, origin } from './backend.ts'
import { figure } from './figures.ts'
import { percentile } from './percentile.ts'

/** The needed part of `session.describe`. */
const Session = z.object({ csrfToken: z.string() })

const rounds = 2_000
const warmUp = 300

/** Keeps connections, as the SDK's own client does; `fetch` would add its own, longer time. */
const agent = new Agent({ keepAlive: true })

/** Posts JSON with the HTTP client that the SDK uses. Returns the answer's JSON. */
async function post(path: string, headers: Record<string, string>, body: object): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  request(`${origin}${path}`, {
    ...{ agent, method: 'POST' },
    headers: { 'content-type': 'application/json', origin, ...headers },
  })
    .on('error', reject)
    .on('response', resolve)
    .end(JSON.stringify(body))
  const answer = await promise
  const text = Buffer.concat(await answer.toArray()).toString()
  if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${text}`)
  return JSON.parse(text)
}

async function sample(call: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await call()
  return performance.now() - started
}

/**
 * Measures what the backend adds to the bare SDK call, for a page of 25 users, with calls to both
 * in turn, by the same HTTP client over kept-alive connections.
 */
export async function overheadFigures(context: BrowserContext, organizationId: string) {
  const client = new WorkMailClient({
    region: 'us-east-1',
    endpoint: localAwsEndpoint,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const { csrfToken } = Session.parse(await post('/api/session.describe', { cookie }, {}))
  const direct = () =>
    client.send(new ListUsersCommand({ OrganizationId: organizationId, MaxResults: 25 }))
  const input = { connectionId: 'local', region: 'us-east-1', organizationId, maxResults: 25 }
  const through = () => post('/api/users.list', { cookie, 'x-csrf-token': csrfToken }, input)
  const bare: number[] = []
  const throughBackend: number[] = []
  for (let round = 0; round < warmUp + rounds; round++) {
    const [a, b] = [await sample(direct), await sample(through)]
    if (round < warmUp) continue
    bare.push(a)
    throughBackend.push(b)
  }
  agent.destroy()
  client.destroy()
  const difference = (share: number) => percentile(throughBackend, share) - percentile(bare, share)
  return [
    figure('bare SDK call, p50', percentile(bare, 0.5), 'ms'),
    figure('BFF over the bare SDK call, p50', difference(0.5), 'ms', { budget: 1.5 }),
    figure('BFF over the bare SDK call, p99', difference(0.99), 'ms', { budget: 5 }),
  ]
}
