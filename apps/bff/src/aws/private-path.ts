import * as z from 'zod/mini'
import { Refusal, refusal } from '../operations/refusal.ts'
import { awsRequest } from './aws-request.ts'
import type { Connection } from './clients.ts'

const Failure = z.object({ code: z.string(), message: z.string() })

/** How long an answer may take. Milliseconds. */
const patienceMs = 10_000

/** Errors: `AwsUnreachable` without an answer, or without a readable one. */
async function ask(url: string, init: RequestInit) {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(patienceMs) })
    const answer: unknown = await response.json()
    return { response, answer }
  } catch {
    throw refusal('AwsUnreachable', 'The local AWS did not answer.')
  }
}

type Where = { connectionId: string; organizationId: string }

/**
 * Calls an endpoint of the local AWS that has no public API, below
 * `/__local/orgs/{organizationId}/`. Errors: `NoPublicApi` for a real account; those of the local
 * AWS by their names. Source: NOAPI-04, 00-index decision 2.
 */
export async function askPrivatePath(
  connections: readonly Connection[],
  { connectionId, organizationId }: Where,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object,
): Promise<unknown> {
  const connection = connections.find(({ id }) => id === connectionId)
  if (!connection?.local || connection.endpoint === undefined)
    throw refusal('NoPublicApi', 'Amazon WorkMail has no public API for this.')
  const request = method === 'GET' ? undefined : awsRequest()
  if (request) request.writesInDoubt++
  const { response, answer } = await ask(
    `${connection.endpoint}/__local/orgs/${organizationId}/${path}`,
    { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) },
  )
  if (request && response.status < 500) request.writesInDoubt--
  if (request && response.ok) request.writesDone++
  if (response.ok) return answer
  const { code, message } = Failure.parse(answer)
  throw new Refusal(response.status < 500 ? 400 : 502, { code, message })
}
