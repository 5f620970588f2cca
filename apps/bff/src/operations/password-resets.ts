import * as z from 'zod/mini'
import type { Handlers } from './handlers.ts'

/** The most resets listed. */
const limit = 5

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
      .select(['at', 'account', 'input'])
      .where('operation', '=', 'users.resetPassword')
      .where('phase', '=', 'outcome')
      .where('outcome', '=', 'Succeeded')
      .where('input', 'like', written('organizationId', organizationId))
      .orderBy('sequence', 'desc')
    query =
      userId === undefined
        ? query.where('account', '=', person.accountId)
        : query.where('input', 'like', written('userId', userId))
    const rows = await query.limit(limit).execute()
    const now = clock.now().getTime()
    return {
      items: rows.flatMap(({ at, account, input: recorded }) => {
        const reset = ResetInput.parse(JSON.parse(recorded))
        const isHere = reset.connectionId === connectionId && reset.region === region
        if (!isHere || (userId !== undefined && reset.userId !== userId)) return []
        return {
          at,
          ageSeconds: Math.max(0, Math.floor((now - Date.parse(at)) / 1_000)),
          account,
          isOwn: account === person.accountId,
          userId: reset.userId,
        }
      }),
    }
  },
}
