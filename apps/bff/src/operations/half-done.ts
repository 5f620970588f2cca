import type { ApiError } from '@mailroom/schemas'
import { refusalOfAwsError } from '../aws/aws-errors.ts'
import { Refusal } from './refusal.ts'

/**
 * Carries out the second half of an operation after the first: `undefined`, or why it failed, which
 * is part of the answer because repeating all of it would be wrong. Source: GEN-05, GRP-06.
 */
export async function secondHalf(
  requestId: string,
  work: () => Promise<unknown>,
): Promise<ApiError | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    const reason = refusalOfAwsError(error)
    // A process that stops cannot tell what became of the second half.
    if (!(reason instanceof Refusal) || reason.error.code === 'Interrupted') throw error
    return { ...reason.error, requestId }
  }
}

type Work = (() => Promise<unknown>) | undefined

/**
 * Changes an address and then the rest, if given. AWS may refuse the address; it comes first, so
 * that nothing has changed then. Source: GRP-06, RES-05, USR-11.
 */
export async function addressThenRest(requestId: string, address: Work, rest: Work) {
  await (address ?? rest)?.()
  return { notUpdated: address && rest ? await secondHalf(requestId, rest) : undefined }
}

/** Returns whether any member is given. */
export function isAnyGiven(members: Record<string, unknown>): boolean {
  return Object.values(members).some((value) => value !== undefined)
}
