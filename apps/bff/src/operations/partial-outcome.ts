import type { ApiError } from '@mailroom/schemas/api-error'
import { refusalOfAwsError } from '../aws/aws-errors.ts'
import { awsRequest } from '../aws/aws-request.ts'
import type { AwsContext } from './handlers.ts'
import { Refusal } from './refusal.ts'

/** A part of an operation that is an operation of its own, and how it is sent. */
export type Part = { id: string; input: Record<string, unknown>; send: () => Promise<unknown> }

type PartContext = Pick<AwsContext, 'requestId' | 'settle'>

/**
 * Carries out the second half of an operation after the first: `undefined`, or why it failed, which
 * is part of the answer because repeating all of it would be wrong. Source: GEN-05, GRP-06.
 */
export async function secondHalf(
  { requestId, settle }: PartContext,
  { id, input, send }: Part,
): Promise<ApiError | undefined> {
  const [doubts, writes] = [awsRequest()?.writesInDoubt, awsRequest()?.writesDone]
  try {
    await settle(id, input, send)
    return undefined
  } catch (error) {
    const reason = refusalOfAwsError(error)
    // A process that stops cannot tell what became of the second half.
    if (!(reason instanceof Refusal) || reason.error.code === 'Interrupted') throw error
    // A part of several calls may have been carried out in part.
    const isInDoubt = awsRequest()?.writesInDoubt !== doubts || awsRequest()?.writesDone !== writes
    const doubt = isInDoubt ? { mayHaveChanged: true, operation: id } : {}
    return { ...reason.error, requestId, ...doubt }
  }
}

/**
 * Carries out the given parts of an operation in their order. If AWS refuses the first one, nothing
 * has changed. `notUpdated` says why only the first one was carried out.
 * Source: GRP-06, RES-05, TAG-05, USR-11.
 */
export async function inTwoParts(
  context: PartContext,
  one: Part | undefined,
  other: Part | undefined,
) {
  const first = one ?? other
  if (first) await context.settle(first.id, first.input, first.send)
  return { notUpdated: one && other ? await secondHalf(context, other) : undefined }
}

/** Returns whether any member is given. */
export function isAnyGiven(members: Record<string, unknown>): boolean {
  return Object.values(members).some((value) => value !== undefined)
}
