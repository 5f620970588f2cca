import {
  EntityNotFoundException,
  EntityStateException,
  type WorkMail,
} from '@aws-sdk/client-workmail'
import type { Entity, EntityType, User } from '@mailroom/schemas'
import { camel } from '../operations/spelling.ts'

/** A user, group or resource as AWS describes it; `details` are the members only users have. */
export type DescribedEntity = Pick<Entity, 'id' | 'type' | 'name' | 'state'> & {
  displayName?: string | undefined
  email?: string | undefined
  userRole?: User['userRole'] | undefined
  hiddenFromGlobalAddressList: boolean
  details: Partial<Record<string, string | undefined>>
}

/** Nothing where AWS does not know what is asked for. */
async function unlessNotFound<Answer>(asking: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof EntityNotFoundException) return undefined
    throw error
  }
}

/** All items of a list. */
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

/** Reads an organization for plans and for the guard before each step, at the pace of its client. What is not there is undefined or empty. */
export function directoryReader(workmail: WorkMail, organizationId: string) {
  const OrganizationId = organizationId

  /** What AWS describes of an entity, by id, name or address. A deleted one is not there. */
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

    /** The same where nobody knows what it is: most are users. */
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

    /** The names of the mail domains that may be used for addresses, in small letters. */
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

    /** In small letters: names are unique among users, groups and resources. Source: 00-index, decision 13. */
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

    /** Who has an address, primary or alias. */
    async ownerOf(email: string) {
      const owner = await unlessNotFound(workmail.describeEntity({ OrganizationId, Email: email }))
      return owner && { id: owner.EntityId ?? '', name: owner.Name ?? '' }
    },

    /** All addresses of an entity, the primary one too; none unless it is enabled. */
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

    /** The groups an entity is a direct member of. */
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

    /** Who may do what with a mailbox. */
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

    /** The quota of a mailbox in MB, where there is a mailbox. */
    async quota(UserId: string): Promise<number | undefined> {
      const mailbox = await unlessNotFound(workmail.getMailboxDetails({ OrganizationId, UserId }))
      return mailbox?.MailboxQuota
    },

    /** The personal access tokens of a user. AWS lists those of an enabled user by name, those of others only among all. Source: PAT-05. */
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

    /** The devices of a user that have an override: AWS tells of no others. Source: MDOV-01. */
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
