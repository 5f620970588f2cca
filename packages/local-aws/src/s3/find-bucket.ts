import { account } from '../access/principals.ts'
import { accountId } from '../account.ts'
import type { CallContext } from '../handlers.ts'
import { AwsError } from '../protocol/aws-error.ts'
import type { BucketRecord } from '../state/buckets.ts'
import { deliverTo } from '../workmail/mailbox-export-files.ts'
import { needOf } from './permissions.ts'

type Named = { Bucket: string; Key?: string | undefined; ExpectedBucketOwner?: string | undefined }

/** Returns a refusal in the words of AWS. */
export function denied({ caller }: CallContext, action: string, resource: string, why: string) {
  return new AwsError(
    'AccessDenied',
    `User: ${caller.arn} is not authorized to perform: ${action} on resource: "${resource}" ${why}`,
    403,
  )
}

/**
 * Finds the bucket that an operation names, with the exports that are complete by now.
 * Errors: NoSuchBucket (404); PermanentRedirect (301) with the Region of a bucket that is in
 * another one; AccessDenied (403) if its policy denies the operation or it is another account's.
 * Source: 07/S3L-03, S3L-05.
 */
export function findBucket(context: CallContext, operation: string, input: Named): BucketRecord {
  const { state, region } = context
  const bucket = state.buckets.get(account, input.Bucket)
  if (!bucket || bucket.deleted)
    throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404, {
      BucketName: input.Bucket,
    })
  if (bucket.region !== region)
    throw new AwsError(
      'PermanentRedirect',
      'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
      301,
      {
        Endpoint: `${bucket.name}.s3.${bucket.region}.amazonaws.com`,
        Bucket: bucket.name,
        Region: bucket.region,
      },
    )
  const { action, resource } = needOf(operation, input)
  if (bucket.denies.includes(operation) || (input.ExpectedBucketOwner ?? accountId) !== accountId)
    throw denied(context, action, resource, 'with an explicit deny in a resource-based policy')
  deliverTo(context, bucket)
  return bucket
}
