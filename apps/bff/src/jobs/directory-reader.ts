import {
  EntityNotFoundException,
  EntityStateException,
  type WorkMail,
} from '@aws-sdk/client-workmail'
import type { Entity, EntityType, User } from '@mailroom/schemas'
import { camel } from '../operations/spelling.ts'

/**
 * A user, group or resource as AWS describes it; `details` are the members that only users have.
 */
export type DescribedEntity = Pick<Entity, 'id' | 'type' | 'name' | 'state'> & {
  displayName?: string | undefined
  email?: string | undefined
  userRole?: User['userRole'] | undefined
  hiddenFromGlobalAddressList: boolean
  details: Partial<Record<string, string | undefined>>
}

/** Returns undefined if AWS does not find the entity. */
async function unlessNotFound<Answer>(asking: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof EntityNotFoundException) return undefined
    throw error
  }
}

/** Returns all items of a list. */
async function everyPage<Item>(
  ask: (
    NextToken: string | undefined,
  ) => Promise<{ items?: Item[] | undefined; NextToken?: string | undefined }>,
): Promise<Item[]> {
  const found: Item[] = []
  let token: string | undefined
  do {
    const { items = [], NextToken } = await ask(token)
    found.push(...items)
    token = NextToken
  } while (token !== undefined)
  return found
}

const described = {
  async USER(workmail: WorkMail, OrganizationId: string, id: string) {
    const answer = await unlessNotFound(workmail.describeUser({ OrganizationId, UserId: id }))
    if (!answer) return undefined
    const { $metadata: _, ...user } = camel(answer)
    const details = Object.fromEntries(
      Object.entries(user).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value]] : [],
      ),
    )
    return { ...user, id: user.userId, details }
  },
  async GROUP(workmail: WorkMail, OrganizationId: string, id: string) {
    const group = await unlessNotFound(workmail.describeGroup({ OrganizationId, GroupId: id }))
    return group && { ...camel(group), id: group.GroupId, details: {} }
  },
  async RESOURCE(workmail: WorkMail, OrganizationId: string, id: string) {
    const resource = await unlessNotFound(
      workmail.describeResource({ OrganizationId, ResourceId: id }),
    )
    return resource && { ...camel(resource), id: resource.ResourceId, details: {} }
  },
}

/**
 * Reads an organization for plans and for the guard before each step, at the pace of its client.
 * Missing things are undefined or empty.
 */
export function directoryReader(workmail: WorkMail, organizationId: string) {
  const OrganizationId = organizationId

  /** Describes an entity by id, name or address. Returns undefined if it is deleted. */
  const describe = async (id: string, type: EntityType): Promise<DescribedEntity | undefined> => {
    const found = await described[type](workmail, OrganizationId, id)
    if (!found || found.state === 'DELETED') return undefined
    const { id: foundId = id, name = '', state = 'DISABLED', email, details } = found
    return {
      ...{ type, name, state, email, details },
      id: foundId,
      displayName: 'displayName' in found ? found.displayName : undefined,
      userRole: 'userRole' in found ? found.userRole : undefined,
      hiddenFromGlobalAddressList: found.hiddenFromGlobalAddressList ?? false,
    }
  }

  return {
    organizationId,
    describe,

    /** Describes an entity of unknown type; tries users first, because most entities are users. */
    async find(id: string): Promise<DescribedEntity | undefined> {
      return (
        (await describe(id, 'USER')) ??
        (await describe(id, 'GROUP')) ??
        (await describe(id, 'RESOURCE'))
      )
    },

    async organization() {
      const { DirectoryType, InteroperabilityEnabled } = await workmail.describeOrganization({
        OrganizationId,
      })
      return {
        isReadOnly: DirectoryType === 'ADConnector',
        isInteroperable: InteroperabilityEnabled ?? false,
      }
    },

    /** Returns the mail domains that can be used for addresses, in lower case. */
    async verifiedDomains(): Promise<string[]> {
      const domains = await everyPage(async (NextToken) => {
        const page = await workmail.listMailDomains({ OrganizationId, NextToken, MaxResults: 100 })
        return { items: page.MailDomains, NextToken: page.NextToken }
      })
      const verified: string[] = []
      for (const { DomainName = '' } of domains) {
        const { OwnershipVerificationStatus } = await workmail.getMailDomain({
          OrganizationId,
          DomainName,
        })
        if (OwnershipVerificationStatus === 'VERIFIED') verified.push(DomainName.toLowerCase())
      }
      return verified
    },

    /**
     * Returns the names in lower case: they are unique among users, groups and resources.
     * Source: 00-index, decision 13.
     */
    async namesOfGroupsAndResources(): Promise<Set<string>> {
      const groups = await everyPage(async (NextToken) => {
        const page = await workmail.listGroups({ OrganizationId, NextToken, MaxResults: 100 })
        return { items: page.Groups, NextToken: page.NextToken }
      })
      const resources = await everyPage(async (NextToken) => {
        const page = await workmail.listResources({ OrganizationId, NextToken, MaxResults: 100 })
        return { items: page.Resources, NextToken: page.NextToken }
      })
      const there = [...groups, ...resources].filter(({ State }) => State !== 'DELETED')
      return new Set(there.map(({ Name = '' }) => Name.toLowerCase()))
    },

    /** Finds the owner of a primary address or an alias. */
    async ownerOf(email: string) {
      const owner = await unlessNotFound(workmail.describeEntity({ OrganizationId, Email: email }))
      return owner && { id: owner.EntityId ?? '', name: owner.Name ?? '' }
    },

    /** Returns all addresses of an entity, including the primary one; none unless it is enabled. */
    async addresses(EntityId: string): Promise<string[]> {
      try {
        return await everyPage(async (NextToken) => {
          const page = await workmail.listAliases({
            ...{ OrganizationId, EntityId, NextToken, MaxResults: 100 },
          })
          return { items: page.Aliases, NextToken: page.NextToken }
        })
      } catch (error) {
        if (error instanceof EntityStateException || error instanceof EntityNotFoundException)
          return []
        throw error
      }
    },

    /** Returns the groups that have the entity as a direct member. */
    async groupsOf(EntityId: string) {
      const groups = await unlessNotFound(
        everyPage(async (NextToken) => {
          const page = await workmail.listGroupsForEntity({
            ...{ OrganizationId, EntityId, NextToken, MaxResults: 100 },
          })
          return { items: page.Groups, NextToken: page.NextToken }
        }),
      )
      return (groups ?? []).map(({ GroupId = '', GroupName = '' }) => ({
        id: GroupId,
        name: GroupName,
      }))
    },

    /** Returns the permissions on a mailbox. */
    async permissions(EntityId: string) {
      const permissions = await unlessNotFound(
        everyPage(async (NextToken) => {
          const page = await workmail.listMailboxPermissions({
            ...{ OrganizationId, EntityId, NextToken, MaxResults: 100 },
          })
          return { items: page.Permissions, NextToken: page.NextToken }
        }),
      )
      return (permissions ?? []).map(({ GranteeId = '', PermissionValues = [] }) => ({
        granteeId: GranteeId,
        values: [...PermissionValues].sort(),
      }))
    },

    /** Returns the quota of a mailbox in MB; undefined if there is no mailbox. */
    async quota(UserId: string): Promise<number | undefined> {
      const mailbox = await unlessNotFound(workmail.getMailboxDetails({ OrganizationId, UserId }))
      return mailbox?.MailboxQuota
    },

    /**
     * Returns the personal access tokens of a user. AWS lists tokens by user for enabled users
     * only; for others this reads the tokens of all users. Source: PAT-05.
     */
    async tokens(userId: string) {
      const list = (UserId?: string) =>
        everyPage(async (NextToken) => {
          const page = await workmail.listPersonalAccessTokens({
            ...{ OrganizationId, UserId, NextToken, MaxResults: 100 },
          })
          return { items: page.PersonalAccessTokenSummaries, NextToken: page.NextToken }
        })
      const tokens = await list(userId).catch((error: unknown) => {
        if (error instanceof EntityStateException) return list()
        throw error
      })
      return tokens
        .filter(({ UserId }) => UserId === userId)
        .map(({ PersonalAccessTokenId = '', Name = '' }) => ({
          id: PersonalAccessTokenId,
          name: Name,
        }))
    },

    /** Returns a user's devices that have an override; AWS lists no others. Source: MDOV-01. */
    async deviceOverrides(UserId: string) {
      const overrides = await everyPage(async (NextToken) => {
        const page = await workmail.listMobileDeviceAccessOverrides({
          ...{ OrganizationId, UserId, NextToken, MaxResults: 100 },
        })
        return { items: page.Overrides, NextToken: page.NextToken }
      })
      return overrides.map(({ DeviceId = '', Effect, Description }) => ({
        deviceId: DeviceId,
        effect: Effect ?? null,
        description: Description,
      }))
    },
  }
}
export type DirectoryReader = ReturnType<typeof directoryReader>
