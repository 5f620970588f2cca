import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/**
 * An address in use, its owner, and whether it is the primary one. Kept by the address in lower
 * case.
 */
export const AddressRecord = z.object({
  address: z.string(),
  entityId: z.string(),
  primary: z.boolean(),
})
export type AddressRecord = z.infer<typeof AddressRecord>

export const addresses: CollectionDefinition<AddressRecord> = {
  name: 'addresses',
  schema: AddressRecord,
  key: ({ address }) => address.toLowerCase(),
  indexes: {
    entity: ({ entityId, address }) => `${entityId}\0${address.toLowerCase()}`,
    domain: ({ address }) => address.slice(address.indexOf('@') + 1).toLowerCase(),
  },
}
