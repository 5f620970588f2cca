import * as z from 'zod/mini'

/** Times in records are epoch milliseconds. */
const time = z.number()

/** Source: 06 §5.2; anything but the first is a directory of the customer's own. */
export const directoryTypes = ['VpcDirectory', 'SimpleAD', 'MicrosoftAD', 'ADConnector'] as const

export const OrganizationRecord = z.object({
  id: z.string(),
  alias: z.string(),
  region: z.string(),
  directoryId: z.string(),
  directoryType: z.enum(directoryTypes),
  defaultMailDomain: z.string(),
  interoperabilityEnabled: z.boolean(),
  migrationAdmin: z.optional(z.string()),
  requestedAt: time,
  deletedAt: z.optional(time),
})
export type OrganizationRecord = z.infer<typeof OrganizationRecord>

export const verificationStates = ['PENDING', 'VERIFIED', 'FAILED'] as const

export const MailDomainRecord = z.object({
  name: z.string(),
  isTestDomain: z.boolean(),
  ownership: z.enum(verificationStates),
  dkim: z.enum(verificationStates),
  registeredAt: time,
  verificationToken: z.string(),
  dkimTokens: z.array(z.string()),
})
export type MailDomainRecord = z.infer<typeof MailDomainRecord>

/** The members of a user that `UpdateUser` sets and `DescribeUser` shows as they are. Source: USR-15. */
export const profileMembers = [
  'DisplayName',
  'FirstName',
  'LastName',
  'Initials',
  'Telephone',
  'Street',
  'JobTitle',
  'City',
  'Company',
  'ZipCode',
  'Department',
  'Country',
  'Office',
] as const
export type ProfileMember = (typeof profileMembers)[number]

export const UserRecord = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(['USER', 'RESOURCE', 'SYSTEM_USER', 'REMOTE_USER']),
  state: z.enum(['ENABLED', 'DISABLED']),
  profile: z.partialRecord(z.enum(profileMembers), z.string()),
  hiddenFromGlobalAddressList: z.boolean(),
  identityProviderUserId: z.optional(z.string()),
  /** The primary address, also the last one of a disabled user; absent before the first registration. */
  email: z.optional(z.string()),
  enabledAt: z.optional(time),
  disabledAt: z.optional(time),
  mailboxProvisionedAt: z.optional(time),
  mailboxDeprovisionedAt: z.optional(time),
  quotaMb: z.number(),
  /** Salt and hash, both in hex. */
  passwordHash: z.optional(z.string()),
})
export type UserRecord = z.infer<typeof UserRecord>

/** An address in use: whose, and whether it is the primary one. Kept by the address in lower case. */
export const AddressRecord = z.object({
  address: z.string(),
  entityId: z.string(),
  primary: z.boolean(),
})
export type AddressRecord = z.infer<typeof AddressRecord>

/** What a call with a client token answered, so that its repetition answers the same. */
export const ClientTokenRecord = z.object({
  key: z.string(),
  request: z.string(),
  answer: z.record(z.string(), z.unknown()),
  at: time,
})
export type ClientTokenRecord = z.infer<typeof ClientTokenRecord>
