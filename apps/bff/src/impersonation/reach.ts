import {
  type DecidingImpersonationRule,
  impersonation,
} from '@mailroom/schemas/access/impersonation-effect'
import { hasMailbox } from '@mailroom/schemas/directory-rules'
import type { ReachedMailbox } from '@mailroom/schemas/impersonation-roles'
import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import type { IndexedEntity } from '../directory-index/indexed-entity.ts'

export type AccessFacts = Pick<
  Awaited<ReturnType<DirectoryIndex['accessFacts']>>,
  'items' | 'grants'
>

type Rule = DecidingImpersonationRule & { impersonationRuleId: string }

/** Returns the users whom a role can be tested with, because they have a mailbox. */
export function usersWithMailbox({ items }: AccessFacts): IndexedEntity['entity'][] {
  return items
    .map(({ entity }) => entity)
    .filter((entity) => entity.type === 'USER' && hasMailbox({ userRole: undefined, ...entity }))
}

/** Returns rules with users by id: another program may have named them by name or address. */
function byId<Named extends Rule>(rules: readonly Named[], { items }: AccessFacts): Named[] {
  const named = rules.flatMap(({ targetUsers = [], notTargetUsers = [] }) => [
    ...targetUsers,
    ...notTargetUsers,
  ])
  const ids = new Set(items.map(({ entity }) => entity.id))
  if (named.every((identifier) => ids.has(identifier))) return [...rules]
  const names = new Map<string, string>()
  for (const { entity } of items)
    for (const text of [entity.name, entity.email, ...(entity.aliases ?? [])])
      if (text !== undefined && entity.type === 'USER') names.set(text.toLowerCase(), entity.id)
  const idOf = (identifier: string) =>
    ids.has(identifier) ? identifier : (names.get(identifier.toLowerCase()) ?? identifier)
  return rules.map((rule) => ({
    ...rule,
    targetUsers: rule.targetUsers?.map(idOf),
    notTargetUsers: rule.notTargetUsers?.map(idOf),
  }))
}

/** Returns an entity in a few members, for a list. */
function told({ id, type, name, displayName, email }: IndexedEntity['entity']) {
  return {
    ...{ entityId: id, type, name },
    ...(displayName === undefined ? {} : { displayName }),
    ...(email === undefined ? {} : { email }),
  }
}

/**
 * Returns the mailboxes that a role reaches, in the order of the directory: first those of the users
 * whom it can act as, with the rules that allow it; then those that these users can open by a full
 * access permission, which no group can have. It goes no further: acting as a user does not give the
 * rights of the owner of a mailbox that this user opens. Source: IMP-02, IMP-03, PERM-02.
 */
export function reachOf(rules: readonly Rule[], facts: AccessFacts): ReachedMailbox[] {
  const deciding = byId(rules, facts)
  const entities = new Map(facts.items.map(({ entity }) => [entity.id, entity]))
  const direct = new Set<string>()
  const reached = usersWithMailbox(facts).flatMap((entity): ReachedMailbox[] => {
    const decision = impersonation(deciding, entity.id)
    if (decision.effect === 'DENY') return []
    direct.add(entity.id)
    return [{ ...told(entity), ruleIds: decision.deciding.map((rule) => rule.impersonationRuleId) }]
  })
  const openers = new Map<string, string[]>()
  for (const { entityId, granteeId, permissionValues } of facts.grants) {
    const opens = permissionValues.includes('FULL_ACCESS') && direct.has(granteeId)
    if (opens && !direct.has(entityId))
      openers.set(entityId, [...(openers.get(entityId) ?? []), granteeId])
  }
  const nameOf = (id: string) => entities.get(id)?.displayName ?? entities.get(id)?.name ?? id
  const through = facts.items.flatMap(({ entity }): ReachedMailbox[] => {
    const [userId, ...others] = openers.get(entity.id) ?? []
    if (userId === undefined || entity.state !== 'ENABLED') return []
    const opener = { userId, name: nameOf(userId), count: others.length + 1 }
    return [{ ...told(entity), ruleIds: [], opener }]
  })
  return [...reached, ...through]
}
