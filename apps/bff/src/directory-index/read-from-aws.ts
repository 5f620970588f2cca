import type { WorkMail } from '@aws-sdk/client-workmail'
import type { EntityType } from '@mailroom/schemas/entities'
import { type AwsDirectory, unlessNotEnabled, unlessNotFound } from '../aws/directory.ts'
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

/** Returns an entity's aliases; none if it is not enabled (any more). */
async function aliasesOf(directory: AwsDirectory, { id, email = '' }: KnownEntity) {
  const addresses = (await unlessNotEnabled(directory.addresses(id))) ?? []
  return addresses.filter((address) => address.toLowerCase() !== email.toLowerCase())
}

/** Returns the ids of a group's members; none if it is not enabled. */
async function membersOf(directory: AwsDirectory, { id }: KnownEntity): Promise<string[]> {
  const members = (await unlessNotEnabled(directory.members(id))) ?? []
  return members.flatMap(({ id }) => (id === undefined ? [] : [id]))
}

/**
 * Returns the ids of a resource's delegates; undefined if AWS does not tell them, or a policy from
 * before Mailroom asked for them does not allow it: the rest of the index is read all the same.
 */
async function delegatesOf(directory: AwsDirectory, id: string): Promise<string[] | undefined> {
  try {
    return await unlessNotEnabled(directory.delegates(id))
  } catch (error) {
    if (error instanceof Error && error.name === 'AccessDeniedException') return undefined
    throw error
  }
}

/**
 * Returns the quota of a user's mailbox, in MB; undefined if there is no mailbox, which AWS may
 * also say about a user with a mailbox.
 */
function quotaOf(directory: AwsDirectory, { id }: KnownEntity): Promise<number | undefined> {
  return unlessNotFound(unlessNotEnabled(directory.quota(id)))
}

/** Describes an entity. Errors: EntityNotFoundException if it is gone. */
async function describe(
  directory: AwsDirectory,
  type: EntityType,
  id: string,
): Promise<KnownEntity | undefined> {
  const { hiddenFromGlobalAddressList = false, ...told } = await directory.describe(type, id)
  return entityFrom({ ...told, hiddenFromGlobalAddressList }, type)[0]
}

type PartReader = (
  directory: AwsDirectory,
  entity: KnownEntity,
) => Promise<{ entity: KnownEntity; permissions?: Permission[] }>

/**
 * Reads a part of an entity, and returns the entity with it. Errors: EntityNotFoundException if it
 * is gone.
 */
export const readPart: Record<EntityPart, PartReader> = {
  aliases: async (directory, entity) => ({
    entity: { ...entity, aliases: await aliasesOf(directory, entity) },
  }),
  details: async (directory, entity) => {
    const { id, type, aliases, members, delegates, mailboxQuota } = entity
    const described = await describe(directory, type, id)
    const known = { aliases, members, delegates, mailboxQuota }
    return { entity: described ? { ...described, ...known } : entity }
  },
  members: async (directory, entity) => ({
    entity:
      entity.type === 'RESOURCE'
        ? { ...entity, delegates: await delegatesOf(directory, entity.id) }
        : { ...entity, members: await membersOf(directory, entity) },
  }),
  permissions: async (directory, entity) => ({
    entity,
    permissions: await directory.permissions(entity.id),
  }),
  quota: async (directory, entity) => ({
    entity: { ...entity, mailboxQuota: await quotaOf(directory, entity) },
  }),
}

/** Reads everything that is indexed of an entity; undefined if it is gone. */
export function readEverything(
  directory: AwsDirectory,
  type: EntityType,
  id: string,
): Promise<Everything> {
  const read = async (): Promise<Everything> => {
    const entity = await describe(directory, type, id)
    if (!entity) return undefined
    if (entity.state === 'DELETED') return { entity, permissions: [] }
    const isEnabled = entity.state === 'ENABLED'
    const [aliases, members, delegates, permissions, mailboxQuota] = await Promise.all([
      isEnabled ? aliasesOf(directory, entity) : [],
      isEnabled && type === 'GROUP' ? membersOf(directory, entity) : undefined,
      type === 'RESOURCE' ? delegatesOf(directory, id) : undefined,
      directory.permissions(id),
      hasReadableMailbox(entity) ? quotaOf(directory, entity) : undefined,
    ])
    return { entity: { ...entity, aliases, members, delegates, mailboxQuota }, permissions }
  }
  return unlessNotFound(read())
}
