import { expect, test } from 'vitest'
import { startLocalAws } from '../local-aws.ts'
import { sampleKmsKeys } from '../sample/kms-keys.ts'
import { clientsOf, refusalOf, setProfiles } from '../test/clients.ts'
import { outcomeOf } from '../test/requests.ts'

const { workmail, mailboxes, disabled, asymmetric } = sampleKmsKeys
const arnOf = (key: string) => `arn:aws:kms:us-east-1:123456789012:key/${key}`

test('ORG-14 KMS lists aliases by name, in pages, or those of one key', async () => {
  await using aws = await startLocalAws()
  const { kms } = clientsOf(aws, 'local')
  const { Aliases: all = [], Truncated } = await kms.listAliases({})
  expect(Truncated).toBe(false)
  expect(all.map(({ AliasName, TargetKeyId }) => [AliasName, TargetKeyId])).toEqual([
    ['alias/aws/workmail', workmail],
    ['alias/mailboxes', mailboxes],
    ['alias/old-mailboxes', disabled],
    ['alias/signing', asymmetric],
  ])
  expect(all[1]).toMatchObject({
    AliasArn: 'arn:aws:kms:us-east-1:123456789012:alias/mailboxes',
    CreationDate: expect.any(Date),
  })
  const first = await kms.listAliases({ Limit: 3 })
  const last = await kms.listAliases({ Limit: 3, Marker: first.NextMarker })
  expect([first.Truncated, last.Truncated]).toEqual([true, false])
  expect([...(first.Aliases ?? []), ...(last.Aliases ?? [])]).toEqual(all)
  expect((await kms.listAliases({ KeyId: disabled })).Aliases).toEqual([all[2]])
})

test.each([
  mailboxes,
  arnOf(mailboxes),
  'alias/mailboxes',
  arnOf('x').replace('key/x', 'alias/mailboxes'),
])('DescribeKey finds a key as %s', async (KeyId) => {
  await using aws = await startLocalAws()
  const { KeyMetadata } = await clientsOf(aws, 'local').kms.describeKey({ KeyId })
  expect(KeyMetadata).toMatchObject({
    ...{ KeyId: mailboxes, Arn: arnOf(mailboxes), KeyState: 'Enabled', Enabled: true },
    ...{ KeyManager: 'CUSTOMER', KeySpec: 'SYMMETRIC_DEFAULT', KeyUsage: 'ENCRYPT_DECRYPT' },
  })
})

test('DescribeKey tells whose a key is, its state and what it is for', async () => {
  await using aws = await startLocalAws()
  const { kms } = clientsOf(aws, 'local')
  const describe = async (KeyId: string) => (await kms.describeKey({ KeyId })).KeyMetadata
  expect(await describe(workmail)).toMatchObject({ KeyManager: 'AWS' })
  expect(await describe(disabled)).toMatchObject({ KeyState: 'Disabled', Enabled: false })
  expect(await describe(asymmetric)).toMatchObject({ KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' })
})

test('KMS refuses keys, markers and limits that are none, and an input without a key', async () => {
  await using aws = await startLocalAws()
  const { kms } = clientsOf(aws, 'local')
  const elsewhere = arnOf(mailboxes).replace('us-east-1', 'eu-west-1')
  const outcomes = [
    kms.describeKey({ KeyId: 'alias/none' }),
    kms.describeKey({ KeyId: elsewhere }),
    kms.describeKey({ KeyId: undefined }),
    kms.listAliases({ Marker: 'x' }),
    kms.listAliases({ Limit: 0 }),
    kms.listAliases({ KeyId: 'none' }),
  ].map(outcomeOf)
  expect(await Promise.all(outcomes)).toEqual([
    'NotFoundException',
    'NotFoundException',
    'ValidationException',
    'InvalidMarkerException',
    'ValidationException',
    'NotFoundException',
  ])
})

test('ERR-01 a policy may allow one key, and names the key that it does not', async () => {
  await using aws = await startLocalAws()
  const policy = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'kms:*', Resource: arnOf(mailboxes) },
  }
  await setProfiles(aws, [{ accessKeyId: 'jane', policy }])
  const { kms } = clientsOf(aws, 'jane')
  expect(await outcomeOf(kms.describeKey({ KeyId: mailboxes }))).toBe('done')
  expect(await outcomeOf(kms.listAliases({}))).toBe('AccessDeniedException')
  expect(await refusalOf(kms.describeKey({ KeyId: disabled }))).toMatchObject({
    message: expect.stringContaining(`kms:DescribeKey on resource: ${arnOf(disabled)}`),
    status: 400,
  })
})

test.each([
  ['enabled', arnOf(mailboxes), 'done'],
  ['of another account', arnOf(mailboxes).replace('123456789012', '111122223333'), 'done'],
  ['unknown', arnOf('0a1b2c3d-0000-4000-8000-00000000000f'), 'InvalidParameterException'],
  ['named by an alias', arnOf('').replace('key/', 'alias/mailboxes'), 'InvalidParameterException'],
  [
    'of another Region',
    arnOf(mailboxes).replace('us-east-1', 'eu-west-1'),
    'InvalidParameterException',
  ],
  ['disabled', arnOf(disabled), 'InvalidParameterException'],
  ['asymmetric', arnOf(asymmetric), 'InvalidParameterException'],
])('ORG-14 CreateOrganization with a key that is %s', async (_, KmsKeyArn, outcome) => {
  await using aws = await startLocalAws()
  const input = { Alias: 'fresh', KmsKeyArn }
  expect(await outcomeOf(aws.workmail.createOrganization(input))).toBe(outcome)
})
