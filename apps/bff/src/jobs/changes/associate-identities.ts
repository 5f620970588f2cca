import type { ListedUser } from '../../aws/directory.ts'
import type { FoundPrincipal } from '../../operations/identity-store.ts'
import { updatingUser } from '../facts/attributes.ts'
import type { PlanContext } from '../plan-context.ts'
import { refuseRow } from '../plan-refusal.ts'
import { refuseEntity, refuseUnlessUser } from '../refuse-by-needs.ts'
import { type ChangeOf, type PlanRows, type RowDraft, type RowPlan, unchanged } from './change.ts'
import { shown } from './for-each-target.ts'

type Described = NonNullable<Awaited<ReturnType<PlanContext['reader']['describe']>>>

/** The ids in a plan that a row has taken, in lower case; AWS lets one user have each. */
type Taken = Map<string, string>

/**
 * Associates a user with an id that nobody else has, neither at AWS nor in this plan. Source: IDC-09.
 */
function associating(
  user: Described,
  id: string,
  all: readonly ListedUser[],
  taken: Taken,
): RowDraft {
  refuseUnlessUser(user)
  refuseEntity('users.update', user)
  const key = id.toLowerCase()
  const before = user.details.identityProviderUserId ?? null
  if (before?.toLowerCase() === key) return unchanged
  const owner = all.find(
    ({ identityProviderUserId }) => identityProviderUserId?.toLowerCase() === key,
  )
  if (owner && owner.id !== user.id)
    refuseRow('IdentityInUse', `${owner.name} is associated with ${id}.`)
  const other = taken.get(key)
  if (other !== undefined && other !== user.id)
    refuseRow('IdentityTwiceInPlan', `Another row has the user ${id} of IAM Identity Center.`)
  taken.set(key, user.id)
  return {
    steps: [
      updatingUser(user.id, { identityProviderUserId: id }, { identityProviderUserId: before }),
    ],
  }
}

/** Returns the only user of Identity Center that matches. Refuses: none, several. */
function only(found: readonly FoundPrincipal[], value: string): string {
  const [first, second] = found
  if (first?.principalId === undefined)
    return refuseRow('NoIdentity', `IAM Identity Center has no user ${value}.`)
  if (second)
    return refuseRow('SeveralIdentities', `IAM Identity Center has several users ${value}.`)
  return first.principalId
}

/** Returns the rows of those who have a mailbox and no association, matched by a member. */
async function rowsByMatch(
  by: 'userName' | 'email',
  all: readonly ListedUser[],
  taken: Taken,
  { reader, identities }: PlanContext,
): Promise<RowPlan[]> {
  const member = by === 'userName' ? 'name' : 'email'
  const found = new Map<string, FoundPrincipal[]>()
  for (const each of await identities()) {
    const key = each[member]?.toLowerCase() ?? ''
    found.set(key, [...(found.get(key) ?? []), each])
  }
  const open = all.filter(
    ({ state, userRole, identityProviderUserId }) =>
      state === 'ENABLED' && userRole === 'USER' && !identityProviderUserId,
  )
  return open.map(({ id, name, ...user }, index) => ({
    number: index + 1,
    async find() {
      const described = await reader.describe(id, 'USER')
      const value = (by === 'userName' ? name : user.email) ?? ''
      if (!described)
        return {
          entity: { id, type: 'USER' as const, name },
          plan: () => refuseRow('NotFound', 'There is no such user any more.'),
        }
      const plan = () =>
        associating(
          described,
          only(value === '' ? [] : (found.get(value.toLowerCase()) ?? []), value),
          all,
          taken,
        )
      return { entity: shown(described), plan }
    },
  }))
}

function rowsOfList(
  pairs: NonNullable<ChangeOf<'associateIdentities'>['pairs']>,
  all: readonly ListedUser[],
  taken: Taken,
  { reader }: PlanContext,
): RowPlan[] {
  const byName = new Map(
    all.flatMap((each) =>
      [each.id, each.name, each.email].flatMap((key) =>
        key === undefined ? [] : [[key.toLowerCase(), each] as const],
      ),
    ),
  )
  return pairs.map(({ user, identityProviderUserId }, index) => ({
    number: index + 1,
    async find() {
      const listed = byName.get(user.toLowerCase())
      const described = listed && (await reader.describe(listed.id, 'USER'))
      if (!described)
        return {
          entity: { id: user, type: 'USER' as const, name: user },
          plan: () => refuseRow('NotFound', `There is no user ${user}.`),
        }
      const plan = () => associating(described, identityProviderUserId, all, taken)
      return { entity: shown(described), plan }
    },
  }))
}

/** Associates many users of WorkMail with users of IAM Identity Center. Source: IDC-09, IDC-12. */
export const associateIdentities: PlanRows<'associateIdentities'> = async (
  { by, pairs = [] },
  context,
) => {
  const all = await context.reader.users()
  const taken: Taken = new Map()
  return by === 'list'
    ? rowsOfList(pairs, all, taken, context)
    : rowsByMatch(by, all, taken, context)
}
