import type { IncomingMessage } from 'node:http'
import * as z from 'zod/mini'
import { account } from '../access/principals.ts'
import type { Context } from '../handlers.ts'
import { AwsError } from '../protocol/aws-error.ts'
import { readBody } from '../protocol/body.ts'
import { newBucket, recordObject } from '../s3/export-bucket.ts'
import type { Parts } from '../server.ts'
import { BucketRecord } from '../state/buckets.ts'
import { deliverTo } from '../workmail/mailbox-export-files.ts'
import { failExportsInto } from '../workmail/mailbox-export-jobs.ts'

const { shape } = BucketRecord

const Changes = z.strictObject({
  name: shape.name.check(z.regex(/^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)),
  region: z.optional(shape.region.check(z.regex(/^[a-z]{2}(?:-[a-z]+)+-\d$/))),
  public: z.optional(shape.public),
  /** True for all four switches, false for none, null if they were never set. */
  publicAccessBlock: z.optional(
    z.union([z.boolean(), z.null(), shape.publicAccessBlock.def.innerType]),
  ),
  /** Null for S3's own keys. */
  encryptionKeyArn: z.optional(z.nullable(z.string())),
  bucketKeyEnabled: z.optional(shape.bucketKeyEnabled),
  /** Null if it was never switched on. */
  versioning: z.optional(z.nullable(z.enum(['Enabled', 'Suspended']))),
  lifecycle: z.optional(
    z.array(
      z.strictObject({
        id: z._default(z.string(), 'expire'),
        prefix: z._default(z.string(), ''),
        days: z.int().check(z.minimum(1)),
        enabled: z._default(z.boolean(), true),
      }),
    ),
  ),
  denies: z.optional(shape.denies),
  kmsDenied: z.optional(shape.kmsDenied),
})

/** The largest object that a control sets the size of, in bytes. */
const maxBytes = 8 * 1024 ** 3

const Size = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(maxBytes))

function contextOf({ state, buckets, clock }: Parts, region: string): Context {
  return { state, buckets, region, now: clock.now }
}

/** Lists the buckets by name, deleted ones too. Source: 07/S3L-05. */
export function showBuckets({ state }: Pick<Parts, 'state'>): BucketRecord[] {
  return [...state.buckets.each(account, { index: 'name' })]
}

/**
 * Keeps a bucket. What was complete before is in it; exports that cannot write to it any more fail.
 */
function keep(parts: Parts, bucket: BucketRecord): void {
  const { state } = parts
  const before = state.buckets.get(account, bucket.name)
  if (before) deliverTo(contextOf(parts, before.region), before)
  state.buckets.put(account, bucket)
  const regions = new Set(state.organizations.all().map(({ scope }) => scope))
  for (const region of regions) failExportsInto(contextOf(parts, region), bucket.name)
}

function blockOf(value: z.infer<typeof Changes>['publicAccessBlock']) {
  if (typeof value !== 'boolean') return value ?? undefined
  return {
    BlockPublicAcls: value,
    IgnorePublicAcls: value,
    BlockPublicPolicy: value,
    RestrictPublicBuckets: value,
  }
}

/**
 * Makes a bucket, changes one, or brings a deleted one back; what is not named stays.
 * Source: 07/S3L-05.
 */
export function setBucket(parts: Parts, body: unknown): BucketRecord {
  const { name, region, publicAccessBlock, encryptionKeyArn, versioning, ...rest } =
    Changes.parse(body)
  const { state, clock } = parts
  const before = state.buckets.get(account, name)
  const bucket = before ?? newBucket(name, region ?? 'us-east-1', clock.now)
  const after: BucketRecord = {
    ...bucket,
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    ...(region === undefined ? {} : { region }),
    ...(publicAccessBlock === undefined ? {} : { publicAccessBlock: blockOf(publicAccessBlock) }),
    ...(encryptionKeyArn === undefined ? {} : { encryptionKeyArn: encryptionKeyArn ?? undefined }),
    ...(versioning === undefined ? {} : { versioning: versioning ?? undefined }),
    deleted: false,
  }
  parts.database.transaction(() => keep(parts, after)).immediate()
  return after
}

function bucketNamed({ state }: Parts, name: string): BucketRecord {
  const bucket = state.buckets.get(account, name)
  if (bucket) return bucket
  throw new AwsError('NoSuchBucket', `There is no bucket ${name}.`, 404)
}

function removeBucket(parts: Parts, name: string): BucketRecord {
  const after = { ...bucketNamed(parts, name), deleted: true }
  keep(parts, after)
  for (const { key } of parts.state.objects.each(name, { index: 'key' })) {
    parts.buckets.remove(name, key)
    parts.state.objects.delete(name, key)
  }
  return after
}

/** Replaces an object with what is sent, or sets its size in bytes; a missing one is made. */
function putObject(parts: Parts, name: string, key: string, bytes: string | null, body: Buffer) {
  const { state, buckets, clock } = parts
  const bucket = bucketNamed(parts, name)
  deliverTo(contextOf(parts, bucket.region), bucket)
  const before = state.objects.get(name, key)
  const size = bytes === null ? body.length : Size.parse(bytes)
  if (bytes === null || !before) buckets.put(name, key, [body])
  if (bytes !== null) buckets.resize(name, key, size)
  const kmsKeyArn = before ? before.kmsKeyArn : bucket.encryptionKeyArn
  const object = { key, size, lastModified: clock.now.getTime() }
  recordObject(parts, name, { ...object, ...(kmsKeyArn === undefined ? {} : { kmsKeyArn }) })
  return state.objects.get(name, key)
}

function removeObject(parts: Parts, name: string, key: string) {
  const bucket = bucketNamed(parts, name)
  deliverTo(contextOf(parts, bucket.region), bucket)
  parts.buckets.remove(name, key)
  parts.state.objects.delete(name, key)
  return {}
}

/**
 * Answers below `/__local/buckets/`: `DELETE {bucket}`; `PUT` and `DELETE {bucket}/objects?key=`.
 * Errors: 404 for an unknown bucket or path, ZodError. Source: 07/S3L-05.
 */
export async function changeBucket(
  parts: Parts,
  request: IncomingMessage,
  path: string,
  query: URLSearchParams,
): Promise<unknown> {
  const [name = '', below, ...more] = path.split('/').map(decodeURIComponent)
  const body = await readBody(request, 64 * 1024 * 1024)
  const key = query.get('key') ?? ''
  const change = () => {
    if (request.method === 'DELETE' && below === undefined) return removeBucket(parts, name)
    const isObject = below === 'objects' && more.length === 0 && key !== ''
    if (request.method === 'PUT' && isObject)
      return putObject(parts, name, key, query.get('bytes'), body)
    if (request.method === 'DELETE' && isObject) return removeObject(parts, name, key)
    throw new AwsError('NotFound', `There is no control ${request.method} buckets/${path}.`, 404)
  }
  return parts.database.transaction(change).immediate()
}
