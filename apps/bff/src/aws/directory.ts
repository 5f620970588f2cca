import {
  EntityNotFoundException,
  EntityStateException,
  paginateListAliases,
  paginateListGroupMembers,
  paginateListGroups,
  paginateListGroupsForEntity,
  paginateListMailboxPermissions,
  paginateListMailDomains,
  paginateListMobileDeviceAccessOverrides,
  paginateListPersonalAccessTokens,
  paginateListResourceDelegates,
  paginateListResources,
  paginateListUsers,
  ResourceNotFoundException,
  type User,
  type WorkMail,
} from '@aws-sdk/client-workmail'
import { directoryKind } from '@mailroom/schemas/directory-rules'
import type { EntityType } from '@mailroom/schemas/entities'
import { camel } from '../operations/spelling.ts'
import { allItems } from './all-items.ts'

/** A user in AWS's list. */
export type ListedUser = {
  id: string
  name: string
  state: User['State']
  email: User['Email']
  userRole: User['UserRole']
  identityProviderUserId: User['IdentityProviderUserId']
}

/** Returns undefined if AWS does not find what is asked about. */
export async function unlessNotFound<Answer>(asking: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof EntityNotFoundException) return undefined
    throw error
  }
}

/** Returns undefined if AWS does not tell because the entity is not enabled. */
export async function unlessNotEnabled<Answer>(
  asking: Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof EntityStateException) return undefined
    throw error
  }
}

/**
 * Reads an organization at AWS, whole lists at a time, in our spelling. Errors: those of AWS's
 * operation; `unlessNotFound` and `unlessNotEnabled` are for callers that expect them.
 */
export function awsDirectory(workmail: WorkMail, organizationId: string) {
  const OrganizationId = organizationId
  const paging = { client: workmail, pageSize: 100 }

  const describers = {
    USER: async (UserId: string) => {
      const { userId: id, ...user } = camel(await workmail.describeUser({ OrganizationId, UserId }))
      return { ...user, id }
    },
    GROUP: async (GroupId: string) => {
      const group = camel(await workmail.describeGroup({ OrganizationId, GroupId }))
      return { ...group, id: group.groupId }
    },
    RESOURCE: async (ResourceId: string) => {
      const { type: resourceType, ...resource } = camel(
        await workmail.describeResource({ OrganizationId, ResourceId }),
      )
      return { ...resource, id: resource.resourceId, resourceType }
    },
  }

  const tokensOf = (UserId?: string) =>
    allItems(
      paginateListPersonalAccessTokens(paging, { OrganizationId, UserId }),
      (page) => page.PersonalAccessTokenSummaries,
    )

  return {
    organizationId,

    /** Describes an entity by id, name or address; `resourceType` is the type of a resource. */
    describe: async (type: EntityType, id: string) => describers[type](id),

    /** Returns the alias of the organization, and who manages its directory. */
    async organization() {
      const organization = await workmail.describeOrganization({ OrganizationId })
      const { Alias = '', DirectoryType, InteroperabilityEnabled } = organization
      return {
        alias: Alias,
        ...directoryKind({
          directoryType: DirectoryType,
          interoperabilityEnabled: InteroperabilityEnabled,
        }),
      }
    },

    /** Returns the mail domains that can be used for addresses, in lower case. */
    /** Returns whether each domain of the organization is verified, by its name in lower case. */
    async domains(): Promise<Map<string, boolean>> {
      const pages = paginateListMailDomains(paging, { OrganizationId })
      const domains = new Map<string, boolean>()
      for (const { DomainName = '' } of await allItems(pages, (page) => page.MailDomains)) {
        const domain = await workmail.getMailDomain({ OrganizationId, DomainName })
        domains.set(DomainName.toLowerCase(), domain.OwnershipVerificationStatus === 'VERIFIED')
      }
      return domains
    },

    /** Returns all users that are not deleted. */
    async users() {
      const pages = paginateListUsers(paging, { OrganizationId })
      const users = await allItems(pages, (page) => page.Users)
      return users.flatMap(({ Id: id, Name: name, State: state, ...user }): ListedUser[] =>
        id === undefined || name === undefined || state === 'DELETED'
          ? []
          : [
              {
                ...{ id, name, state, email: user.Email, userRole: user.UserRole },
                identityProviderUserId: user.IdentityProviderUserId,
              },
            ],
      )
    },

    async groups() {
      const pages = paginateListGroups(paging, { OrganizationId })
      return camel(await allItems(pages, (page) => page.Groups))
    },

    async resources() {
      const pages = paginateListResources(paging, { OrganizationId })
      return camel(await allItems(pages, (page) => page.Resources))
    },

    /** Finds the owner of a primary address or an alias. */
    async ownerOf(Email: string) {
      const owner = await workmail.describeEntity({ OrganizationId, Email })
      return { id: owner.EntityId ?? '', name: owner.Name ?? '' }
    },

    /** Returns all addresses of an entity, including the primary one. */
    addresses(EntityId: string): Promise<string[]> {
      const pages = paginateListAliases(paging, { OrganizationId, EntityId })
      return allItems(pages, (page) => page.Aliases)
    },

    /** Returns the groups that have the entity as a direct member. */
    async groupsOf(EntityId: string): Promise<{ id: string; name: string }[]> {
      const pages = paginateListGroupsForEntity(paging, { OrganizationId, EntityId })
      const groups = await allItems(pages, (page) => page.Groups)
      return groups.flatMap(({ GroupId: id, GroupName: name = id }) =>
        id === undefined || name === undefined ? [] : [{ id, name }],
      )
    },

    /** Returns the direct members of a group. */
    async members(GroupId: string) {
      const pages = paginateListGroupMembers(paging, { OrganizationId, GroupId })
      return camel(await allItems(pages, (page) => page.Members))
    },

    /** Returns the permissions on a mailbox or group, by grantee. */
    async permissions(EntityId: string) {
      const pages = paginateListMailboxPermissions(paging, { OrganizationId, EntityId })
      const permissions = await allItems(pages, (page) => page.Permissions)
      return permissions.flatMap(({ GranteeId: granteeId, PermissionValues = [] }) =>
        granteeId === undefined ? [] : [{ granteeId, permissionValues: [...PermissionValues] }],
      )
    },

    /** Returns the quota of a mailbox in MB. */
    async quota(UserId: string): Promise<number | undefined> {
      return (await workmail.getMailboxDetails({ OrganizationId, UserId })).MailboxQuota
    },

    /** Returns the ids of the delegates of a resource. */
    async delegates(ResourceId: string): Promise<string[]> {
      const pages = paginateListResourceDelegates(paging, { OrganizationId, ResourceId })
      const delegates = await allItems(pages, (page) => page.Delegates)
      return delegates.flatMap(({ Id }) => (Id === undefined ? [] : [Id]))
    },

    /**
     * Returns the personal access tokens of a user, or of all users. AWS lists tokens by user for
     * enabled users only; for others this reads the tokens of all users. Source: PAT-05.
     */
    async tokens(userId?: string): Promise<{ id: string; name: string }[]> {
      const tokens = (await unlessNotEnabled(tokensOf(userId))) ?? (await tokensOf())
      return tokens
        .filter(({ UserId }) => userId === undefined || UserId === userId)
        .map(({ PersonalAccessTokenId: id = '', Name: name = '' }) => ({ id, name }))
    },

    /** Returns all personal access tokens, and whose each is. Source: PAT-06. */
    async allTokens(): Promise<{ id: string; name: string; userId: string | undefined }[]> {
      return (await tokensOf()).map(
        ({ PersonalAccessTokenId: id = '', Name: name = '', UserId: userId }) => ({
          ...{ id, name, userId },
        }),
      )
    },

    /** Returns whether there is a personal access token. Source: PAT-07. */
    async hasToken(PersonalAccessTokenId: string): Promise<boolean> {
      try {
        await workmail.getPersonalAccessTokenMetadata({ OrganizationId, PersonalAccessTokenId })
        return true
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return false
        throw error
      }
    },

    /** Returns a user's devices that have an override; AWS lists no others. Source: MDOV-01. */
    async deviceOverrides(UserId: string) {
      const pages = paginateListMobileDeviceAccessOverrides(paging, { OrganizationId, UserId })
      const overrides = await allItems(pages, (page) => page.Overrides)
      return overrides.map(({ DeviceId = '', Effect, Description }) => ({
        deviceId: DeviceId,
        effect: Effect ?? null,
        description: Description,
      }))
    },

    /** Returns the override of a user's device; undefined if there is none. */
    async deviceOverride(UserId: string, DeviceId: string) {
      try {
        return camel(
          await workmail.getMobileDeviceAccessOverride({ OrganizationId, UserId, DeviceId }),
        )
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return undefined
        throw error
      }
    },
  }
}
export type AwsDirectory = ReturnType<typeof awsDirectory>
