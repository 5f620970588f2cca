import type { EntityState } from './entity-state.ts'
import type { UserRole } from './users.ts'

/**
 * The smallest and largest quota of a mailbox, in MB. The model has no upper limit. Source: USR-17,
 * QUOTA-10.
 */
export const mailboxQuotaMb = { min: 1, max: 51_200 } as const

/** The share of the quota from which WorkMail warns the user. Percent. Source: USR-17. */
export const quotaWarningPercent = 90

/**
 * The longest user name in a directory other than WorkMail's own, in characters; there the service
 * model's limit holds. Source: USR-04.
 */
export const shortUserNameLimit = 20

/** The most aliases a user can have; documented for users only. Source: QUOTA-11. */
export const aliasLimit = 100

/**
 * The most mail domains of an organization. The page about adding one says 100. Source: QUOTA-07,
 * 00-index decision 1.
 */
export const maxMailDomains = 1_000

/** The most tags of an organization, without those that AWS sets. Source: TAG-04. */
export const maxTags = 50

/**
 * How many days the mailbox of a disabled user and the calendar of a disabled resource are kept.
 * Source: USR-03, RES-12.
 */
export const mailboxKeptDays = 30

/** How many days before its mailbox is removed a disabled entry comes first. Source: EXIT-05. */
export const soonRemovedDays = 10

const dayMs = 24 * 60 * 60 * 1_000

/**
 * Returns until when a user or resource that was disabled at a given time can be enabled with its
 * mailbox or calendar; ISO 8601 both ways. An estimate: AWS says "after more than 30 days".
 * Source: USR-08, RES-15; 00-index, decision 20.
 */
export function keptUntil(disabledDate: string): string {
  return new Date(Date.parse(disabledDate) + mailboxKeptDays * dayMs).toISOString()
}

/** Returns the whole days until the mailbox is removed; 0 on the last day, negative afterwards. */
export function daysLeft(disabledDate: string, now: Date): number {
  return Math.floor((Date.parse(keptUntil(disabledDate)) - now.getTime()) / dayMs)
}

/** The names of a person, each an attribute that `UpdateUser` sets. Source: USR-15. */
const personNames = ['displayName', 'firstName', 'lastName', 'initials'] as const

/**
 * The attributes that many people may share, in the order of forms; names and initials are not
 * among them. Source: USR-15.
 */
export const sharedAttributes = [
  ...(['telephone', 'jobTitle', 'department', 'company', 'office'] as const),
  ...(['street', 'zipCode', 'city', 'country'] as const),
] as const

/**
 * The attributes of a person that `UpdateUser` sets and `DescribeUser` shows, in the order of forms.
 * Source: USR-15.
 */
export const personalAttributes = [...personNames, ...sharedAttributes] as const
export type PersonalAttribute = (typeof personalAttributes)[number]

type Role = { userRole?: UserRole | undefined }

/**
 * Returns whether a user belongs to the organization; system users and resources of Exchange do
 * not, and cannot be changed. Source: USR-07, USR-34, 06 §5.2 `UserRole`.
 */
export function isManaged({ userRole }: Role): boolean {
  return userRole === 'USER' || userRole === 'REMOTE_USER'
}

/** Returns whether a user has a mailbox here while enabled. Source: USR-03, USR-05, USR-34. */
export function getsMailbox({ userRole }: Role): boolean {
  return userRole === 'USER'
}

/** Returns whether a user has a mailbox. Source: USR-03, USR-05. */
export function hasMailbox(user: Role & { state: EntityState | undefined }): boolean {
  return user.state === 'ENABLED' && getsMailbox(user)
}

/** The kind of directory of an organization. */
export type DirectoryKind = {
  /** True with an AD Connector: users and groups are managed in Active Directory. */
  isReadOnly: boolean
  /** True in interoperability mode: addresses and resources are managed in Exchange. */
  isBesideExchange: boolean
}

/**
 * Returns the kind of an organization's directory. An unknown type counts as WorkMail's own, and
 * AWS decides. Source: GEN-07, INTEROP-08.
 */
export function directoryKind(organization: {
  directoryType?: string | undefined
  interoperabilityEnabled?: boolean | undefined
}): DirectoryKind {
  return {
    isReadOnly: organization.directoryType?.toLowerCase() === 'adconnector',
    isBesideExchange: organization.interoperabilityEnabled ?? false,
  }
}
