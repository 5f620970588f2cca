import { authorize } from '../access/authorize.ts'
import type { CallContext } from '../handlers.ts'
import { AwsError } from '../protocol/aws-error.ts'
import type { BucketRecord, ObjectRecord } from '../state/buckets.ts'
import { denied, findBucket } from './find-bucket.ts'
import type { Handlers } from './index.ts'

type Input = {
  Bucket: string
  Key: string
  Range?: string | undefined
  IfMatch?: string | undefined
  IfNoneMatch?: string | undefined
}

/** Whether a list of ETags, or `*`, has one; they may be written without quotation marks. */
function matches(list: string, etag: string): boolean {
  const bare = (text: string) => text.trim().replaceAll(/^"|"$/g, '')
  return list.split(',').some((each) => bare(each) === '*' || bare(each) === bare(etag))
}

/**
 * Refuses to read what the caller may not decrypt. Errors: AccessDenied (403). Source: 07/S3L-05.
 */
function refuseWithoutKey(
  context: CallContext,
  { name, kmsDenied }: BucketRecord,
  { key, kmsKeyArn }: ObjectRecord,
): void {
  const { state, region, caller, now } = context
  if (kmsKeyArn === undefined) return
  if (kmsDenied)
    throw denied(
      context,
      'kms:Decrypt',
      kmsKeyArn,
      'with an explicit deny in a resource-based policy',
    )
  const call = {
    service: 'kms' as const,
    operation: 'Decrypt',
    input: { KeyId: kmsKeyArn },
    region,
    sourceIp: '',
    conditions: [
      ['kms:ViaService', `s3.${region}.amazonaws.com`],
      ['kms:EncryptionContext:aws:s3:arn', `arn:aws:s3:::${name}/${key}`],
    ] as const,
  }
  authorize(state, call, caller, now)
}

/** Finds an object. Errors: NoSuchKey (404), 304, PreconditionFailed (412). */
function findObject(context: CallContext, operation: string, input: Input) {
  const bucket = findBucket(context, operation, input)
  const object = context.state.objects.get(bucket.name, input.Key)
  if (!object || !context.buckets.has(bucket.name, input.Key))
    throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404, { Key: input.Key })
  refuseWithoutKey(context, bucket, object)
  if (input.IfMatch !== undefined && !matches(input.IfMatch, object.etag))
    throw new AwsError(
      'PreconditionFailed',
      'At least one of the pre-conditions you specified did not hold',
      412,
      { Condition: 'If-Match' },
    )
  if (input.IfNoneMatch !== undefined && matches(input.IfNoneMatch, object.etag))
    throw new AwsError('NotModified', 'Not Modified', 304)
  return object
}

/**
 * Returns the first and last byte that are asked for; a range that is none counts for nothing.
 * Errors: InvalidRange (416). Source: RFC 9110, 14.1.2.
 */
function rangeOf(
  range: string | undefined,
  size: number,
): [start: number, end: number] | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (from === '' && to === '') return undefined
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (from !== '' && to !== '' && Number(to) < start) return undefined
  if (start >= size || (from === '' && Number(to) === 0))
    throw new AwsError('InvalidRange', 'The requested range is not satisfiable', 416, {
      ActualObjectSize: String(size),
    })
  return [start, end]
}

/** The headers of an object or of a part of it. */
function shown({ size, lastModified, etag, kmsKeyArn }: ObjectRecord, range?: [number, number]) {
  return {
    AcceptRanges: 'bytes',
    LastModified: new Date(lastModified),
    ContentLength: range ? range[1] - range[0] + 1 : size,
    ...(range ? { ContentRange: `bytes ${range[0]}-${range[1]}/${size}` } : {}),
    ETag: etag,
    ContentType: 'binary/octet-stream',
    ServerSideEncryption: kmsKeyArn === undefined ? ('AES256' as const) : ('aws:kms' as const),
    ...(kmsKeyArn === undefined ? {} : { SSEKMSKeyId: kmsKeyArn }),
  }
}

export const objects = {
  /**
   * Tells the size, the time and the encryption of an object, without its content.
   * Errors: NotFound (404), 304, 412, 416, AccessDenied (403); none has a body.
   * Source: 07/S3L-02.
   */
  HeadObject(input, context) {
    const object = findObject(context, 'HeadObject', input)
    return shown(object, rangeOf(input.Range, object.size))
  },

  /**
   * Reads an object, or one range of it (206); needs `kms:Decrypt` on the key of the object.
   * Errors: NoSuchKey, NoSuchBucket (404), 304, PreconditionFailed (412), InvalidRange (416),
   * PermanentRedirect (301), AccessDenied (403). Source: 07/S3L-02, S3L-03.
   */
  GetObject(input, context) {
    const object = findObject(context, 'GetObject', input)
    const range = rangeOf(input.Range, object.size)
    const headers = shown(object, range)
    const { Bucket, Key } = input
    const [start, end] = range ?? [0, object.size - 1]
    const open = () => context.buckets.read(Bucket, Key, start, end)
    return { ...headers, Body: { size: headers.ContentLength, open } }
  },
} satisfies Handlers
