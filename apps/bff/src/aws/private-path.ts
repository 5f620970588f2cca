import * as z from 'zod/mini'
import { Refusal, refusal } from '../operations/refusal.ts'
import type { Connection } from './clients.ts'

const Failure = z.object({ code: z.string(), message: z.string() })

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
  const response = await fetch(`${connection.endpoint}/__local/orgs/${organizationId}/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const answer: unknown = await response.json()
  if (response.ok) return answer
  const { code, message } = Failure.parse(answer)
  throw new Refusal(400, { code, message })
}
