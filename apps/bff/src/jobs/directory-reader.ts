import type { WorkMail } from '@aws-sdk/client-workmail'
import type { Entity, EntityType } from '@mailroom/schemas/entities'
import type { User } from '@mailroom/schemas/users'
import { awsDirectory, unlessNotEnabled, unlessNotFound } from '../aws/directory.ts'

/**
 * A user, group or resource as AWS describes it; `details` and `bookingOptions` are the members that
 * only users or only resources have.
 */
export type DescribedEntity = Pick<Entity, 'id' | 'type' | 'name' | 'state'> & {
  displayName?: string | undefined
  email?: string | undefined
  userRole?: User['userRole'] | undefined
  hiddenFromGlobalAddressList: boolean
  details: Partial<Record<string, string | undefined>>
  bookingOptions?: Partial<Record<string, boolean | undefined>> | undefined
}

/** Returns the texts among the members that only users or only resources have. */
function detailsOf(type: EntityType, found: Record<string, unknown>): DescribedEntity['details'] {
  const { resourceType, description, ...members } = found
  if (type === 'GROUP') return {}
  const details = type === 'USER' ? members : { type: resourceType, description }
  return Object.fromEntries(
    Object.entries(details).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )
}

/**
 * Reads an organization for plans and for the guard before each step, at the pace of its client.
 * Missing things are undefined or empty.
 */
export function directoryReader(workmail: WorkMail, organizationId: string) {
  const directory = awsDirectory(workmail, organizationId)

  /** Describes an entity by id, name or address. Returns undefined if it is deleted. */
  const describe = async (id: string, type: EntityType): Promise<DescribedEntity | undefined> => {
    const found = await unlessNotFound(directory.describe(type, id))
    if (!found || found.state === 'DELETED') return undefined
    const { id: foundId = id, name = '', state = 'DISABLED', email } = found
    return {
      ...{ type, name, state, email, details: detailsOf(type, found) },
      id: foundId,
      displayName: 'displayName' in found ? found.displayName : undefined,
      userRole: 'userRole' in found ? found.userRole : undefined,
      bookingOptions: 'bookingOptions' in found ? found.bookingOptions : undefined,
      hiddenFromGlobalAddressList: found.hiddenFromGlobalAddressList ?? false,
    }
  }

  const { organization, domains, tokens, allTokens, hasToken, deviceOverrides, users } = directory
  return {
    ...{ organizationId, describe, organization, domains, tokens, allTokens, hasToken },
    ...{ deviceOverrides, users },

    /** Describes an entity of unknown type; tries users first, because most entities are users. */
    async find(id: string): Promise<DescribedEntity | undefined> {
      return (
        (await describe(id, 'USER')) ??
        (await describe(id, 'GROUP')) ??
        (await describe(id, 'RESOURCE'))
      )
    },

    /**
     * Returns the names in lower case: they are unique among users, groups and resources.
     * Source: 00-index, decision 13.
     */
    async namesOfGroupsAndResources(): Promise<Set<string>> {
      const all = [...(await directory.groups()), ...(await directory.resources())]
      const there = all.filter(({ state }) => state !== 'DELETED')
      return new Set(there.map(({ name = '' }) => name.toLowerCase()))
    },

    /** Finds the owner of a primary address or an alias. */
    ownerOf: (email: string) => unlessNotFound(directory.ownerOf(email)),

    /** Returns all addresses of an entity, including the primary one; none unless it is enabled. */
    addresses: async (entityId: string): Promise<string[]> =>
      (await unlessNotFound(unlessNotEnabled(directory.addresses(entityId)))) ?? [],

    /** Returns the groups that have the entity as a direct member. */
    groupsOf: async (entityId: string) =>
      (await unlessNotFound(directory.groupsOf(entityId))) ?? [],

    /** Returns the permissions on a mailbox; the values of each grantee in order. */
    async permissions(entityId: string) {
      const permissions = (await unlessNotFound(directory.permissions(entityId))) ?? []
      return permissions.map(({ granteeId, permissionValues }) => ({
        granteeId,
        values: permissionValues.sort(),
      }))
    },

    /** Returns the quota of a mailbox in MB; undefined if there is no mailbox. */
    quota: (userId: string) => unlessNotFound(directory.quota(userId)),

    /** Returns the ids of the delegates of a resource. */
    delegates: async (resourceId: string): Promise<string[]> =>
      (await unlessNotFound(directory.delegates(resourceId))) ?? [],
  }
}
export type DirectoryReader = ReturnType<typeof directoryReader>
