import { collection } from './collection.ts'
import type { Database } from './database.ts'
import {
  AddressRecord,
  ClientTokenRecord,
  MailDomainRecord,
  OrganizationRecord,
  UserRecord,
} from './records.ts'

/** All that the local AWS keeps. Organizations by Region, everything else by organization. */
export function openState(database: Database) {
  return {
    organizations: collection(database, {
      name: 'organizations',
      schema: OrganizationRecord,
      key: ({ id }) => id,
      indexes: { alias: ({ alias }) => alias.toLowerCase() },
    }),
    mailDomains: collection(database, {
      name: 'mailDomains',
      schema: MailDomainRecord,
      key: ({ name }) => name,
      indexes: { name: ({ name }) => name },
    }),
    users: collection(database, {
      name: 'users',
      schema: UserRecord,
      key: ({ id }) => id,
      indexes: {
        name: ({ name }) => name,
        // Names are unique without regard to case (00-index, decision 13).
        nameKey: ({ name }) => name.toLowerCase(),
        displayName: ({ profile }) => profile.DisplayName,
        email: ({ email }) => email,
        state: ({ state, name }) => `${state}\0${name}`,
        identityProviderUserId: ({ identityProviderUserId }) => identityProviderUserId,
      },
    }),
    addresses: collection(database, {
      name: 'addresses',
      schema: AddressRecord,
      key: ({ address }) => address.toLowerCase(),
      indexes: {
        entity: ({ entityId, address }) => `${entityId}\0${address.toLowerCase()}`,
        domain: ({ address }) => address.slice(address.indexOf('@') + 1).toLowerCase(),
      },
    }),
    clientTokens: collection(database, {
      name: 'clientTokens',
      schema: ClientTokenRecord,
      key: ({ key }) => key,
    }),
  }
}

export type State = ReturnType<typeof openState>
