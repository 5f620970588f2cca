import type { EntityState, UserRole, WriteId } from '@mailroom/schemas'

/** The entity to change. `userRole` is absent for groups and resources. */
export type Target = { state: EntityState; userRole?: UserRole | undefined }

/** The place of the change: what the connection, the organization and its directory allow. */
export type Place = {
  isReadOnlyConnection: boolean
  isReadOnlyOrganization: boolean
  /** True with an AD Connector: users and groups are managed in Active Directory. */
  isReadOnly: boolean
  /** True in interoperability mode: addresses and resources are managed in Exchange. */
  isBesideExchange: boolean
}

type Owner = 'directory' | 'exchange' | 'exchangeAddresses' | 'exchangeResources'

type Needs = {
  /**
   * The systems that may manage the changed values in place of WorkMail; the first one that does is
   * named. Source: GEN-07, INTEROP-08, USR-26, USR-30.
   */
  owners?: readonly Owner[]
  state?: 'ENABLED' | 'DISABLED'
  /**
   * True if only the organization's own entries can be changed, not those of WorkMail or Exchange.
   * Source: USR-07.
   */
  managed?: true
  /** True if the change needs a mailbox. Source: USR-05. */
  mailbox?: true
}

const data = ['directory', 'exchange'] as const
const address = ['exchangeAddresses'] as const
const resource = ['exchangeResources', 'directory'] as const

/** The conditions of each operation; an operation without any is possible wherever writes are. */
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
  // With an AD Connector, WorkMail manages aliases; in interoperability mode, it does not.
  'aliases.create': { owners: address, state: 'ENABLED' },
  'aliases.delete': { owners: address, state: 'ENABLED' },
  'aliases.makePrimary': { owners: ['exchangeAddresses', 'directory'], state: 'ENABLED' },
  'mailboxPermissions.put': { mailbox: true, state: 'ENABLED' },
  'mailboxes.updateQuota': { mailbox: true, state: 'ENABLED' },
  'mobileDeviceAccessOverrides.put': { mailbox: true, state: 'ENABLED' },
}

/**
 * Returns the system that manages the changed values in place of WorkMail; undefined if WorkMail
 * does.
 */
function ownerOf(owners: readonly Owner[], place: Place): Owner | undefined {
  return owners.find((owner) => (owner === 'directory' ? place.isReadOnly : place.isBesideExchange))
}

/**
 * Returns why an operation is impossible here, as the end of a text key; undefined if it is
 * possible. Buttons, menus and lists use it, and so do pages and dialogs that are opened by their
 * address. Source: GEN-07, X-03, T-27, USR-05, USR-07.
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
  if (state === 'ENABLED') return id.endsWith('.disable') ? 'alreadyDisabled' : 'notEnabled'
  return id.endsWith('.delete') ? 'onlyDisabled' : 'alreadyEnabled'
}
