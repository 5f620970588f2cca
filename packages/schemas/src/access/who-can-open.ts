import { hasMailbox } from '../directory-rules.ts'
import type { Entity } from '../entities.ts'
import { type GroupTree, groupTree } from './group-tree.ts'
import { type DecidingImpersonationRule, impersonation } from './impersonation-effect.ts'

/** How somebody gets at a mailbox, in the order of lists. */
export const accessKinds = [
  ...(['own', 'permission', 'group', 'delegate', 'role', 'roleThrough'] as const),
  ...(['migration', 'exportRole', 'token'] as const),
] as const
export type AccessKind = (typeof accessKinds)[number]

/** What a path lets its holder do; `CALENDAR` of a resource, `READ` and `EXPORT` of a mailbox. */
export const accessRights = [
  ...(['FULL_ACCESS', 'READ', 'SEND_AS', 'SEND_ON_BEHALF', 'CALENDAR', 'EXPORT'] as const),
] as const
export type AccessRight = (typeof accessRights)[number]

export const accessHolderTypes = ['USER', 'GROUP', 'IMPERSONATION_ROLE', 'IAM_ROLE'] as const
export type AccessHolderType = (typeof accessHolderTypes)[number]

/** Why a path leads nowhere at present, although it is there. */
export const asleepReasons = [
  ...(['holderDisabled', 'holderUnknown', 'groupDisabled', 'membersUnread'] as const),
  ...(['mailboxDisabled', 'tokenExpired'] as const),
] as const
export type AsleepReason = (typeof asleepReasons)[number]

/** A way from somebody to a mailbox. */
export type AccessPath = {
  /** A user, group or resource. */
  mailboxId: string
  /** A user, a group whose members nobody can tell, an impersonation role, or an IAM role. */
  holderId: string
  holderType: AccessHolderType
  kind: AccessKind
  rights: readonly AccessRight[]
  /**
   * The groups on the way: from the one that the holder is a direct member of to the one that has
   * the permission or is the delegate.
   */
  through: readonly string[]
  /** Of a role that reaches the mailbox as others: some of them, and how many they are. */
  actsAs?: { ids: readonly string[]; count: number }
  /** Of a token. */
  token?: { id: string; name: string }
  asleep?: AsleepReason
}

type KnownEntity = Pick<Entity, 'id' | 'type' | 'state' | 'userRole'> & {
  /** Of a group; absent if nobody could read them. */
  members?: readonly string[] | undefined
  /** Of a resource; absent if nobody could read them. */
  delegates?: readonly string[] | undefined
}

/** Everything that is known of who may open what, by ids. */
export type AccessFacts = {
  entities: readonly KnownEntity[]
  grants: readonly {
    entityId: string
    granteeId: string
    permissionValues: readonly AccessRight[]
  }[]
  roles: readonly {
    impersonationRoleId: string
    type: 'FULL_ACCESS' | 'READ_ONLY'
    rules: readonly DecidingImpersonationRule[]
  }[]
  tokens: readonly {
    personalAccessTokenId: string
    userId: string
    name: string
    isExpired: boolean
  }[]
  migrationAdmin?: string | undefined
  /** The ARN of the role that exports mailboxes, if one is known. */
  exportRoleArn?: string | undefined
}

/** How many of those that a role acts as are named. */
const maxNamed = 10

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string) {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const known = groups.get(key)
    if (known) known.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** Returns why somebody cannot use what they hold; undefined if they can. */
function sleepOf(
  mailbox: KnownEntity,
  holder: Pick<KnownEntity, 'state'> | undefined,
): AsleepReason | undefined {
  if (!holder || holder.state === 'DELETED') return 'holderUnknown'
  if (holder.state === 'DISABLED') return 'holderDisabled'
  return mailbox.state === 'ENABLED' ? undefined : 'mailboxDisabled'
}

/** A permission, or that somebody is a delegate, before its groups are resolved. */
type Given = { granteeId: string; kind: 'permission' | 'delegate'; rights: readonly AccessRight[] }

/** Returns the paths of what is given to a user or to a group, or only those of one holder. */
function givenPaths(
  mailbox: KnownEntity,
  { granteeId, kind, rights }: Given,
  entities: ReadonlyMap<string, KnownEntity>,
  tree: GroupTree,
  only: string | undefined,
): AccessPath[] {
  const grantee = entities.get(granteeId)
  const path = { mailboxId: mailbox.id, kind, rights }
  if (grantee?.type !== 'GROUP') {
    if (only !== undefined && only !== granteeId) return []
    const asleep = sleepOf(mailbox, grantee)
    return [
      {
        ...{ ...path, holderId: granteeId, holderType: 'USER', through: [] },
        ...(asleep ? { asleep } : {}),
      },
    ]
  }
  return tree.below(granteeId, only).map(({ id, through, stop }): AccessPath => {
    const asleep = stop ?? sleepOf(mailbox, entities.get(id))
    return {
      ...path,
      kind: kind === 'permission' ? 'group' : kind,
      ...{ holderId: id, holderType: stop ? 'GROUP' : 'USER', through },
      ...(asleep ? { asleep } : {}),
    }
  })
}

/**
 * Returns what tells every way to every mailbox from what is known, and from nothing else: what was
 * not read is not guessed. A user who is twice in the groups of a permission has a path for each
 * group that they are a direct member of. A role that may act as the owner of a mailbox has one path
 * to it, and a role that only reaches it as somebody else with full access another one.
 * Source: PERM-03, PERM-13, IMP-02, IMP-03, MIG-04, RES-07, PAT-05.
 */
export function whoCanOpen(facts: AccessFacts) {
  const { roles, migrationAdmin, exportRoleArn } = facts
  const entities = new Map(facts.entities.map((entity) => [entity.id, entity]))
  const grants = grouped(facts.grants, ({ entityId }) => entityId)
  const tokens = grouped(facts.tokens, ({ userId }) => userId)
  const tree = groupTree(entities)
  const reached = new Map<string, boolean>()

  const mayActAs = ({ impersonationRoleId, rules }: (typeof roles)[number], userId: string) => {
    const user = entities.get(userId)
    if (user?.type !== 'USER' || !hasMailbox(user)) return false
    const key = `${impersonationRoleId} ${userId}`
    const known = reached.get(key)
    if (known !== undefined) return known
    const may = impersonation(rules, userId).effect === 'ALLOW'
    reached.set(key, may)
    return may
  }

  const given = ({ id, delegates = [] }: KnownEntity): Given[] => [
    ...(grants.get(id) ?? []).map(({ granteeId, permissionValues }) => ({
      ...{ granteeId, kind: 'permission' as const, rights: permissionValues },
    })),
    ...delegates.map((granteeId) => ({
      ...{ granteeId, kind: 'delegate' as const, rights: ['CALENDAR'] as const },
    })),
  ]

  function* pathsOfRoles(
    mailbox: KnownEntity,
    people: readonly AccessPath[],
  ): Generator<AccessPath> {
    for (const role of roles) {
      const right: AccessRight = role.type === 'FULL_ACCESS' ? 'FULL_ACCESS' : 'READ'
      const path = {
        ...{ mailboxId: mailbox.id, holderId: role.impersonationRoleId, through: [] },
        holderType: 'IMPERSONATION_ROLE' as const,
        rights: [right],
      }
      if (mayActAs(role, mailbox.id)) {
        yield { ...path, kind: 'role' }
        continue
      }
      const ids = new Set(
        people
          .filter(
            ({ rights, asleep, holderId }) =>
              asleep === undefined && rights.includes('FULL_ACCESS') && mayActAs(role, holderId),
          )
          .map(({ holderId }) => holderId),
      )
      if (ids.size > 0)
        yield {
          ...{ ...path, kind: 'roleThrough' },
          actsAs: { ids: [...ids].slice(0, maxNamed), count: ids.size },
        }
    }
  }

  /** Returns the ways to a mailbox, or only those of one holder. */
  function pathsTo(mailboxId: string, only?: string): AccessPath[] {
    const mailbox = entities.get(mailboxId)
    if (!mailbox || mailbox.state === 'DELETED') return []
    const paths: AccessPath[] = []
    const isPerson = mailbox.type === 'USER'
    const add = (path: AccessPath) => {
      if (only === undefined || only === path.holderId) paths.push(path)
    }
    const base = { mailboxId, through: [] }
    const own = { ...base, holderId: mailboxId, holderType: 'USER' } as const
    const opens = isPerson ? hasMailbox(mailbox) : mailbox.type === 'RESOURCE'
    if (isPerson && opens) add({ ...own, kind: 'own', rights: ['FULL_ACCESS', 'SEND_AS'] })
    const isRole = only !== undefined && !entities.has(only)
    const people = given(mailbox).flatMap((each) =>
      givenPaths(mailbox, each, entities, tree, isRole ? undefined : only),
    )
    for (const path of people) add(path)
    // A person is no role.
    if (only === undefined || isRole) for (const path of pathsOfRoles(mailbox, people)) add(path)
    if (opens && migrationAdmin !== undefined && migrationAdmin !== mailboxId) {
      const asleep = sleepOf(mailbox, entities.get(migrationAdmin))
      add({
        ...{ ...base, holderId: migrationAdmin, holderType: 'USER', kind: 'migration' },
        ...{ rights: ['FULL_ACCESS'], ...(asleep ? { asleep } : {}) },
      })
    }
    if (opens && exportRoleArn !== undefined)
      add({
        ...{ ...base, holderId: exportRoleArn, holderType: 'IAM_ROLE', kind: 'exportRole' },
        rights: ['EXPORT'],
      })
    for (const { personalAccessTokenId: id, name, isExpired } of tokens.get(mailboxId) ?? []) {
      const asleep = isExpired ? 'tokenExpired' : sleepOf(mailbox, mailbox)
      add({
        ...{ ...own, kind: 'token', rights: ['FULL_ACCESS', 'SEND_AS'], token: { id, name } },
        ...(asleep ? { asleep } : {}),
      })
    }
    return paths
  }

  return { pathsTo }
}
