/** The IAM actions of S3 that are not named like their operation. Source: Service Authorization Reference. */
const actions: Readonly<Record<string, string>> = {
  ListObjectsV2: 'ListBucket',
  HeadBucket: 'ListBucket',
  HeadObject: 'GetObject',
  GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
  GetBucketEncryption: 'GetEncryptionConfiguration',
  GetBucketLifecycleConfiguration: 'GetLifecycleConfiguration',
}

/** Returns the IAM action of an operation of S3: `s3:ListBucket` of `ListObjectsV2`. */
export function s3ActionOf(operation: string): `s3:${string}` {
  return `s3:${actions[operation] ?? operation}`
}
