import { changesOf } from '../audit/changes.ts'
import { AuditFacts } from '../audit/event.ts'
import type { Handlers } from './handlers.ts'

/** The most resets listed. */
const limit = 5

/** As many are read, because several may be of one user or of another organization. */
const readLimit = 200

/** Outcomes after which the password may be the new one or the old one. */
const unknownOutcomes = [
  ...['Interrupted', 'AwsUnreachable', 'UnexpectedAwsAnswer', 'InternalError'],
  ...['InternalFailure', 'InternalServerError', 'ServiceUnavailable'],
]

function mayBeNew(outcome: string | null): boolean {
  return outcome === 'Succeeded' || (outcome !== null && unknownOutcomes.includes(outcome))
}

/** Reads resets from the audit trail, which has each of them. Source: USR-25. */
export const passwordResets: Handlers<'passwordResets'> = {
  'passwordResets.list': async (input, { store, person, clock }) => {
    const { connectionId, region, organizationId, userId } = input
    const operation = 'users.resetPassword'
    const whose = userId === undefined ? { by: person.accountId } : { targetId: userId }
    const { items } = await changesOf(store).page(
      { operation, organizationId, ...whose },
      undefined,
      readLimit,
    )
    const now = clock.now().getTime()
    const resets = items.flatMap(({ account, facts, target_id, outcome, ended_at, at }) => {
      const where = AuditFacts.parse(JSON.parse(facts ?? '{}'))
      const isHere = where.connectionId === connectionId && where.region === region
      if (!isHere || target_id === null || !mayBeNew(outcome)) return []
      const resetAt = ended_at ?? at
      return {
        at: resetAt,
        ageSeconds: Math.max(0, Math.floor((now - Date.parse(resetAt)) / 1_000)),
        account,
        isOwn: account === person.accountId,
        userId: target_id,
        isUnknown: outcome !== 'Succeeded',
      }
    })
    if (userId !== undefined) return { items: resets.slice(0, limit) }
    const seen = new Set<string>()
    const newest = resets.filter((reset) => !seen.has(reset.userId) && seen.add(reset.userId))
    return { items: newest.slice(0, limit) }
  },
}
