import type { Model, RowOf } from './model.ts'

type Groups = Pick<Model, 'entities' | 'membersOf' | 'groupsOf'>

const isGroup = ({ entities }: Groups, { memberId, memberKind }: RowOf<'membership'>) =>
  memberKind === 'GROUP' || entities.get(memberId)?.kind === 'group'

/**
 * Returns everybody in a group and in nested ones, by their ids, each with the shortest way: the
 * groups from this one to the one that they are a direct member of. Groups in a circle end there.
 * Source: PERM-03.
 */
export function membersBelow(model: Groups, groupId: string): Map<string, string[]> {
  const ways = new Map<string, string[]>()
  const queue: string[][] = [[groupId]]
  for (const way of queue)
    for (const member of model.membersOf.get(way.at(-1) ?? '') ?? []) {
      const { memberId } = member
      if (memberId === groupId || ways.has(memberId)) continue
      ways.set(memberId, way)
      if (isGroup(model, member)) queue.push([...way, memberId])
    }
  return ways
}

/**
 * Returns the groups that somebody is in, directly and through others, by their ids, each with the
 * shortest way: from the group they are a direct member of to this one. Source: PERM-03.
 */
export function groupsAbove({ groupsOf }: Groups, memberId: string): Map<string, string[]> {
  const ways = new Map<string, string[]>()
  const queue: { id: string; way: string[] }[] = [{ id: memberId, way: [] }]
  for (const { id, way } of queue)
    for (const { groupId } of groupsOf.get(id) ?? []) {
      if (groupId === memberId || ways.has(groupId)) continue
      const longer = [...way, groupId]
      ways.set(groupId, longer)
      queue.push({ id: groupId, way: longer })
    }
  return ways
}

/** A permission on a mailbox, of somebody who has it directly (no `through`) or by groups. */
export type Held = { mailboxId: string; holderId: string; values: string[]; through: string[] }

/**
 * Returns who has permissions on a mailbox: those who were granted them, and everybody in a group
 * that was. Source: ARC-04, PERM-03.
 */
export function holdersOf(model: Model, mailboxId: string): Held[] {
  return (model.grantsOn.get(mailboxId) ?? []).flatMap((grant): Held[] => {
    const { granteeId, granteeKind, values = [] } = grant
    const direct = { mailboxId, holderId: granteeId, values, through: [] }
    if (granteeKind !== 'GROUP' && model.entities.get(granteeId)?.kind !== 'group') return [direct]
    const below = [...membersBelow(model, granteeId)]
    return [
      direct,
      ...below.map(([holderId, way]) => ({
        ...{ mailboxId, holderId, values },
        // As `heldBy`: from the group that they are a direct member of to the one with the grant.
        through: [...way].reverse(),
      })),
    ]
  })
}

/** Returns the mailboxes that somebody has permissions on, directly or by groups. Source: ARC-04. */
export function heldBy(model: Model, holderId: string): Held[] {
  const granted = (id: string, through: string[]) =>
    (model.grantsTo.get(id) ?? []).map(({ mailboxId, values = [] }) => ({
      ...{ mailboxId, holderId, values, through },
    }))
  return [
    ...granted(holderId, []),
    ...[...groupsAbove(model, holderId)].flatMap(([groupId, way]) => granted(groupId, way)),
  ]
}

/** Somebody that mail to a group is for, and whether it gets there. */
export type Recipient = { id: string; through: string[]; gets: boolean }

/**
 * Returns who gets mail to a group in the end: users and resources in it and in nested groups. Mail
 * ends at a group, user or resource that is not enabled. Source: GRP-07, GRP-08.
 */
export function recipientsOf(model: Model, groupId: string): Recipient[] {
  const isEnabled = (id: string) => model.entities.get(id)?.state === 'ENABLED'
  const enabled: Groups = {
    ...model,
    membersOf: new Map([...model.membersOf].filter(([id]) => isEnabled(id))),
  }
  const reached = membersBelow(enabled, groupId)
  return [...membersBelow(model, groupId)]
    .filter(([id]) => model.entities.get(id)?.kind !== 'group')
    .map(([id, way]) => ({
      ...{ id, through: reached.get(id) ?? way },
      gets: reached.has(id) && isEnabled(id),
    }))
}

/** What an impersonation role allows a program to do with somebody's mailbox. Source: IMP-03. */
export function rolesFor(model: Model, userId: string): RowOf<'impersonationRole'>[] {
  return model.of('impersonationRole').filter(({ rules = [] }) => {
    const effects = rules
      .filter(
        ({ targetUsers, notTargetUsers }) =>
          (targetUsers?.includes(userId) ?? true) && !(notTargetUsers?.includes(userId) ?? false),
      )
      .map(({ effect }) => effect)
    return effects.includes('ALLOW') && !effects.includes('DENY')
  })
}
