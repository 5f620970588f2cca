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

/** Returns what finds the users in a group, also in groups in it; a cycle ends where it closes. */
function membersIn(items: readonly IndexedEntity[]) {
  const groups = new Map(
    items.flatMap(({ entity, members }) =>
      entity.type === 'GROUP' && entity.state === 'ENABLED'
        ? [[entity.id, members ?? []] as const]
        : [],
    ),
  )
  const known = new Map<string, ReadonlySet<string>>()
  return (groupId: string): ReadonlySet<string> => {
    const all = known.get(groupId) ?? new Set<string>()
    if (known.has(groupId)) return all
    const users = new Set<string>()
    const seen = new Set([groupId])
    for (const id of seen)
      for (const member of groups.get(id) ?? [])
        if (groups.has(member)) seen.add(member)
        else users.add(member)
    known.set(groupId, users)
    return users
  }
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
 * access permission, directly or through groups. It goes no further: acting as a user does not give
 * the rights of the owner of a mailbox that this user opens. Source: IMP-02, IMP-03.
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
  const usersOf = membersIn(facts.items)
  const openers = new Map<string, Map<string, string | undefined>>()
  for (const { entityId, granteeId, permissionValues } of facts.grants) {
    if (direct.has(entityId) || !permissionValues.includes('FULL_ACCESS')) continue
    const isGroup = entities.get(granteeId)?.type === 'GROUP'
    const found = openers.get(entityId) ?? new Map<string, string | undefined>()
    for (const userId of isGroup ? usersOf(granteeId) : [granteeId])
      if (direct.has(userId) && (!isGroup || !found.has(userId)))
        found.set(userId, isGroup ? granteeId : undefined)
    if (found.size > 0) openers.set(entityId, found)
  }
  const nameOf = (id: string) => entities.get(id)?.displayName ?? entities.get(id)?.name ?? id
  const through = facts.items.flatMap(({ entity }): ReachedMailbox[] => {
    const [first] = openers.get(entity.id) ?? []
    const isMailbox = entity.type !== 'GROUP' && entity.state === 'ENABLED'
    if (!first || !isMailbox) return []
    const [userId, groupId] = first
    const opener = {
      ...{ userId, name: nameOf(userId) },
      ...(groupId === undefined ? {} : { groupId, groupName: nameOf(groupId) }),
      count: openers.get(entity.id)?.size ?? 1,
    }
    return [{ ...told(entity), ruleIds: [], opener }]
  })
  return [...reached, ...through]
}
