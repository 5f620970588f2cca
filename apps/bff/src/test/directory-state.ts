import type { WorkMail } from '@aws-sdk/client-workmail'
import { here } from './start-backend.ts'

const OrganizationId = here.organizationId

/** The members that change with time only. */
const dates = new Set([
  ...['EnabledDate', 'DisabledDate', 'MailboxProvisionedDate', 'MailboxDeprovisionedDate'],
  ...['DateCreated', 'DateModified', '$metadata', 'MailboxSize'],
])

function withoutDates(answer: object) {
  return Object.fromEntries(
    Object.entries(answer).filter(([name, value]) => !dates.has(name) && value !== ''),
  )
}

/**
 * Reads what belongs to an entity besides its description. If AWS refuses a read, that part is
 * absent.
 */
async function belongings(workmail: WorkMail, id: string) {
  const [aliases, groups, permissions, mailbox, overrides] = await Promise.all([
    workmail.listAliases({ OrganizationId, EntityId: id }).catch(() => undefined),
    workmail.listGroupsForEntity({ OrganizationId, EntityId: id }),
    workmail.listMailboxPermissions({ OrganizationId, EntityId: id }),
    workmail.getMailboxDetails({ OrganizationId, UserId: id }).catch(() => undefined),
    workmail.listMobileDeviceAccessOverrides({ OrganizationId, UserId: id }).catch(() => undefined),
  ])
  return {
    aliases: aliases?.Aliases?.toSorted(),
    groups: groups.Groups?.map(({ GroupId }) => GroupId).sort(),
    permissions: permissions.Permissions?.map(({ GranteeId, PermissionValues = [] }) =>
      [GranteeId, ...PermissionValues.toSorted()].join(' '),
    ).sort(),
    quota: mailbox?.MailboxQuota,
    overrides: overrides?.Overrides?.map(withoutDates),
  }
}

/** Reads the whole directory with the SDK, by id, without dates. */
export async function directoryState(workmail: WorkMail): Promise<Record<string, object>> {
  const [users, groups, resources] = await Promise.all([
    workmail.listUsers({ OrganizationId, MaxResults: 100 }),
    workmail.listGroups({ OrganizationId, MaxResults: 100 }),
    workmail.listResources({ OrganizationId, MaxResults: 100 }),
  ])
  const described = [
    ...(users.Users ?? []).map(({ Id: UserId = '' }) => ({
      id: UserId,
      answer: () => workmail.describeUser({ OrganizationId, UserId }),
    })),
    ...(groups.Groups ?? []).map(({ Id: GroupId = '' }) => ({
      id: GroupId,
      answer: () => workmail.describeGroup({ OrganizationId, GroupId }),
    })),
    ...(resources.Resources ?? []).map(({ Id: ResourceId = '' }) => ({
      id: ResourceId,
      answer: () => workmail.describeResource({ OrganizationId, ResourceId }),
    })),
  ]
  const entries = described.map(async ({ id, answer }) => {
    const [entity, rest] = await Promise.all([answer(), belongings(workmail, id)])
    // A disabled entity still shows an address, which it no longer owns.
    const { Email: email, ...shown } = withoutDates(entity)
    const owned = entity.State === 'ENABLED' ? { email } : {}
    return [id, { ...shown, ...owned, ...rest }] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}
