import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { startLocalAws } from '../local-aws.ts'
import { sampleOrganizations } from '../sample/sample.ts'
import { clientsOf, refusalOf, setProfiles } from '../test/clients.ts'
import { askBuckets, exportKeyArn, startExport } from '../test/exports.ts'

const Bucket = 'exports'

/** A local AWS with a finished export in the bucket `exports`. */
async function withExport(options: { dataDir?: string } = {}) {
  const aws = await startLocalAws({ clock: stoppedClock(), ...options })
  const JobId = await startExport(aws)
  aws.clock.advance(600)
  const { s3 } = clientsOf(aws, 'local')
  return Object.assign(aws, { s3, JobId, key: `mailboxes/${JobId}.zip` })
}

test('S3L-01 S3L-02 the unchanged SDK lists and reads an export that nobody has looked at since', async () => {
  await using aws = await withExport()
  const { Contents, KeyCount, IsTruncated } = await aws.s3.listObjectsV2({ Bucket })
  expect([KeyCount, IsTruncated]).toEqual([2, false])
  const [json, zip] = Contents ?? []
  expect([json?.Key, zip?.Key]).toEqual([`mailboxes/${aws.JobId}.json`, aws.key])
  const read = await aws.s3.getObject({ Bucket, Key: aws.key })
  const bytes = (await read.Body?.transformToByteArray()) ?? new Uint8Array()
  expect(read).toMatchObject({
    ContentLength: zip?.Size,
    ETag: zip?.ETag,
    AcceptRanges: 'bytes',
    ServerSideEncryption: 'aws:kms',
    SSEKMSKeyId: exportKeyArn,
  })
  expect(Object.keys(unzipSync(bytes)).length).toBeGreaterThan(10)
  const log = await aws.s3.getObject({ Bucket, Key: json?.Key })
  const { sha384Hash } = JSON.parse((await log.Body?.transformToString()) ?? '')
  expect(createHash('sha384').update(bytes).digest('hex')).toBe(sha384Hash)
})

test('S3L-02 a range is a part, HeadObject has no body, and conditions are kept to', async () => {
  await using folder = {
    path: await mkdtemp(join(tmpdir(), 'mailroom-s3-')),
    [Symbol.asyncDispose]: () => rm(folder.path, { recursive: true, force: true }),
  }
  await using aws = await withExport({ dataDir: folder.path })
  const object = { Bucket, Key: aws.key }
  const whole = await (await aws.s3.getObject(object)).Body?.transformToByteArray()
  const bytes = Buffer.from(whole ?? [])
  const head = await aws.s3.headObject(object)
  expect(head.ContentLength).toBe(bytes.length)
  const ranges = [
    ['bytes=2-5', 2, 6],
    ['bytes=-7', -7, undefined],
    ['bytes=10-', 10, undefined],
    ['bytes=5-999999999', 5, undefined],
  ] as const
  for (const [Range, start, end] of ranges) {
    const part = await aws.s3.getObject({ ...object, Range, IfMatch: head.ETag })
    const expected = bytes.subarray(start, end)
    expect(part.$metadata.httpStatusCode).toBe(206)
    const first = start < 0 ? bytes.length + start : start
    const range = `bytes ${first}-${first + expected.length - 1}/${bytes.length}`
    expect(part.ContentRange).toBe(range)
    expect(expected.equals((await part.Body?.transformToByteArray()) ?? Buffer.of())).toBe(true)
  }
  const refusals = [
    [{ Range: `bytes=${bytes.length}-` }, 'InvalidRange', 416],
    [{ IfMatch: '"other"' }, 'PreconditionFailed', 412],
    [{ IfNoneMatch: head.ETag }, '304', 304],
  ] as const
  for (const [condition, name, status] of refusals)
    expect(await refusalOf(aws.s3.getObject({ ...object, ...condition }))).toMatchObject({
      name: expect.stringContaining(name === '304' ? '' : name),
      status,
    })
})

test('S3L-06 a part of an archive of 2 GiB is read without the rest', async () => {
  await using folder = {
    path: await mkdtemp(join(tmpdir(), 'mailroom-s3-')),
    [Symbol.asyncDispose]: () => rm(folder.path, { recursive: true, force: true }),
  }
  await using aws = await withExport({ dataDir: folder.path })
  const bytes = 2 * 1024 ** 3
  await askBuckets(aws, 'PUT', `/exports/objects?key=${aws.key}&bytes=${bytes}`)
  const Range = `bytes=${bytes - 16}-`
  const part = await aws.s3.getObject({ Bucket, Key: aws.key, Range })
  expect(part.ContentRange).toBe(`bytes ${bytes - 16}-${bytes - 1}/${bytes}`)
  expect(await part.Body?.transformToByteArray()).toHaveLength(16)
})

test('S3L-03 errors have the names of S3, and a HEAD has none', async () => {
  await using aws = await withExport()
  const elsewhere = clientsOf(aws, 'local', 'eu-west-1').s3
  const { s3 } = aws
  const cases = [
    [() => s3.getObject({ Bucket, Key: 'none' }), 'NoSuchKey', 404],
    [() => s3.headObject({ Bucket, Key: 'none' }), 'NotFound', 404],
    [() => s3.headBucket({ Bucket: 'none' }), 'NotFound', 404],
    [() => s3.listObjectsV2({ Bucket: 'none' }), 'NoSuchBucket', 404],
    [() => elsewhere.getBucketVersioning({ Bucket }), 'PermanentRedirect', 301],
    [() => s3.listObjectsV2({ Bucket, ContinuationToken: 'bm9uZQ' }), 'InvalidArgument', 400],
    [() => s3.listBuckets(), 'NotImplemented', 501],
    [() => s3.getBucketAcl({ Bucket }), 'NotImplemented', 501],
    [() => s3.putObject({ Bucket, Key: 'a', Body: 'b' }), 'NotImplemented', 501],
  ] as const
  for (const [call, name, status] of cases)
    expect(await refusalOf(call())).toMatchObject({ name, status })
  const moved: unknown = await elsewhere.headBucket({ Bucket }).catch((error: unknown) => error)
  expect(moved).toMatchObject({
    $metadata: { httpStatusCode: 301 },
    $response: { headers: { 'x-amz-bucket-region': 'us-east-1' } },
  })
  const missing: unknown = await s3
    .getObject({ Bucket, Key: 'a & b' })
    .catch((error: unknown) => error)
  expect(missing).toMatchObject({ Resource: '/exports/a%20%26%20b' })
  aws.faults.set([{ ...fault, operation: 's3:GetObject', kind: 'throttle' }])
  expect(await refusalOf(s3.getObject({ Bucket, Key: aws.key }))).toMatchObject({
    name: 'SlowDown',
    status: 503,
  })
})

const fault = { rate: 1, latencyMs: 0, status: 500, afterwards: false }

test('S3L-04 an ETag is no check-sum, and above 8 MiB it says how many parts there were', async () => {
  await using aws = await withExport()
  const { ETag = '' } = await aws.s3.headObject({ Bucket, Key: aws.key })
  const content = await (
    await aws.s3.getObject({ Bucket, Key: aws.key })
  ).Body?.transformToByteArray()
  const md5 = createHash('md5')
    .update(content ?? new Uint8Array())
    .digest('hex')
  expect(ETag).toMatch(/^"[0-9a-f]{32}"$/)
  expect(ETag).not.toContain(md5)
  const bytes = 20 * 1024 * 1024
  await askBuckets(aws, 'PUT', `/exports/objects?key=${aws.key}&bytes=${bytes}`)
  const large = await aws.s3.headObject({ Bucket, Key: aws.key })
  expect([large.ContentLength, large.ETag?.slice(33)]).toEqual([bytes, '-3"'])
})

test('S3L-05 a bucket comes into being private, encrypted and versioned, in its Region', async () => {
  await using aws = await withExport()
  const { s3 } = aws
  expect((await s3.headBucket({ Bucket })).BucketRegion).toBe('us-east-1')
  expect((await s3.getBucketLocation({ Bucket })).LocationConstraint).toBeUndefined()
  expect((await s3.getBucketPolicyStatus({ Bucket })).PolicyStatus?.IsPublic).toBe(false)
  const { PublicAccessBlockConfiguration } = await s3.getPublicAccessBlock({ Bucket })
  expect(Object.values(PublicAccessBlockConfiguration ?? {})).toEqual([true, true, true, true])
  expect((await s3.getBucketVersioning({ Bucket })).Status).toBe('Enabled')
  const { ServerSideEncryptionConfiguration } = await s3.getBucketEncryption({ Bucket })
  expect(ServerSideEncryptionConfiguration?.Rules).toEqual([
    {
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: exportKeyArn },
      BucketKeyEnabled: false,
    },
  ])
  expect(await refusalOf(s3.getBucketLifecycleConfiguration({ Bucket }))).toMatchObject({
    name: 'NoSuchLifecycleConfiguration',
  })
})

test('S3L-05 the controls set every state that a check looks at', async () => {
  await using aws = await withExport()
  const { s3 } = aws
  const set = {
    name: Bucket,
    public: true,
    publicAccessBlock: null,
    encryptionKeyArn: null,
    bucketKeyEnabled: true,
    versioning: null,
    lifecycle: [{ prefix: 'mailboxes/', days: 30 }],
    denies: ['GetBucketVersioning'],
  }
  expect((await askBuckets(aws, 'POST', '', set)).status).toBe(200)
  expect((await s3.getBucketPolicyStatus({ Bucket })).PolicyStatus?.IsPublic).toBe(true)
  expect(await refusalOf(s3.getPublicAccessBlock({ Bucket }))).toMatchObject({
    name: 'NoSuchPublicAccessBlockConfiguration',
  })
  const { ServerSideEncryptionConfiguration } = await s3.getBucketEncryption({ Bucket })
  expect(ServerSideEncryptionConfiguration?.Rules?.[0]).toMatchObject({
    ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
    BucketKeyEnabled: true,
  })
  expect((await s3.getBucketLifecycleConfiguration({ Bucket })).Rules).toEqual([
    {
      ID: 'expire',
      Filter: { Prefix: 'mailboxes/' },
      Status: 'Enabled',
      Expiration: { Days: 30 },
    },
  ])
  expect(await refusalOf(s3.getBucketVersioning({ Bucket }))).toMatchObject({
    name: 'AccessDenied',
    status: 403,
    message: expect.stringContaining('s3:GetBucketVersioning'),
  })
  await askBuckets(aws, 'POST', '', { name: 'elsewhere', region: 'eu-west-1' })
  const { s3: ireland } = clientsOf(aws, 'local', 'eu-west-1')
  const { LocationConstraint } = await ireland.getBucketLocation({ Bucket: 'elsewhere' })
  expect(LocationConstraint).toBe('eu-west-1')
  expect((await askBuckets(aws, 'POST', '', { name: 'No' })).status).toBe(400)
  expect((await askBuckets(aws, 'DELETE', '/none')).status).toBe(404)
})

test('S3L-05 who may not use the key lists, but does not read', async () => {
  await using aws = await withExport()
  await askBuckets(aws, 'POST', '', { name: Bucket, kmsDenied: true })
  expect((await aws.s3.listObjectsV2({ Bucket })).KeyCount).toBe(2)
  expect(await refusalOf(aws.s3.getObject({ Bucket, Key: aws.key }))).toMatchObject({
    name: 'AccessDenied',
    message: expect.stringContaining('kms:Decrypt'),
  })
})

test.each([
  ['made public', { public: true }, 'allows public access'],
  ['another Region’s', { region: 'eu-west-1' }, 'eu-west-1'],
  ['deleted', undefined, 'does not exist'],
] as const)(
  'S3L-05 a bucket that is %s makes a running export fail, and the next one too',
  async (_, change, reason) => {
    await using aws = await withExport()
    const OrganizationId = sampleOrganizations.example
    const JobId = await startExport(aws, { entity: 'ana.silva' })
    await (change
      ? askBuckets(aws, 'POST', '', { name: Bucket, ...change })
      : askBuckets(aws, 'DELETE', `/${Bucket}`))
    const state = (id: string) =>
      aws.workmail.describeMailboxExportJob({ OrganizationId, JobId: id })
    const failed = { State: 'FAILED', ErrorInfo: expect.stringContaining(reason) }
    expect(await state(JobId)).toMatchObject(failed)
    expect(await state(aws.JobId)).toMatchObject({ State: 'COMPLETED' })
    const next = await startExport(aws, { entity: 'kwame.mensah' })
    expect(await state(next)).toMatchObject({ State: 'RUNNING' })
    aws.clock.advance(3)
    expect(await state(next)).toMatchObject(failed)
    // Back, it takes exports again.
    await askBuckets(aws, 'POST', '', { name: Bucket, public: false, region: 'us-east-1' })
    const good = await startExport(aws, { entity: 'yuki.tanaka' })
    aws.clock.advance(600)
    expect(await state(good)).toMatchObject({ State: 'COMPLETED' })
  },
)

test('a key that is disabled makes an export fail', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const key = exportKeyArn.replace(/2$/, '3')
  const JobId = await startExport(aws, { key })
  aws.clock.advance(600)
  const job = { OrganizationId: sampleOrganizations.example, JobId }
  expect(await aws.workmail.describeMailboxExportJob(job)).toMatchObject({
    State: 'FAILED',
    ErrorInfo: expect.stringContaining('Disabled'),
  })
})

test('S3L-05 an object is replaced, cut off and removed by the controls', async () => {
  await using aws = await withExport()
  const { s3, key } = aws
  const text = async () => (await s3.getObject({ Bucket, Key: key })).Body?.transformToString()
  const path = `/exports/objects?key=${encodeURIComponent(key)}`
  await askBuckets(aws, 'PUT', path, Buffer.from('another archive'))
  expect(await text()).toBe('another archive')
  await askBuckets(aws, 'PUT', `${path}&bytes=7`)
  expect(await text()).toBe('another')
  await askBuckets(aws, 'DELETE', path)
  expect(await refusalOf(s3.getObject({ Bucket, Key: key }))).toMatchObject({ name: 'NoSuchKey' })
  expect((await s3.listObjectsV2({ Bucket })).KeyCount).toBe(1)
})

test('S3L-07 a listing comes in pages, in the order of the bytes of its keys, and folds at a delimiter', async () => {
  await using aws = await startLocalAws()
  await askBuckets(aws, 'POST', '', { name: Bucket })
  const keys = ['a', 'a/1', 'a/2', 'a/ä', 'a-b', 'b/1', 'b/c/1', 'ä', '😀', '\uFFFD', 'z %+&'].sort(
    (one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)),
  )
  for (const key of keys)
    await askBuckets(
      aws,
      'PUT',
      `/exports/objects?key=${encodeURIComponent(key)}`,
      Buffer.from('x'),
    )
  const { s3 } = clientsOf(aws, 'local')
  const all = async (input: object) => {
    const found: string[] = []
    let ContinuationToken: string | undefined
    do {
      const page = await s3.listObjectsV2({ Bucket, MaxKeys: 2, ...input, ContinuationToken })
      const { Contents = [], CommonPrefixes = [] } = page
      expect(page.KeyCount).toBeLessThanOrEqual(2)
      found.push(...Contents.map(({ Key = '' }) => Key))
      found.push(...CommonPrefixes.map(({ Prefix = '' }) => `${Prefix}…`))
      ContinuationToken = page.NextContinuationToken
    } while (ContinuationToken)
    return found
  }
  expect(await all({})).toEqual(keys)
  expect(await all({ Prefix: 'a/' })).toEqual(['a/1', 'a/2', 'a/ä'])
  expect((await all({ Delimiter: '/' })).toSorted()).toEqual(
    ['a', 'a-b', 'a/…', 'b/…', 'z %+&', 'ä', '\uFFFD', '😀'].toSorted(),
  )
  expect((await all({ Delimiter: '/', Prefix: 'b/' })).toSorted()).toEqual(['b/1', 'b/c/…'])
  expect(await all({ StartAfter: 'b/1' })).toEqual(keys.slice(keys.indexOf('b/1') + 1))
  const encoded = await s3.listObjectsV2({ Bucket, Prefix: 'z', EncodingType: 'url' })
  expect(encoded.Contents?.[0]?.Key).toBe('z%20%25%2B%26')
})

test('S3L-01 a profile decides about S3 by IAM’s actions, resources and conditions', async () => {
  await using aws = await withExport()
  const bucket = 'arn:aws:s3:::exports'
  await setProfiles(aws, [
    {
      accessKeyId: 'reader',
      policy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 's3:ListBucket',
            Resource: bucket,
            Condition: { StringLike: { 's3:prefix': 'mailboxes/*' } },
          },
          { Effect: 'Allow', Action: 's3:GetObject', Resource: `${bucket}/mailboxes/*.json` },
          { Effect: 'Allow', Action: 's3:GetEncryptionConfiguration', Resource: bucket },
          {
            Effect: 'Allow',
            Action: 'kms:Decrypt',
            Resource: exportKeyArn,
            Condition: { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } },
          },
        ],
      },
    },
    {
      accessKeyId: 'keyless',
      policy: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
      },
    },
  ])
  const { s3 } = clientsOf(aws, 'reader')
  const json = aws.key.replace('.zip', '.json')
  expect((await s3.listObjectsV2({ Bucket, Prefix: 'mailboxes/' })).KeyCount).toBe(2)
  expect((await s3.headObject({ Bucket, Key: json })).ContentLength).toBeGreaterThan(0)
  await s3.getBucketEncryption({ Bucket })
  const refused = [
    [() => s3.listObjectsV2({ Bucket }), 's3:ListBucket'],
    [() => s3.getObject({ Bucket, Key: aws.key }), 's3:GetObject'],
    [() => s3.getBucketLocation({ Bucket }), 's3:GetBucketLocation'],
    [() => s3.getPublicAccessBlock({ Bucket }), 's3:GetBucketPublicAccessBlock'],
    [() => s3.getBucketLifecycleConfiguration({ Bucket }), 's3:GetLifecycleConfiguration'],
    [() => clientsOf(aws, 'keyless').s3.getObject({ Bucket, Key: json }), 'kms:Decrypt'],
  ] as const
  for (const [call, action] of refused)
    expect(await refusalOf(call())).toMatchObject({
      name: 'AccessDenied',
      status: 403,
      message: expect.stringContaining(`not authorized to perform: ${action} on resource`),
    })
})
