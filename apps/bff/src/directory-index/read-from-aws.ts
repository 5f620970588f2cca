import {
  EntityNotFoundException,
  EntityStateException,
  paginateListAliases,
  paginateListGroupMembers,
  paginateListMailboxPermissions,
  type WorkMail,
} from '@aws-sdk/client-workmail'
import type { EntityType } from '@mailroom/schemas'
import { allItems } from '../aws/all-items.ts'
import { camel } from '../operations/spelling.ts'
import { type EntityPart, hasReadableMailbox, KnownEntity } from './known-entity.ts'

/** The permissions of one grantee on a mailbox. */
export type Permission = { granteeId: string; permissionValues: string[] }

/** Everything that is read of an entity; `undefined` if it is gone. */
export type Everything = { entity: KnownEntity; permissions: Permission[] } | undefined

/**
 * Returns an entity as the index keeps it: without empty texts, which mean a value that was never
 * set. Returns nothing if AWS omits a member that every entity has.
 */
export function entityFrom(told: object, type: EntityType): KnownEntity[] {
  const set = Object.entries(told).filter(([, value]) => value !== '')
  const { data } = KnownEntity.safeParse({ ...Object.fromEntries(set), type })
  return data ? [data] : []
}

export const lists = ['users', 'groups', 'resources'] as const

/** The position of a listing: the list and the page. */
export type Cursor = { list: (typeof lists)[number]; nextToken?: string | undefined }

const pageSize = 100

/** Returns a page of the directory, and the cursor of the next one; none after the last. */
export async function listPage(
  workmail: WorkMail,
  OrganizationId: string,
  { list, nextToken: NextToken }: Cursor,
): Promise<{ entities: KnownEntity[]; next: Cursor | undefined }> {
  const input = { OrganizationId, NextToken, MaxResults: pageSize }
  const read = {
    users: async () => {
      const { Users = [], ...page } = await workmail.listUsers(input)
      return { ...page, entities: camel(Users).flatMap((user) => entityFrom(user, 'USER')) }
    },
    groups: async () => {
      const { Groups = [], ...page } = await workmail.listGroups(input)
      return { ...page, entities: camel(Groups).flatMap((group) => entityFrom(group, 'GROUP')) }
    },
    resources: async () => {
      const { Resources = [], ...page } = await workmail.listResources(input)
      const entities = camel(Resources).flatMap(({ type: resourceType, ...resource }) =>
        entityFrom({ ...resource, resourceType }, 'RESOURCE'),
      )
      return { ...page, entities }
    },
  }
  const { entities, NextToken: nextToken } = await read[list]()
  if (nextToken !== undefined) return { entities, next: { list, nextToken } }
  const following = lists[lists.indexOf(list) + 1]
  return { entities, next: following && { list: following } }
}

/**
 * Returns an entity's aliases; none if AWS refuses because the entity is not enabled (any more).
 */
export async function readAliases(
  workmail: WorkMail,
  OrganizationId: string,
  { id, email = '' }: KnownEntity,
): Promise<string[]> {
  try {
    const addresses = await allItems(
      paginateListAliases({ client: workmail, pageSize }, { OrganizationId, EntityId: id }),
      (page) => page.Aliases,
    )
    return addresses.filter((address) => address.toLowerCase() !== email.toLowerCase())
  } catch (error) {
    if (error instanceof EntityStateException) return []
    throw error
  }
}

/** Returns the permissions on an entity's mailbox. */
export async function readPermissions(
  workmail: WorkMail,
  OrganizationId: string,
  { id }: Pick<KnownEntity, 'id'>,
): Promise<Permission[]> {
  const permissions = await allItems(
    paginateListMailboxPermissions(
      { client: workmail, pageSize },
      { OrganizationId, EntityId: id },
    ),
    (page) => page.Permissions,
  )
  return permissions.flatMap(({ GranteeId, PermissionValues = [] }) =>
    GranteeId === undefined ? [] : [{ granteeId: GranteeId, permissionValues: PermissionValues }],
  )
}

/** Returns the ids of a group's members; none if AWS refuses because it is not enabled. */
async function readMembers(
  workmail: WorkMail,
  OrganizationId: string,
  { id }: Pick<KnownEntity, 'id'>,
): Promise<string[]> {
  try {
    const members = await allItems(
      paginateListGroupMembers({ client: workmail, pageSize }, { OrganizationId, GroupId: id }),
      (page) => page.Members,
    )
    return members.flatMap(({ Id }) => (Id === undefined ? [] : [Id]))
  } catch (error) {
    if (error instanceof EntityStateException) return []
    throw error
  }
}

/**
 * Returns the quota of a user's mailbox, in MB; undefined if there is no mailbox, which AWS may
 * also say about a user with a mailbox.
 */
async function readQuota(
  workmail: WorkMail,
  OrganizationId: string,
  { id }: Pick<KnownEntity, 'id'>,
): Promise<number | undefined> {
  try {
    return (await workmail.getMailboxDetails({ OrganizationId, UserId: id })).MailboxQuota
  } catch (error) {
    if (error instanceof EntityStateException || error instanceof EntityNotFoundException)
      return undefined
    throw error
  }
}

/** Describes an entity. Errors: EntityNotFoundException if it is gone. */
async function describe(
  workmail: WorkMail,
  OrganizationId: string,
  type: EntityType,
  id: string,
): Promise<KnownEntity | undefined> {
  const read = {
    USER: async () => {
      const { userId, ...user } = camel(await workmail.describeUser({ OrganizationId, UserId: id }))
      return { ...user, id: userId }
    },
    GROUP: async () => {
      const group = camel(await workmail.describeGroup({ OrganizationId, GroupId: id }))
      return { ...group, id: group.groupId }
    },
    RESOURCE: async () => {
      const { type: resourceType, ...resource } = camel(
        await workmail.describeResource({ OrganizationId, ResourceId: id }),
      )
      return { ...resource, id: resource.resourceId, resourceType }
    },
  }
  const { hiddenFromGlobalAddressList = false, ...told } = await read[type]()
  return entityFrom({ ...told, hiddenFromGlobalAddressList }, type)[0]
}

type PartReader = (
  workmail: WorkMail,
  organizationId: string,
  entity: KnownEntity,
) => Promise<{ entity: KnownEntity; permissions?: Permission[] }>

/**
 * Reads a part of an entity, and returns the entity with it. Errors: EntityNotFoundException if it
 * is gone.
 */
export const readPart: Record<EntityPart, PartReader> = {
  aliases: async (...[workmail, organizationId, entity]) => ({
    entity: { ...entity, aliases: await readAliases(workmail, organizationId, entity) },
  }),
  details: async (workmail, organizationId, entity) => {
    const { id, type, aliases, members, mailboxQuota } = entity
    const described = await describe(workmail, organizationId, type, id)
    return { entity: described ? { ...described, aliases, members, mailboxQuota } : entity }
  },
  members: async (...[workmail, organizationId, entity]) => ({
    entity: { ...entity, members: await readMembers(workmail, organizationId, entity) },
  }),
  permissions: async (...[workmail, organizationId, entity]) => ({
    entity,
    permissions: await readPermissions(workmail, organizationId, entity),
  }),
  quota: async (...[workmail, organizationId, entity]) => ({
    entity: { ...entity, mailboxQuota: await readQuota(workmail, organizationId, entity) },
  }),
}

/** Reads everything that is indexed of an entity; undefined if it is gone. */
export async function readEverything(
  workmail: WorkMail,
  organizationId: string,
  type: EntityType,
  id: string,
): Promise<Everything> {
  try {
    const entity = await describe(workmail, organizationId, type, id)
    if (!entity) return undefined
    if (entity.state === 'DELETED') return { entity, permissions: [] }
    const isEnabled = entity.state === 'ENABLED'
    const [aliases, members, permissions, mailboxQuota] = await Promise.all([
      isEnabled ? readAliases(workmail, organizationId, entity) : [],
      isEnabled && type === 'GROUP' ? readMembers(workmail, organizationId, entity) : undefined,
      readPermissions(workmail, organizationId, entity),
      hasReadableMailbox(entity) ? readQuota(workmail, organizationId, entity) : undefined,
    ])
    return { entity: { ...entity, aliases, members, mailboxQuota }, permissions }
  } catch (error) {
    if (error instanceof EntityNotFoundException) return undefined
    throw error
  }
}
