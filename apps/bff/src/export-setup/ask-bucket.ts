import type { KMS } from '@aws-sdk/client-kms'
import type { S3 } from '@aws-sdk/client-s3'
import type { ExportSettings } from '@mailroom/schemas/export-settings'
import { s3ActionOf } from '@mailroom/schemas/s3-actions'
import { ServiceException } from '@smithy/core/client'
import * as z from 'zod/mini'
import { ask } from '../operations/ask.ts'
import type { Refusal } from '../operations/refusal.ts'

/** What came of a call: its answer, or why there is none. */
export type Told<Answer> = {
  answer?: Answer
  /** The code of the error. */
  code?: string
  /** The action that the caller lacks. */
  missingAction?: string
  /** The Region of the bucket, from an error. */
  region?: string
}

const WithRegion = z.object({
  $response: z.object({ headers: z.object({ 'x-amz-bucket-region': z.string() }) }),
})

function statusOf(refused: Refusal): number | undefined {
  return refused.cause instanceof ServiceException
    ? refused.cause.$metadata.httpStatusCode
    : undefined
}

/** An answer to HEAD has no body, so the SDK names its error after the status. */
function isDenied(refused: Refusal): boolean {
  const { code } = refused.error
  return (
    /^AccessDenied(?:Exception)?$/.test(code) ||
    (statusOf(refused) === 403 && !/Token|Key|Signature|Expired/.test(code))
  )
}

async function told<Answer>(action: string, call: () => Promise<Answer>): Promise<Told<Answer>> {
  const { answer, refused } = await ask(call)
  if (!refused) return { answer }
  const code =
    statusOf(refused) === 404 && refused.error.code === 'NotFound'
      ? 'NoSuchBucket'
      : refused.error.code
  const { data } = WithRegion.safeParse(refused.cause)
  return {
    code,
    ...(isDenied(refused) ? { missingAction: refused.error.missingAction ?? action } : {}),
    ...(data ? { region: data.$response.headers['x-amz-bucket-region'] } : {}),
  }
}

/** The clients of the connection; making one fails where its service is switched off. */
export type Clients = { s3: () => Promise<S3>; kms: () => Promise<KMS> }

/** Asks everything about a bucket and a key at once; each answer stands for itself. */
export async function askBucket(
  { s3, kms }: Clients,
  { bucket: Bucket, prefix: Prefix, kmsKeyArn: KeyId }: ExportSettings,
) {
  const of = <Answer>(operation: string, call: (client: S3) => Promise<Answer>) =>
    told(s3ActionOf(operation), async () => call(await s3()))
  const [head, location, policyStatus, publicAccessBlock, encryption, lifecycle, versioning] =
    await Promise.all([
      of('HeadBucket', (client) => client.headBucket({ Bucket })),
      of('GetBucketLocation', (client) => client.getBucketLocation({ Bucket })),
      of('GetBucketPolicyStatus', (client) => client.getBucketPolicyStatus({ Bucket })),
      of('GetPublicAccessBlock', (client) => client.getPublicAccessBlock({ Bucket })),
      of('GetBucketEncryption', (client) => client.getBucketEncryption({ Bucket })),
      of('GetBucketLifecycleConfiguration', (client) =>
        client.getBucketLifecycleConfiguration({ Bucket }),
      ),
      of('GetBucketVersioning', (client) => client.getBucketVersioning({ Bucket })),
    ])
  const [objects, key] = await Promise.all([
    of('ListObjectsV2', (client) => client.listObjectsV2({ Bucket, Prefix })),
    told('kms:DescribeKey', async () => (await kms()).describeKey({ KeyId })),
  ])
  return {
    ...{ head, location, policyStatus, publicAccessBlock, encryption, lifecycle, versioning },
    ...{ objects, key },
  }
}
export type Asked = Awaited<ReturnType<typeof askBucket>>
