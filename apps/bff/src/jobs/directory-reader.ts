import {
  EntityNotFoundException,
  EntityStateException,
  paginateListAliases,
  paginateListGroups,
  paginateListGroupsForEntity,
  paginateListMailboxPermissions,
  paginateListMailDomains,
  paginateListMobileDeviceAccessOverrides,
  paginateListPersonalAccessTokens,
  paginateListResourceDelegates,
  paginateListResources,
  type WorkMail,
} from '@aws-sdk/client-workmail'
import { directoryKind, type Entity, type EntityType, type User } from '@mailroom/schemas'
import { allItems } from '../aws/all-items.ts'
import { camel } from '../operations/spelling.ts'

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

/** Returns undefined if AWS does not find the entity. */
async function unlessNotFound<Answer>(asking: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof EntityNotFoundException) return undefined
    throw error
  }
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
    if (!resource) return undefined
    const { type, description, ...members } = camel(resource)
    return { ...members, id: resource.ResourceId, details: { type, description } }
  },
}

/**
 * Reads an organization for plans and for the guard before each step, at the pace of its client.
 * Missing things are undefined or empty.
 */
export function directoryReader(workmail: WorkMail, organizationId: string) {
  const OrganizationId = organizationId
  const paging = { client: workmail, pageSize: 100 }

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
      bookingOptions: 'bookingOptions' in found ? found.bookingOptions : undefined,
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
      const { Alias, DirectoryType, InteroperabilityEnabled } = await workmail.describeOrganization(
        { OrganizationId },
      )
      return {
        alias: Alias ?? '',
        ...directoryKind({
          directoryType: DirectoryType,
          interoperabilityEnabled: InteroperabilityEnabled,
        }),
      }
    },

    /** Returns the mail domains that can be used for addresses, in lower case. */
    async verifiedDomains(): Promise<string[]> {
      const domains = await allItems(
        paginateListMailDomains(paging, { OrganizationId }),
        (page) => page.MailDomains,
      )
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
      const groups = await allItems(
        paginateListGroups(paging, { OrganizationId }),
        (page) => page.Groups,
      )
      const resources = await allItems(
        paginateListResources(paging, { OrganizationId }),
        (page) => page.Resources,
      )
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
        return await allItems(
          paginateListAliases(paging, { OrganizationId, EntityId }),
          (page) => page.Aliases,
        )
      } catch (error) {
        if (error instanceof EntityStateException || error instanceof EntityNotFoundException)
          return []
        throw error
      }
    },

    /** Returns the groups that have the entity as a direct member. */
    async groupsOf(EntityId: string) {
      const groups = await unlessNotFound(
        allItems(
          paginateListGroupsForEntity(paging, { OrganizationId, EntityId }),
          (page) => page.Groups,
        ),
      )
      return (groups ?? []).map(({ GroupId = '', GroupName = '' }) => ({
        id: GroupId,
        name: GroupName,
      }))
    },

    /** Returns the permissions on a mailbox. */
    async permissions(EntityId: string) {
      const permissions = await unlessNotFound(
        allItems(
          paginateListMailboxPermissions(paging, { OrganizationId, EntityId }),
          (page) => page.Permissions,
        ),
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

    /** Returns the ids of the delegates of a resource. */
    async delegates(ResourceId: string): Promise<string[]> {
      const delegates = await unlessNotFound(
        allItems(
          paginateListResourceDelegates(paging, { OrganizationId, ResourceId }),
          (page) => page.Delegates,
        ),
      )
      return (delegates ?? []).map(({ Id = '' }) => Id)
    },

    /**
     * Returns the personal access tokens of a user, or of all users. AWS lists tokens by user for enabled users
     * only; for others this reads the tokens of all users. Source: PAT-05.
     */
    async tokens(userId?: string) {
      const list = (UserId?: string) =>
        allItems(
          paginateListPersonalAccessTokens(paging, { OrganizationId, UserId }),
          (page) => page.PersonalAccessTokenSummaries,
        )
      const tokens = await list(userId).catch((error: unknown) => {
        if (error instanceof EntityStateException) return list()
        throw error
      })
      return tokens
        .filter(({ UserId }) => userId === undefined || UserId === userId)
        .map(({ PersonalAccessTokenId = '', Name = '' }) => ({
          id: PersonalAccessTokenId,
          name: Name,
        }))
    },

    /** Returns a user's devices that have an override; AWS lists no others. Source: MDOV-01. */
    async deviceOverrides(UserId: string) {
      const overrides = await allItems(
        paginateListMobileDeviceAccessOverrides(paging, { OrganizationId, UserId }),
        (page) => page.Overrides,
      )
      return overrides.map(({ DeviceId = '', Effect, Description }) => ({
        deviceId: DeviceId,
        effect: Effect ?? null,
        description: Description,
      }))
    },
  }
}
export type DirectoryReader = ReturnType<typeof directoryReader>
