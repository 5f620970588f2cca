/**
 * A system that manages values in place of WorkMail: `directory` is the Active Directory behind an
 * AD Connector, the others are Exchange in interoperability mode, for all data, only for addresses,
 * or only for resources. Source: GEN-07.
 */
export type Owner = 'directory' | 'exchange' | 'exchangeAddresses' | 'exchangeResources'

/**
 * The owners of passwords and of the data of users and groups. Source: GEN-07, INTEROP-08, USR-26,
 * USR-30.
 */
export const dataOwners = ['directory', 'exchange'] as const satisfies readonly Owner[]

/**
 * The owners of aliases. With an AD Connector, WorkMail manages them. Source: GEN-07, INTEROP-08.
 */
export const aliasOwners = ['exchangeAddresses'] as const satisfies readonly Owner[]

/** The owners of primary addresses. Source: GEN-07, INTEROP-08. */
export const primaryAddressOwners = [
  'exchangeAddresses',
  'directory',
] as const satisfies readonly Owner[]

/** The owners of resources. Source: GEN-07, RES-14. */
export const resourceOwners = ['exchangeResources', 'directory'] as const satisfies readonly Owner[]
