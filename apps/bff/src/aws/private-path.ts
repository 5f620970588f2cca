import type { Endpoint } from '@mailroom/schemas/console-only/endpoint'
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

/** Returns the path of an endpoint with its parameters filled in. */
function pathWith(template: string, parameters: { readonly [name: string]: unknown }): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(parameters[name])),
  )
}

/** Returns the members that have a value as the query of an address; empty for none. */
function queryOf(sent: unknown): string {
  const given = Object.entries(z.record(z.string(), z.unknown()).parse(sent)).flatMap(
    ([name, value]) => (value === undefined ? [] : [[name, String(value)]]),
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}

/**
 * Calls an endpoint of the local AWS that has no public API; `needs` of an operation keep it from a
 * real account. Errors: those of the local AWS by their names; `AwsUnreachable`; `UnexpectedAwsAnswer` for
 * another answer than the endpoint declares. Source: NOAPI-04, 00-index decision 2.
 */
export async function askPrivatePath<
  Parameters extends { readonly [name: string]: unknown },
  Sent,
  Body,
  Told,
  Answer,
>(
  connections: readonly Connection[],
  { connectionId, organizationId }: Where,
  endpoint: Endpoint<Parameters, Sent, Body, Told, Answer>,
  parameters: NoInfer<Parameters>,
  sent: NoInfer<Sent>,
): Promise<Answer> {
  const { method, path, out } = endpoint
  const connection = connections.find(({ id }) => id === connectionId)
  if (!connection?.local || connection.endpoint === undefined)
    throw new Error(
      `${path} is not at the local AWS: the operation does not declare its capability`,
    )
  const request = method === 'GET' ? undefined : awsRequest()
  if (request) request.writesInDoubt++
  const { response, answer } = await ask(
    `${connection.endpoint}/__local/orgs/${organizationId}/${pathWith(path, parameters)}${
      method === 'GET' ? queryOf(sent) : ''
    }`,
    { method, ...(method === 'GET' ? {} : { body: JSON.stringify(sent) }) },
  )
  if (request && response.status < 500) request.writesInDoubt--
  if (request && response.ok) request.writesDone++
  const unexpected = () =>
    refusal('UnexpectedAwsAnswer', `The local AWS answered ${method} ${path} in another way.`)
  if (response.ok) {
    const told = out.safeParse(answer)
    if (!told.success) throw unexpected()
    return told.data
  }
  const failure = Failure.safeParse(answer)
  if (!failure.success) throw unexpected()
  throw new Refusal(response.status < 500 ? 400 : 502, failure.data)
}
