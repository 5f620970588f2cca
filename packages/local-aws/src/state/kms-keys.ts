import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** A key of KMS with its aliases; kept by Region. */
export const KmsKeyRecord = z.object({
  id: z.string(),
  /** With `alias/` before them. */
  aliases: z.array(z.string()),
  description: z.string(),
  manager: z.enum(['AWS', 'CUSTOMER']),
  state: z.enum(['Enabled', 'Disabled', 'PendingDeletion']),
  spec: z.enum(['SYMMETRIC_DEFAULT', 'RSA_2048']),
  usage: z.enum(['ENCRYPT_DECRYPT', 'SIGN_VERIFY']),
  /** Epoch milliseconds. */
  createdAt: z.number(),
})
export type KmsKeyRecord = z.infer<typeof KmsKeyRecord>

export const kmsKeys: CollectionDefinition<KmsKeyRecord> = {
  name: 'kmsKeys',
  schema: KmsKeyRecord,
  key: ({ id }) => id,
  indexes: { alias: ({ aliases }) => aliases },
}
