import { createHash } from 'node:crypto'
import { account } from '../access/principals.ts'
import type { Context } from '../handlers.ts'
import { findKey } from '../kms/index.ts'
import type { BucketRecord, ObjectRecord } from '../state/buckets.ts'

/** From this size on an object is uploaded in parts, in bytes. */
const partBytes = 8 * 1024 * 1024

/**
 * Returns an ETag that no one can take for a check-sum of the content, as that of an object
 * encrypted with KMS. Source: 07/S3L-04.
 */
function etagOf(bucket: string, { key, size, lastModified }: Omit<ObjectRecord, 'etag'>): string {
  const text = JSON.stringify([bucket, key, size, lastModified])
  const random = createHash('sha256').update(text).digest('hex').slice(0, 32)
  return size > partBytes ? `"${random}-${Math.ceil(size / partBytes)}"` : `"${random}"`
}

/** Records an object whose content was written, or replaces its record. */
export function recordObject(
  { state }: Pick<Context, 'state'>,
  bucket: string,
  object: Omit<ObjectRecord, 'etag'>,
): void {
  state.objects.put(bucket, { ...object, etag: etagOf(bucket, object) })
}

/** Returns a bucket as the first export makes it: private, encrypted, versioned. Source: 07/S3L-05. */
export function newBucket(name: string, region: string, now: Date): BucketRecord {
  return {
    name,
    region,
    public: false,
    publicAccessBlock: {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    },
    bucketKeyEnabled: false,
    versioning: 'Enabled',
    lifecycle: [],
    denies: [],
    kmsDenied: false,
    deleted: false,
    createdAt: now.getTime(),
  }
}

/** Makes the bucket of an export unless there is, or was, one. */
export function makeBucket(
  { state, region, now }: Pick<Context, 'state' | 'region' | 'now'>,
  name: string,
  encryptionKeyArn: string,
): void {
  if (!state.buckets.get(account, name))
    state.buckets.put(account, { ...newBucket(name, region, now), encryptionKeyArn })
}

/**
 * Returns why an export cannot write to its bucket, in words; undefined if it can.
 * Source: 07/S3L-05, EXIT-08.
 */
export function whyNotInto(
  context: Context,
  { bucket: name, kmsKeyArn }: { bucket: string; kmsKeyArn: string },
): string | undefined {
  const { state, region } = context
  const bucket = state.buckets.get(account, name)
  if (!bucket) return undefined
  if (bucket.deleted) return `The bucket ${name} does not exist.`
  if (bucket.region !== region)
    return `The bucket ${name} is in the Region ${bucket.region}, and the organization in ${region}.`
  if (bucket.public) return `The bucket ${name} allows public access.`
  if (bucket.denies.includes('PutObject'))
    return `The role is not allowed to write to the bucket ${name} (s3:PutObject).`
  const key = findKey(context, kmsKeyArn)
  return key && key.state !== 'Enabled'
    ? `The KMS key ${kmsKeyArn} is not enabled (${key.state}).`
    : undefined
}
