import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** A bucket of S3; kept for the whole account, because no two have the same name. */
export const BucketRecord = z.object({
  name: z.string(),
  region: z.string(),
  /** Whether its policy lets everybody in. */
  public: z.boolean(),
  /** The four switches of Block Public Access; none if it was never set. */
  publicAccessBlock: z.optional(
    z.object({
      BlockPublicAcls: z.boolean(),
      IgnorePublicAcls: z.boolean(),
      BlockPublicPolicy: z.boolean(),
      RestrictPublicBuckets: z.boolean(),
    }),
  ),
  /** The key of its default encryption; without one, S3's own keys are used. */
  encryptionKeyArn: z.optional(z.string()),
  /** Whether a key of the bucket stands between the objects and KMS. */
  bucketKeyEnabled: z.boolean(),
  versioning: z.optional(z.enum(['Enabled', 'Suspended'])),
  /** Rules that let objects expire. */
  lifecycle: z.array(
    z.object({ id: z.string(), prefix: z.string(), days: z.number(), enabled: z.boolean() }),
  ),
  /** Operations that its policy denies to everybody, such as `GetBucketPolicyStatus`. */
  denies: z.array(z.string()),
  /** Whether the policy of its key denies the use of the key to everybody who reads. */
  kmsDenied: z.boolean(),
  /** A deleted bucket stays known, so that no export makes it again. */
  deleted: z.boolean(),
  /** Epoch milliseconds. */
  createdAt: z.number(),
})
export type BucketRecord = z.infer<typeof BucketRecord>

export const buckets: CollectionDefinition<BucketRecord> = {
  name: 'buckets',
  schema: BucketRecord,
  key: ({ name }) => name,
  indexes: { name: ({ name }) => name },
}

/** What is known of an object without its content; kept by bucket. */
export const ObjectRecord = z.object({
  key: z.string(),
  /** In bytes. */
  size: z.number(),
  /** Epoch milliseconds. */
  lastModified: z.number(),
  /** With its quotation marks. */
  etag: z.string(),
  /** The key it is encrypted with. */
  kmsKeyArn: z.optional(z.string()),
})
export type ObjectRecord = z.infer<typeof ObjectRecord>

export const objects: CollectionDefinition<ObjectRecord> = {
  name: 'objects',
  schema: ObjectRecord,
  key: ({ key }) => key,
  indexes: { key: ({ key }) => key },
}
