import { revokingToken } from '../facts/token.ts'
import type { PlanContext } from '../plan-context.ts'
import { refuseUnlessUser } from '../refuse-by-needs.ts'
import { type ChangeOf, type PlanRows, type RowPlan, unchanged } from './change.ts'
import { forEachTarget, shown } from './for-each-target.ts'

/** Plans all tokens of each target. */
const ofTargets = forEachTarget<'revokeTokens'>(async (entity, _, { reader }) => {
  refuseUnlessUser(entity)
  const tokens = await reader.tokens(entity.id)
  return { steps: tokens.map(revokingToken) }
})

/**
 * Plans single tokens: a row for each owner, also one whom the directory does not have any more,
 * and one for each token that is gone.
 */
async function ofTokens(ids: readonly string[], { reader }: PlanContext): Promise<RowPlan[]> {
  const wanted = new Set(ids)
  const there = (await reader.allTokens()).filter(({ id }) => wanted.has(id))
  for (const { id } of there) wanted.delete(id)
  const byOwner = Map.groupBy(there, ({ userId = '' }) => userId)
  const owned = [...byOwner].map(([userId, tokens]) => ({
    async find() {
      const owner = userId === '' ? undefined : await reader.describe(userId, 'USER')
      return {
        entity: owner
          ? shown(owner)
          : { ...(userId === '' ? {} : { id: userId }), type: 'USER' as const, name: userId },
        plan: () => ({ steps: tokens.map(revokingToken) }),
      }
    },
  }))
  const gone = [...wanted].map((id) => ({
    find: async () => ({ entity: { type: 'USER' as const, name: id }, plan: () => unchanged }),
  }))
  return [...owned, ...gone].map((row, index) => ({ number: index + 1, ...row }))
}

/** Revokes tokens, all of some users or single ones; a row is a user. Source: PAT-06, PAT-08. */
export const revokeTokens: PlanRows<'revokeTokens'> = (change, context) => {
  const { targets } = change
  return 'personalAccessTokenIds' in targets
    ? ofTokens(targets.personalAccessTokenIds, context)
    : ofTargets({ ...change, targets } satisfies ChangeOf<'revokeTokens'>, context)
}
