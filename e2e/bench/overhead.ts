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

async function sample(call: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await call()
  return performance.now() - started
}

/**
 * Measures what the backend adds to the bare SDK call, for a page of 25 users, with calls to both
 * in turn over kept-alive connections.
 */
export async function overheadFigures(context: BrowserContext, organizationId: string) {
  const client = new WorkMailClient({
    region: 'us-east-1',
    endpoint: localAwsEndpoint,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const post = (id: string, body: object, csrf = '') =>
    fetch(`${origin}/api/${id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, origin, 'x-csrf-token': csrf },
      body: JSON.stringify(body),
    })
  const { csrfToken } = Session.parse(await (await post('session.describe', {})).json())
  const direct = () =>
    client.send(new ListUsersCommand({ OrganizationId: organizationId, MaxResults: 25 }))
  const input = { connectionId: 'local', region: 'us-east-1', organizationId, maxResults: 25 }
  const through = async () => {
    const answer = await post('users.list', input, csrfToken)
    if (!answer.ok) throw new Error(`users.list: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  const bare: number[] = []
  const throughBackend: number[] = []
  for (let round = 0; round < warmUp + rounds; round++) {
    const [a, b] = [await sample(direct), await sample(through)]
    if (round < warmUp) continue
    bare.push(a)
    throughBackend.push(b)
  }
  const difference = (share: number) => percentile(throughBackend, share) - percentile(bare, share)
  return [
    figure('bare SDK call, p50', percentile(bare, 0.5), 'ms'),
    figure('BFF over the bare SDK call, p50', difference(0.5), 'ms', { budget: 1.5 }),
    figure('BFF over the bare SDK call, p99', difference(0.99), 'ms', { budget: 5 }),
  ]
}
