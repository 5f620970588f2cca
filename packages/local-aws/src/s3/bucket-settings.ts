import type { BucketLocationConstraint } from '@aws-sdk/client-s3'
import { AwsError } from '../protocol/aws-error.ts'
import { findBucket } from './find-bucket.ts'
import type { Handlers } from './index.ts'

function notSet(code: string, what: string, bucket: string): AwsError {
  return new AwsError(code, `The ${what} does not exist`, 404, { BucketName: bucket })
}

export const bucketSettings = {
  /**
   * Tells whether a bucket is there, and its Region.
   * Errors: NotFound (404), 301 for another Region, AccessDenied (403); none has a body.
   * Source: 07/S3L-02.
   */
  HeadBucket(input, context) {
    const { region } = findBucket(context, 'HeadBucket', input)
    return { BucketRegion: region, AccessPointAlias: false }
  },

  /**
   * Tells the Region of a bucket; none for us-east-1.
   * Errors: NoSuchBucket (404), PermanentRedirect (301), AccessDenied (403).
   * Source: 07/S3L-02.
   */
  GetBucketLocation(input, context) {
    const { region } = findBucket(context, 'GetBucketLocation', input)
    return region === 'us-east-1' ? {} : { LocationConstraint: region as BucketLocationConstraint }
  },

  /**
   * Tells whether the policy of a bucket lets everybody in.
   * Errors: NoSuchBucket (404), PermanentRedirect (301), AccessDenied (403).
   * Source: 07/S3L-02.
   */
  GetBucketPolicyStatus(input, context) {
    const bucket = findBucket(context, 'GetBucketPolicyStatus', input)
    return { PolicyStatus: { IsPublic: bucket.public } }
  },

  /**
   * Shows the four switches of Block Public Access.
   * Errors: NoSuchPublicAccessBlockConfiguration (404) if they were never set, NoSuchBucket (404),
   * PermanentRedirect (301), AccessDenied (403). Source: 07/S3L-02.
   */
  GetPublicAccessBlock(input, context) {
    const { name, publicAccessBlock } = findBucket(context, 'GetPublicAccessBlock', input)
    if (publicAccessBlock) return { PublicAccessBlockConfiguration: publicAccessBlock }
    const code = 'NoSuchPublicAccessBlockConfiguration'
    throw notSet(code, 'public access block configuration', name)
  },

  /**
   * Shows how new objects are encrypted: with a key of KMS, or with S3's own keys.
   * Errors: NoSuchBucket (404), PermanentRedirect (301), AccessDenied (403).
   * Source: 07/S3L-02.
   */
  GetBucketEncryption(input, context) {
    const bucket = findBucket(context, 'GetBucketEncryption', input)
    const { encryptionKeyArn, bucketKeyEnabled } = bucket
    const ApplyServerSideEncryptionByDefault =
      encryptionKeyArn === undefined
        ? { SSEAlgorithm: 'AES256' as const }
        : { SSEAlgorithm: 'aws:kms' as const, KMSMasterKeyID: encryptionKeyArn }
    const rule = { ApplyServerSideEncryptionByDefault, BucketKeyEnabled: bucketKeyEnabled }
    return { ServerSideEncryptionConfiguration: { Rules: [rule] } }
  },

  /**
   * Tells whether versions are kept; nothing if that was never set.
   * Errors: NoSuchBucket (404), PermanentRedirect (301), AccessDenied (403).
   * Source: 07/S3L-02.
   */
  GetBucketVersioning(input, context) {
    const { versioning } = findBucket(context, 'GetBucketVersioning', input)
    return versioning ? { Status: versioning } : {}
  },

  /**
   * Shows the rules by which objects expire.
   * Errors: NoSuchLifecycleConfiguration (404) without rules, NoSuchBucket (404), PermanentRedirect
   * (301), AccessDenied (403). Source: 07/S3L-02.
   */
  GetBucketLifecycleConfiguration(input, context) {
    const { name, lifecycle } = findBucket(context, 'GetBucketLifecycleConfiguration', input)
    if (lifecycle.length === 0)
      throw notSet('NoSuchLifecycleConfiguration', 'lifecycle configuration', name)
    return {
      Rules: lifecycle.map(({ id, prefix, days, enabled }) => ({
        ID: id,
        Filter: { Prefix: prefix },
        Status: enabled ? ('Enabled' as const) : ('Disabled' as const),
        Expiration: { Days: days },
      })),
    }
  },
} satisfies Handlers
