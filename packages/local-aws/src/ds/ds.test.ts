import { expect, test } from 'vitest'
import { startLocalAws } from '../local-aws.ts'
import { sampleDirectories } from '../sample/directory-service.ts'
import { clientsOf, refusalOf, setProfiles } from '../test/clients.ts'
import { outcomeOf } from '../test/requests.ts'

const { connector, simple, shared, multiRegion, impaired } = sampleDirectories

test('ORG-15 Directory Service lists the directories of the organizations and the free ones, in pages', async () => {
  await using aws = await startLocalAws()
  const { ds } = clientsOf(aws, 'local')
  const { DirectoryDescriptions: all = [], NextToken } = await ds.describeDirectories({})
  expect(NextToken).toBeUndefined()
  expect(all.map(({ Name, Type, Stage }) => `${Name} ${Type} ${Stage}`)).toEqual([
    'corp.example ADConnector Active',
    'hybrid.example ADConnector Active',
    'simple.example SimpleAD Active',
    'managed.example MicrosoftAD Active',
    'branch.example ADConnector Active',
    'workshop.example SimpleAD Active',
    'partner.example SharedMicrosoftAD Active',
    'world.example MicrosoftAD Active',
    'lab.example SimpleAD Impaired',
  ])
  const first = await ds.describeDirectories({ Limit: 5 })
  const last = await ds.describeDirectories({ NextToken: first.NextToken, Limit: 5 })
  expect([...(first.DirectoryDescriptions ?? []), ...(last.DirectoryDescriptions ?? [])]).toEqual(
    all,
  )
  const elsewhere = clientsOf(aws, 'local', 'eu-west-1').ds
  expect((await elsewhere.describeDirectories({})).DirectoryDescriptions).toEqual([])
})

test('ORG-10 ORG-15 DescribeDirectories tells an alias, whose a directory is, and its Regions', async () => {
  await using aws = await startLocalAws()
  const { ds } = clientsOf(aws, 'local')
  const { DirectoryDescriptions } = await ds.describeDirectories({
    DirectoryIds: [connector, simple, shared, multiRegion],
  })
  expect(DirectoryDescriptions).toMatchObject([
    { DirectoryId: connector, Alias: connector, AccessUrl: `${connector}.awsapps.com` },
    { DirectoryId: simple, Alias: 'workshop', LaunchTime: expect.any(Date) },
    { ShareStatus: 'Shared', OwnerDirectoryDescription: { AccountId: '111122223333' } },
    { RegionsInfo: { PrimaryRegion: 'us-east-1', AdditionalRegions: ['eu-west-1'] } },
  ])
})

test('DescribeDirectories refuses ids, tokens and limits that are none, and values of another type', async () => {
  await using aws = await startLocalAws()
  const { ds } = clientsOf(aws, 'local')
  const outcomes = [
    { DirectoryIds: ['d-0000000000'] },
    { NextToken: 'x' },
    { Limit: -1 },
    { DirectoryIds: 'd-0000000000' as unknown as string[] },
    { Limit: 'two' as unknown as number },
  ].map((input) => outcomeOf(ds.describeDirectories(input)))
  expect(await Promise.all(outcomes)).toEqual([
    'EntityDoesNotExistException',
    'InvalidNextTokenException',
    'InvalidParameterException',
    'SerializationException',
    'SerializationException',
  ])
})

test('ERR-01 who may not see directories is told the action', async () => {
  await using aws = await startLocalAws()
  const policy = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'workmail:*', Resource: '*' },
  }
  await setProfiles(aws, [{ accessKeyId: 'jane', policy }])
  expect(await refusalOf(clientsOf(aws, 'jane').ds.describeDirectories({}))).toEqual({
    name: 'AccessDeniedException',
    message: expect.stringContaining(
      'is not authorized to perform: ds:DescribeDirectories on resource: *',
    ),
    status: 400,
  })
})

test.each([
  ['unknown', 'd-0000000000', 'fresh', 'DirectoryUnavailableException'],
  ['shared', shared, 'partner', 'DirectoryUnavailableException'],
  ['in several Regions', multiRegion, 'world', 'DirectoryUnavailableException'],
  ['impaired', impaired, 'lab', 'DirectoryUnavailableException'],
  ['used already', 'd-2e1a2b3c4d', 'corp-directory', 'DirectoryInUseException'],
  ['of another alias', simple, 'fresh', 'InvalidParameterException'],
  ['of the same alias', simple, 'Workshop', 'done'],
  ['without an alias', connector, 'fresh', 'done'],
])(
  'ORG-10 ORG-15 CreateOrganization with a directory that is %s',
  async (_, id, Alias, outcome) => {
    await using aws = await startLocalAws()
    const input = { Alias, DirectoryId: id }
    expect(await outcomeOf(aws.workmail.createOrganization(input))).toBe(outcome)
  },
)

test('ORG-20 an organization has the type of its directory, and only an AD Connector allows interoperability', async () => {
  await using aws = await startLocalAws()
  const { workmail } = aws
  const wrong = { Alias: 'workshop', DirectoryId: simple, EnableInteroperability: true }
  expect(await outcomeOf(workmail.createOrganization(wrong))).toBe('InvalidParameterException')
  const { OrganizationId } = await workmail.createOrganization({
    Alias: 'workshop',
    DirectoryId: simple,
  })
  expect(await workmail.describeOrganization({ OrganizationId })).toMatchObject({
    DirectoryId: simple,
    DirectoryType: 'SimpleAD',
  })
})
