import { type ApiError, errorCodes } from '@mailroom/schemas/api-error'
import type { Input, OperationId, Output } from '@mailroom/schemas/operations'
import * as z from 'zod/mini'
import { ApiFailure, apiErrorOf } from '../kit/data/failure.ts'
import { sampleAnswers } from './samples.ts'

/** What the backend answers to the operations of an example. */
export type Answers = {
  [Id in OperationId]?: (input: Input<Id>) => Output<Id> | Promise<Output<Id>>
}

/** Never answers, as a backend that waits for AWS. */
export const hangs = () => new Promise<never>(() => {})

/** Returns an answer that refuses or fails with an error. */
export function fails(code: string, rest: Partial<ApiError> = {}): () => never {
  const error = { code, message: `${code} in AWS's words`, requestId: 'r-1', ...rest }
  return () => {
    throw new ApiFailure(error)
  }
}

/** Returns an answer that AWS denies, with the IAM statement that would allow it. */
export function denies(action: `workmail:${string}` | `ses:${string}`): () => never {
  const Resource = 'arn:aws:workmail:us-east-1:111122223333:organization/m-0e1a2b3c4d5e6f708192a3b4'
  const missingStatement = { Effect: 'Allow' as const, Action: action, Resource }
  return fails('AccessDeniedException', { missingAction: action, missingStatement })
}

const answersOf = new Map<string, Answers>()

/** Sets the answers of an example, whose connection has the example's id. */
export function setAnswers(connectionId: string, answers: Answers): void {
  answersOf.set(connectionId, answers)
}

const Sent = z.looseObject({ connectionId: z.optional(z.string()) })

async function answerTo(id: string, body: unknown): Promise<Response> {
  const input = Sent.parse(JSON.parse(z.string().parse(body)))
  const answers = { ...sampleAnswers, ...answersOf.get(input.connectionId ?? '') }
  try {
    const answer: unknown = Reflect.get(answers, id)
    if (typeof answer !== 'function') throw new Error(`No example answers ${id}`)
    const output: unknown = await answer(input)
    return output === undefined ? new Response(null, { status: 204 }) : Response.json(output)
  } catch (thrown) {
    const error = apiErrorOf(thrown)
    const status = Reflect.get(errorCodes, error.code) ?? 400
    return Response.json(error, { status: z.int().parse(status) })
  }
}

let isAnswering = false

/**
 * Answers the requests to the backend in this page, in place of a backend: the examples show what
 * no real one does when it is asked.
 */
export function answerRequests(): void {
  if (isAnswering) return
  isAnswering = true
  const { fetch } = globalThis
  globalThis.fetch = async (resource, init) => {
    const url = resource instanceof Request ? resource.url : resource
    const { pathname } = new URL(url, location.href)
    if (!pathname.startsWith('/api/')) return fetch(resource, init)
    const { promise: left, reject } = Promise.withResolvers<never>()
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
    return Promise.race([answerTo(pathname.slice('/api/'.length), init?.body), left])
  }
}
