import * as z from 'zod/mini'
import type { Handlers } from './handlers.ts'

/** The most resets listed. */
const limit = 5

/** As many are read, because several may be of one user or of another organization. */
const readLimit = 200

/** Outcomes after which the password may be the new one or the old one. */
const unknownOutcomes = [
  ...['AwsUnreachable', 'UnexpectedAwsAnswer', 'InternalError'],
  ...['InternalFailure', 'InternalServerError', 'ServiceUnavailable'],
]

/** The members of a reset's input in the audit trail. */
const ResetInput = z.object({
  connectionId: z.string(),
  region: z.string(),
  organizationId: z.string(),
  userId: z.string(),
})

/**
 * Returns a part of an input as the trail stores it; of the characters in ids, JSON and LIKE treat
 * only `_` and `%` specially.
 */
function written(name: string, value: string): string {
  return `%${JSON.stringify({ [name]: value }).slice(1, -1)}%`
}

/** Reads resets from the audit trail, which has each of them. Source: USR-25. */
export const passwordResets: Handlers<'passwordResets'> = {
  'passwordResets.list': async (input, { store, person, clock }) => {
    const { connectionId, region, organizationId, userId } = input
    let query = store
      .selectFrom('audit_entry')
      .select(['at', 'account', 'input', 'outcome'])
      .where('operation', '=', 'users.resetPassword')
      .where('phase', '=', 'outcome')
      .where('outcome', 'in', ['Succeeded', ...unknownOutcomes])
      .where('input', 'like', written('organizationId', organizationId))
      .orderBy('sequence', 'desc')
    query =
      userId === undefined
        ? query.where('account', '=', person.accountId)
        : query.where('input', 'like', written('userId', userId))
    const rows = await query.limit(userId === undefined ? readLimit : limit).execute()
    const now = clock.now().getTime()
    const resets = rows.flatMap(({ at, account, input: recorded, outcome }) => {
      const reset = ResetInput.parse(JSON.parse(recorded))
      const isHere = reset.connectionId === connectionId && reset.region === region
      if (!isHere || (userId !== undefined && reset.userId !== userId)) return []
      return {
        at,
        ageSeconds: Math.max(0, Math.floor((now - Date.parse(at)) / 1_000)),
        account,
        isOwn: account === person.accountId,
        userId: reset.userId,
        isUnknown: outcome !== 'Succeeded',
      }
    })
    if (userId !== undefined) return { items: resets }
    const seen = new Set<string>()
    const newest = resets.filter((reset) => !seen.has(reset.userId) && seen.add(reset.userId))
    return { items: newest.slice(0, limit) }
  },
}
