import { expect, test } from 'vitest'
import { startLocalAws } from '../local-aws.ts'
import { sampleOrganizations } from '../sample/sample.ts'
import { outcomeOf, workmailIn } from '../test/requests.ts'

const arnOf = (id: string, region = 'us-east-1') =>
  `arn:aws:workmail:${region}:123456789012:organization/${id}`

const ResourceARN = arnOf(sampleOrganizations.example)

const numbered = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({ Key: `key-${from + index}`, Value: 'x' }))

test('TAG-03 tags are added, overwritten by key and removed; unknown keys are no error', async () => {
  await using aws = await startLocalAws()
  const { ARN } = await aws.workmail.describeOrganization({
    OrganizationId: sampleOrganizations.example,
  })
  expect(ARN).toBe(ResourceARN)
  const list = async () => (await aws.workmail.listTagsForResource({ ResourceARN })).Tags
  await aws.workmail.tagResource({
    ResourceARN,
    Tags: [
      { Key: 'stage', Value: '' },
      { Key: 'cost center', Value: 'Zürich 1' },
      { Key: 'Stage', Value: 'other' },
    ],
  })
  await aws.workmail.tagResource({ ResourceARN, Tags: [{ Key: 'stage', Value: 'prod' }] })
  expect(await list()).toEqual([
    { Key: 'Stage', Value: 'other' },
    { Key: 'cost center', Value: 'Zürich 1' },
    { Key: 'stage', Value: 'prod' },
  ])
  await aws.workmail.untagResource({ ResourceARN, TagKeys: ['Stage', 'cost center', 'unknown'] })
  expect(await list()).toEqual([{ Key: 'stage', Value: 'prod' }])
})

test('TAG-04 QUOTA-17 QUOTA-43 an organization has 50 tags at most, and replacing one at the limit works', async () => {
  await using aws = await startLocalAws()
  const tag = (Tags: { Key: string; Value: string }[]) =>
    outcomeOf(aws.workmail.tagResource({ ResourceARN, Tags }))
  expect(await tag(numbered(30))).toBe('done')
  expect(await tag(numbered(20, 30))).toBe('done')
  expect(await tag([{ Key: 'one more', Value: '' }])).toBe('TooManyTagsException')
  expect(await tag([{ Key: 'key-7', Value: 'changed' }])).toBe('done')
  expect((await aws.workmail.listTagsForResource({ ResourceARN })).Tags).toHaveLength(50)
})

test.each([
  ['a key twice', [...numbered(1), ...numbered(1)]],
  ['a reserved key', [{ Key: 'aws:stack', Value: 'x' }]],
  ['a reserved key in capitals', [{ Key: 'AWS:stack', Value: 'x' }]],
])('TAG-04 refuses %s, and then nothing is tagged', async (_, Tags) => {
  await using aws = await startLocalAws()
  const call = aws.workmail.tagResource({ ResourceARN, Tags: [...numbered(1, 9), ...Tags] })
  expect(await outcomeOf(call)).toBe('InvalidParameterException')
  expect((await aws.workmail.listTagsForResource({ ResourceARN })).Tags).toEqual([])
})

test.each([
  ['no organization', arnOf('m-00000000000000000000000000000000')],
  ['an organization of another Region', arnOf(sampleOrganizations.beispiel, 'eu-west-1')],
  ['another account', ResourceARN.replace('123456789012', '210987654321')],
  ['something else', ResourceARN.replace('organization', 'user')],
])('TAG-06 the ARN of %s is not found, with status 404', async (_, arn) => {
  await using aws = await startLocalAws()
  const error = { name: 'ResourceNotFoundException', $metadata: { httpStatusCode: 404 } }
  for (const call of [
    () => aws.workmail.tagResource({ ResourceARN: arn, Tags: numbered(1) }),
    () => aws.workmail.untagResource({ ResourceARN: arn, TagKeys: ['a'] }),
    () => aws.workmail.listTagsForResource({ ResourceARN: arn }),
  ])
    await expect(call()).rejects.toMatchObject(error)
})

test('TAG-06 a deleted organization accepts no tags, and its tags can be listed and removed', async () => {
  await using aws = await startLocalAws()
  const arn = arnOf(sampleOrganizations.deleted)
  const tag = aws.workmail.tagResource({ ResourceARN: arn, Tags: numbered(1) })
  expect(await outcomeOf(tag)).toBe('OrganizationStateException')
  const untag = aws.workmail.untagResource({ ResourceARN: arn, TagKeys: ['a'] })
  expect(await outcomeOf(untag)).toBe('done')
  expect((await aws.workmail.listTagsForResource({ ResourceARN: arn })).Tags).toEqual([])
})

test('TAG-03 tags belong to one organization', async () => {
  await using aws = await startLocalAws()
  await aws.workmail.tagResource({ ResourceARN, Tags: numbered(1) })
  const other = arnOf(sampleOrganizations.beispiel, 'eu-west-1')
  const { Tags } = await workmailIn('eu-west-1', aws).listTagsForResource({ ResourceARN: other })
  expect(Tags).toEqual([])
})
