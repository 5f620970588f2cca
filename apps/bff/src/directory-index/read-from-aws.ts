import {
  EntityNotFoundException,
  EntityStateException,
  type WorkMail,
} from '@aws-sdk/client-workmail'
import { Entity, type EntityType } from '@mailroom/schemas'
import { camel } from '../operations/spelling.ts'

/** What one may do with a mailbox, by who it is. */
export type Permission = { granteeId: string; permissionValues: string[] }

/** What is known of an entity after everything about it was read; `undefined` where it is gone. */
export type Everything = { entity: Entity; permissions: Permission[] } | undefined

/** What AWS tells of an entity, as the index keeps it; nothing where AWS leaves out what every entity has. */
function entityFrom(told: object, type: EntityType, more: object = {}): Entity[] {
  const { data } = Entity.safeParse({ aliases: [], ...told, ...more, type })
  return data ? [data] : []
}

export const lists = ['users', 'groups', 'resources'] as const

/** Where a listing is: in which list, and on which page. */
export type Cursor = { list: (typeof lists)[number]; nextToken?: string | undefined }

const maxResults = 100

/** A page of the directory, and where the next one is; nothing after the last. */
export async function listPage(
  workmail: WorkMail,
  OrganizationId: string,
  { list, nextToken: NextToken }: Cursor,
): Promise<{ entities: Entity[]; next: Cursor | undefined }> {
  const input = { OrganizationId, NextToken, MaxResults: maxResults }
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

/** Everything of a list that comes in pages. */
export async function allPages<Item>(
  read: (
    NextToken: string | undefined,
  ) => Promise<{ items: Item[]; NextToken: string | undefined }>,
): Promise<Item[]> {
  const all: Item[] = []
  let token: string | undefined
  do {
    const { items, NextToken } = await read(token)
    all.push(...items)
    token = NextToken
  } while (token !== undefined)
  return all
}

/** An entity's addresses, but for the primary one; none where AWS refuses to list them because the entity is not enabled (any more). */
export async function readAliases(
  workmail: WorkMail,
  OrganizationId: string,
  { id, email = '' }: Entity,
): Promise<string[]> {
  try {
    const addresses = await allPages(async (NextToken) => {
      const page = { OrganizationId, EntityId: id, NextToken, MaxResults: maxResults }
      const { Aliases: items = [], ...rest } = await workmail.listAliases(page)
      return { items, NextToken: rest.NextToken }
    })
    return addresses.filter((address) => address.toLowerCase() !== email.toLowerCase())
  } catch (error) {
    if (error instanceof EntityStateException) return []
    throw error
  }
}

/** Who has permissions on an entity's mailbox. */
export function readPermissions(
  workmail: WorkMail,
  OrganizationId: string,
  { id }: Pick<Entity, 'id'>,
): Promise<Permission[]> {
  return allPages(async (NextToken) => {
    const page = { OrganizationId, EntityId: id, NextToken, MaxResults: maxResults }
    const { Permissions = [], ...rest } = await workmail.listMailboxPermissions(page)
    const items = Permissions.flatMap(({ GranteeId, PermissionValues = [] }) =>
      GranteeId === undefined ? [] : [{ granteeId: GranteeId, permissionValues: PermissionValues }],
    )
    return { items, NextToken: rest.NextToken }
  })
}

/** What AWS tells of an entity by itself; nothing where it is gone. */
export async function describe(
  workmail: WorkMail,
  OrganizationId: string,
  type: EntityType,
  id: string,
): Promise<Entity | undefined> {
  const read = {
    USER: async () => {
      const { userId, ...user } = camel(await workmail.describeUser({ OrganizationId, UserId: id }))
      return entityFrom({ ...user, id: userId }, type)
    },
    GROUP: async () => {
      const group = camel(await workmail.describeGroup({ OrganizationId, GroupId: id }))
      return entityFrom({ ...group, id: group.groupId }, type)
    },
    RESOURCE: async () => {
      const { type: resourceType, ...resource } = camel(
        await workmail.describeResource({ OrganizationId, ResourceId: id }),
      )
      return entityFrom({ ...resource, id: resource.resourceId, resourceType }, type)
    },
  }
  try {
    return (await read[type]())[0]
  } catch (error) {
    if (error instanceof EntityNotFoundException) return undefined
    throw error
  }
}

/** Reads all that is indexed of an entity. */
export async function readEverything(
  workmail: WorkMail,
  organizationId: string,
  type: EntityType,
  id: string,
): Promise<Everything> {
  const entity = await describe(workmail, organizationId, type, id)
  if (!entity) return undefined
  if (entity.state === 'DELETED') return { entity, permissions: [] }
  try {
    const [aliases, permissions] = await Promise.all([
      entity.state === 'ENABLED' ? readAliases(workmail, organizationId, entity) : [],
      readPermissions(workmail, organizationId, entity),
    ])
    return { entity: { ...entity, aliases }, permissions }
  } catch (error) {
    if (error instanceof EntityNotFoundException) return undefined
    throw error
  }
}
