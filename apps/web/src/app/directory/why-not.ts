import type { EntityState, UserRole, WriteId } from '@mailroom/schemas'

/** Who is changed. `userRole` is absent for groups and resources. */
export type Target = { state: EntityState; userRole?: UserRole | undefined }

/** Where something is changed: what the connection, the organization and its directory allow. */
export type Place = {
  isReadOnlyConnection: boolean
  isReadOnlyOrganization: boolean
  /** An AD Connector: people and groups are changed in Active Directory. */
  isReadOnly: boolean
  /** Interoperability mode: addresses and resources are changed in Exchange. */
  isBesideExchange: boolean
}

type Owner = 'directory' | 'exchange' | 'exchangeAddresses' | 'exchangeResources'

type Needs = {
  /** Who may own what is changed in place of WorkMail; the first one who does is named. Source: GEN-07, INTEROP-08, USR-26, USR-30. */
  owners?: readonly Owner[]
  state?: 'ENABLED' | 'DISABLED'
  /** True where only people of the organization can be changed, not WorkMail's or Exchange's own entries. Source: USR-07. */
  managed?: true
  /** True where a user without a mailbox has nothing to change. Source: USR-05. */
  mailbox?: true
}

const data = ['directory', 'exchange'] as const
const address = ['exchangeAddresses'] as const
const resource = ['exchangeResources', 'directory'] as const

/** What has to hold for a change, by operation; an operation that is not here can be done wherever something may be written. */
const needs: { [Id in WriteId]?: Needs } = {
  'users.create': { owners: data },
  'users.update': { owners: data, managed: true },
  'users.enable': { managed: true, state: 'DISABLED' },
  'users.disable': { managed: true, state: 'ENABLED' },
  'users.delete': { owners: data, managed: true, state: 'DISABLED' },
  'users.resetPassword': { owners: data },
  'groups.create': { owners: data },
  'groups.update': { owners: data, state: 'ENABLED' },
  'groups.enable': { state: 'DISABLED' },
  'groups.disable': { state: 'ENABLED' },
  'groups.delete': { owners: data, state: 'DISABLED' },
  'groupMembers.associate': { owners: data, state: 'ENABLED' },
  'groupMembers.disassociate': { owners: data },
  'resources.create': { owners: resource },
  'resources.update': { owners: resource, state: 'ENABLED' },
  'resources.enable': { owners: ['exchangeResources'], state: 'DISABLED' },
  'resources.disable': { state: 'ENABLED' },
  'resources.delete': { owners: resource, state: 'DISABLED' },
  'resourceDelegates.associate': { owners: resource, state: 'ENABLED' },
  'resourceDelegates.disassociate': { owners: resource },
  // An AD Connector leaves aliases to WorkMail, interoperability does not.
  'aliases.create': { owners: address, state: 'ENABLED' },
  'aliases.delete': { owners: address, state: 'ENABLED' },
  'aliases.makePrimary': { owners: ['exchangeAddresses', 'directory'], state: 'ENABLED' },
  'mailboxPermissions.put': { mailbox: true, state: 'ENABLED' },
  'mailboxes.updateQuota': { mailbox: true, state: 'ENABLED' },
  'mobileDeviceAccessOverrides.put': { mailbox: true, state: 'ENABLED' },
}

/** Who owns what an operation changes in place of WorkMail; nothing where WorkMail does. */
function ownerOf(owners: readonly Owner[], place: Place): Owner | undefined {
  return owners.find((owner) => (owner === 'directory' ? place.isReadOnly : place.isBesideExchange))
}

/**
 * Why something cannot be done here, as the end of a word key; nothing where it can. It is the one answer for buttons, menus, lists,
 * and pages and dialogs that are opened by their address. Source: GEN-07, X-03, T-27, USR-05, USR-07.
 */
export function whyNot(id: WriteId, place: Place, target: Target | undefined) {
  if (place.isReadOnlyConnection) return 'connection'
  if (place.isReadOnlyOrganization) return 'organization'
  const { owners = [], state, managed, mailbox } = needs[id] ?? {}
  const owner = ownerOf(owners, place)
  if (owner) return owner
  if (!target) return undefined
  const { userRole } = target
  if (managed && userRole !== 'USER' && userRole !== 'REMOTE_USER') return 'notManaged'
  if (mailbox && userRole !== undefined && userRole !== 'USER') return 'noMailbox'
  if (state === undefined || target.state === state) return undefined
  if (state === 'ENABLED') return 'notEnabled'
  return id.endsWith('.delete') ? 'onlyDisabled' : 'alreadyEnabled'
}
