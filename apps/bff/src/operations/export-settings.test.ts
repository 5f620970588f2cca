import { exportCallerPolicy } from '@mailroom/schemas/export-policies'
import { exportCheckIds } from '@mailroom/schemas/export-settings'
import { operations } from '@mailroom/schemas/operations'
import { expect, test as plain } from 'vitest'
import { type Database, databases, test } from '../test/on-both-stores.ts'
import { here, startBackend } from '../test/start-backend.ts'

const kmsKeyArn = 'arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000002'
const settings = {
  bucket: 'example-corp-mailbox-exports',
  prefix: 'leaving/',
  kmsKeyArn,
  roleArn: 'arn:aws:iam::123456789012:role/WorkmailMailboxExportRole',
}
const organizationArn = `arn:aws:workmail:us-east-1:123456789012:organization/${here.organizationId}`

/** A backend with settings, whose checks and bucket a test looks at and changes. */
async function withSettings(changed: Partial<typeof settings> = {}) {
  const backend = await startBackend('administrator')
  const control = async (path: string, body: unknown) => {
    const { endpoint } = backend.connections[0] ?? {}
    const init = { method: 'POST', body: JSON.stringify(body) }
    const { status } = await fetch(`${endpoint}/__local/${path}`, init)
    expect(status).toBe(200)
  }
  const put = { ...here, ...settings, ...changed, expected: {} }
  expect(await backend.call('exportSettings.put', put)).toMatchObject({ status: 204 })
  return Object.assign(backend, {
    bucket: (changes: object) => control('buckets', { name: settings.bucket, ...changes }),
    profile: (policy: unknown) => control('profiles', [{ accessKeyId: 'local', policy }]),
    check: async () => {
      const { status, body } = await backend.call('exportSettings.check', here)
      expect(status).toBe(200)
      const { checks } = operations['exportSettings.check'].output.parse(body)
      return Object.fromEntries(checks.map(({ id, ...check }) => [id, check]))
    },
  })
}

const passed = { state: 'passed', findings: [] }

test.for<Database>(databases)(
  'EXIT-08 Mailroom keeps the settings of an organization, and forgets the checks when they change (%s)',
  async (database, { place }) => {
    await using backend = await startBackend('administrator', await place(database))
    const auditor = await backend.as('auditor')
    const kept = async () => (await auditor.call('exportSettings.describe', here)).body
    expect(await kept()).toEqual({})
    expect(await backend.call('exportSettings.check', here)).toMatchObject({
      status: 409,
      body: { code: 'ExportNotConfigured' },
    })
    const put = (wanted: object, expected: object) =>
      backend.call('exportSettings.put', { ...here, ...settings, ...wanted, expected })
    expect(await put({ prefix: 'leaving//' }, {})).toMatchObject({ status: 204 })
    const changed = { changedAt: expect.any(String), changedBy: expect.any(String) }
    expect(await kept()).toEqual({ ...settings, ...changed })
    const { status, body } = await backend.call('exportSettings.check', here)
    expect([status, await kept()]).toEqual([200, { ...settings, ...changed, ...Object(body) }])
    // Nor does a second tab that was opened while nothing was set overwrite it.
    expect(await put({ bucket: 'another' }, {})).toMatchObject({
      ...{ status: 409, body: { code: 'Conflict', conflicts: { bucket: {} } } },
    })
    // Somebody who saw nothing does not overwrite it.
    expect(await put({ bucket: 'another' }, { bucket: 'no-longer' })).toMatchObject({
      status: 409,
      body: { code: 'Conflict' },
    })
    backend.clock.advance(1)
    expect(await put({ bucket: 'another' }, settings)).toMatchObject({ status: 204 })
    expect(await kept()).toEqual({ ...settings, bucket: 'another', ...changed })
    const other = { ...here, organizationId: here.organizationId.replace(/.$/, '0') }
    expect((await auditor.call('exportSettings.describe', other)).body).toEqual({})
  },
)

plain.each([
  [{ bucket: 'No' }, 'bucket', 'bucketName'],
  [{ bucket: 'a..b' }, 'bucket', 'bucketName'],
  [{ prefix: '' }, 'prefix', 'required'],
  [{ prefix: '/' }, 'prefix', 'leadingSlash'],
  [{ prefix: '/exports' }, 'prefix', 'leadingSlash'],
  [{ prefix: 'für' }, 'prefix', 'exportPrefix'],
  [{ prefix: '../other/' }, 'prefix', 'dotSegment'],
  [{ prefix: 'mail/..' }, 'prefix', 'dotSegment'],
  [{ prefix: 'mail/./a/' }, 'prefix', 'dotSegment'],
  [{ prefix: 'a'.repeat(800) }, 'prefix', 'tooLong'],
  [{ kmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:alias/mailboxes' }, 'kmsKeyArn', 'keyAlias'],
  [{ kmsKeyArn: 'alias/mailboxes' }, 'kmsKeyArn', 'keyAlias'],
  [{ kmsKeyArn: '0a1b2c3d-0000-4000-8000-000000000002' }, 'kmsKeyArn', 'kmsKeyArn'],
  [{ kmsKeyArn: kmsKeyArn.replace('us-east-1', 'eu-west-1') }, 'kmsKeyArn', 'keyRegion'],
  [{ roleArn: 'arn:aws:iam::123456789012:user/jane' }, 'roleArn', 'roleArn'],
])('EXIT-08 %j is refused at its field, and nothing is kept', async (wrong, field, code) => {
  await using backend = await startBackend('administrator')
  const input = { ...here, ...settings, ...wrong, expected: {} }
  expect(await backend.call('exportSettings.put', input)).toMatchObject({
    status: 400,
    body: { code: 'InvalidInput', fields: { [field]: { code } } },
  })
  expect((await backend.call('exportSettings.describe', here)).body).toEqual({})
})

plain('EXIT-08 a key of another Region is told together with the other problems', async () => {
  await using backend = await startBackend('administrator')
  const wrong = {
    bucket: undefined,
    prefix: '/a',
    kmsKeyArn: kmsKeyArn.replace('us-east-1', 'eu-west-1'),
  }
  const input = { ...here, ...settings, ...wrong, expected: {} }
  expect(await backend.call('exportSettings.put', input)).toMatchObject({
    body: {
      fields: {
        ...{ bucket: { code: 'required' }, prefix: { code: 'leadingSlash' } },
        kmsKeyArn: { code: 'keyRegion' },
      },
    },
  })
})

plain('EXIT-01 an auditor reads the settings, and the help desk sees nothing', async () => {
  await using backend = await withSettings()
  const auditor = await backend.as('auditor')
  expect(await auditor.call('exportSettings.describe', here)).toMatchObject({
    status: 200,
    body: settings,
  })
  const helpDesk = await backend.as('helpDesk')
  const put = { ...here, ...settings, expected: {} }
  for (const [person, id, input] of [
    [auditor, 'exportSettings.put', put],
    [auditor, 'exportSettings.check', here],
    [helpDesk, 'exportSettings.describe', here],
    [helpDesk, 'exportSettings.check', here],
  ] as const)
    expect(await person.call(id, input)).toMatchObject({
      status: 403,
      body: { code: 'NotAllowed' },
    })
})

plain('EXIT-10 a bucket, key and role that are fit for exports pass every check', async () => {
  await using backend = await withSettings()
  const { endpoint } = backend.connections[0] ?? {}
  await fetch(`${endpoint}/__local/buckets`, {
    method: 'POST',
    body: JSON.stringify({ name: settings.bucket, encryptionKeyArn: kmsKeyArn }),
  })
  expect(await backend.check()).toEqual(
    Object.fromEntries(exportCheckIds.map((id) => [id, passed])),
  )
  const { body } = await backend.call('auditEntries.list', { operation: 'exportSettings.check' })
  expect(body).toMatchObject({ items: [{ result: 'SUCCEEDED' }] })
})

plain.each([
  ['publicAccess', { public: true }, { state: 'failed', findings: [{ code: 'public' }] }],
  [
    'publicAccess',
    { publicAccessBlock: null },
    { state: 'warning', findings: [{ code: 'publicBlocks', value: '0' }] },
  ],
  [
    'encryption',
    { encryptionKeyArn: null, bucketKeyEnabled: true },
    { state: 'warning', findings: [{ code: 'otherKey', value: 'AES256' }, { code: 'bucketKey' }] },
  ],
  [
    'lifecycle',
    { lifecycle: [{ prefix: 'lea', days: 30 }] },
    { state: 'failed', findings: [{ code: 'expires', value: '30' }] },
  ],
  ['lifecycle', { lifecycle: [{ prefix: 'other/', days: 30 }] }, passed],
  ['lifecycle', { lifecycle: [{ prefix: '', days: 365 }] }, passed],
  ['lifecycle', { lifecycle: [{ prefix: '', days: 1, enabled: false }] }, passed],
  ['versioning', { versioning: null }, { state: 'advice', findings: [{ code: 'notVersioned' }] }],
  [
    'publicAccess',
    { denies: ['GetBucketPolicyStatus'] },
    { state: 'notAllowed', findings: [], missingActions: ['s3:GetBucketPolicyStatus'] },
  ],
  // What could be asked counts, even if the rest is denied.
  [
    'publicAccess',
    { public: true, denies: ['GetPublicAccessBlock'] },
    { state: 'failed', findings: [{ code: 'public' }] },
  ],
  ['bucket', { denies: ['HeadBucket'] }, passed],
  [
    'bucket',
    { denies: ['HeadBucket', 'ListObjectsV2'] },
    { state: 'notAllowed', findings: [], missingActions: ['s3:ListBucket'] },
  ],
  [
    'lifecycle',
    { denies: ['GetBucketLifecycleConfiguration'] },
    { state: 'notAllowed', findings: [], missingActions: ['s3:GetLifecycleConfiguration'] },
  ],
] as const)('EXIT-10 the check of %s with %j', async (id, changes, expected) => {
  await using backend = await withSettings()
  await backend.bucket(changes)
  expect((await backend.check())[id]).toEqual(expected)
})

plain('EXIT-10 a bucket of another Region says so, and one that is not there, too', async () => {
  await using backend = await withSettings()
  await backend.bucket({ region: 'eu-central-1' })
  const other = { state: 'failed', findings: [{ code: 'otherRegion', value: 'eu-central-1' }] }
  const checks = await backend.check()
  expect(checks).toMatchObject({ bucket: other, region: other })
  // What the others say about is not there: none of them tells of a redirection.
  const notLooked = { state: 'notReachable', reason: 'otherRegion', findings: [] }
  for (const id of ['encryption', 'lifecycle', 'versioning', 'prefix', 'publicAccess'] as const)
    expect([id, checks[id]]).toEqual([id, notLooked])
  expect([checks.key, checks.role]).toEqual([passed, passed])
  await using none = await withSettings({ bucket: 'not-there' })
  expect(await none.check()).toMatchObject({
    bucket: { state: 'failed', findings: [{ code: 'noBucket' }] },
    region: { state: 'notReachable', reason: 'NoSuchBucket' },
    prefix: { state: 'notReachable', reason: 'NoSuchBucket' },
  })
})

plain('EXIT-10 what is below the prefix and not Mailroom’s is counted', async () => {
  await using backend = await withSettings({ prefix: 'exports/' })
  // The sample's export, with its log.
  expect((await backend.check()).prefix).toEqual({
    state: 'warning',
    findings: [{ code: 'foreignObjects', value: '2' }],
  })
})

plain('EXIT-08 EXIT-10 a key that cannot be used, and other accounts, are told', async () => {
  const key = (end: string) => kmsKeyArn.replace(/2$/, end)
  for (const [arn, state, findings] of [
    [key('3'), 'failed', [{ code: 'keyNotEnabled', value: 'Disabled' }]],
    [key('4'), 'failed', [{ code: 'keyNotSymmetric', value: 'RSA_2048' }]],
    [key('9'), 'failed', [{ code: 'noKey' }]],
  ] as const) {
    await using backend = await withSettings({ kmsKeyArn: arn })
    expect((await backend.check()).key).toEqual({ state, findings })
  }
  await using backend = await withSettings({
    roleArn: 'arn:aws:iam::210987654321:role/WorkmailMailboxExportRole',
  })
  expect((await backend.check()).role).toEqual({
    state: 'warning',
    findings: [{ code: 'otherAccount', value: '210987654321' }],
  })
})

plain('EXIT-11 with rights for WorkMail alone, every check says what it lacks', async () => {
  await using backend = await withSettings()
  await backend.allowOnly({ Effect: 'Allow', Action: 'workmail:*', Resource: '*' })
  const { role, ...asked } = await backend.check()
  expect(role).toEqual(passed)
  expect(
    Object.entries(asked).map(([id, { state, missingActions }]) => [id, state, missingActions]),
  ).toEqual([
    ['bucket', 'notAllowed', ['s3:ListBucket']],
    ['region', 'notAllowed', ['s3:GetBucketLocation']],
    ['publicAccess', 'notAllowed', ['s3:GetBucketPolicyStatus', 's3:GetBucketPublicAccessBlock']],
    ['encryption', 'notAllowed', ['s3:GetEncryptionConfiguration']],
    ['lifecycle', 'notAllowed', ['s3:GetLifecycleConfiguration']],
    ['versioning', 'notAllowed', ['s3:GetBucketVersioning']],
    ['prefix', 'notAllowed', ['s3:ListBucket']],
    ['key', 'notAllowed', ['kms:DescribeKey']],
  ])
})

plain('EXIT-09 the document for Mailroom’s role is enough for every check', async () => {
  await using backend = await withSettings()
  await backend.bucket({ encryptionKeyArn: kmsKeyArn })
  const { Version, Statement } = exportCallerPolicy({ ...settings, organizationArn })
  const known = {
    Effect: 'Allow',
    Action: 'workmail:DescribeOrganization',
    Resource: organizationArn,
  }
  await backend.profile({ Version, Statement: [...Statement, known] })
  expect(await backend.check()).toEqual(
    Object.fromEntries(exportCheckIds.map((id) => [id, passed])),
  )
})

plain('EXIT-10 a check that gets no answer says so, and the others stand', async () => {
  await using backend = await withSettings()
  await backend.faults(
    { operation: 's3:GetBucketVersioning', kind: 'drop' },
    { operation: 'DescribeKey', kind: 'status', status: 500 },
  )
  expect(await backend.check()).toMatchObject({
    ...{ bucket: passed, lifecycle: passed },
    versioning: { state: 'notReachable', reason: 'AwsUnreachable' },
    key: { state: 'notReachable', reason: 'InternalFailure' },
  })
})

plain('EXIT-10 IAM is asked about S3 for the bucket of the exports', async () => {
  await using backend = await startBackend('administrator')
  const place = { connectionId: here.connectionId, region: here.region }
  const s3 = async () => {
    const { body } = await backend.call('connections.describe', place)
    const { services } = operations['connections.describe'].output.parse(body)
    return services.find(({ id }) => id === 's3')
  }
  expect(await s3()).toEqual({ id: 's3', state: 'supported' })
  await backend.call('exportSettings.put', { ...here, ...settings, expected: {} })
  expect(await s3()).toEqual({ id: 's3', state: 'supported', missing: [] })
  const arn = `arn:aws:s3:::${settings.bucket}`
  await backend.allowOnly(
    { Effect: 'Allow', NotAction: 's3:*', Resource: '*' },
    { Effect: 'Allow', Action: ['s3:ListBucket', 's3:GetBucketLocation'], Resource: arn },
  )
  const described = await s3()
  expect(described?.missing?.map(({ action }) => action)).not.toContain('s3:ListBucket')
  expect(described).toMatchObject({
    state: 'supported',
    missing: expect.arrayContaining([
      { action: 's3:GetLifecycleConfiguration', roles: ['administrator'] },
    ]),
    missingStatement: { Resource: arn },
  })
})
