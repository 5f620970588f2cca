import type { CreateOrganizationRequest } from '@aws-sdk/client-workmail'
import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { startLocalAws } from '../local-aws.ts'
import { sampleHostedZones } from '../sample/hosted-zones.ts'
import { sampleOrganizations } from '../sample/sample.ts'
import { clientsOf } from '../test/clients.ts'
import { outcomeOf, workmailIn } from '../test/requests.ts'

const { example, beispiel, deleted } = sampleOrganizations
const unknown = `m-${'f'.repeat(32)}`

test('ORG-01 ORG-02 the list shows the organizations of the Region by alias, deleted ones too', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const { OrganizationSummaries, NextToken } = await aws.workmail.listOrganizations({})
  expect(OrganizationSummaries).toMatchObject([
    { Alias: 'corp-directory', State: 'Active' },
    { OrganizationId: example, Alias: 'example-corp', DefaultMailDomain: 'example.com' },
    { OrganizationId: deleted, Alias: 'former-corp', State: 'Deleted' },
    { Alias: 'hybrid-corp', State: 'Active' },
    { Alias: 'managed-corp', State: 'Active' },
    { Alias: 'simple-corp', State: 'Active' },
  ])
  expect(NextToken).toBeUndefined()
})

test('ORG-01 the list has pages, and a token works in its own Region only', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const first = await aws.workmail.listOrganizations({ MaxResults: 3 })
  const last = await aws.workmail.listOrganizations({ MaxResults: 3, NextToken: first.NextToken })
  expect([...(first.OrganizationSummaries ?? []), ...(last.OrganizationSummaries ?? [])]).toEqual(
    (await aws.workmail.listOrganizations({})).OrganizationSummaries,
  )
  expect(last.NextToken).toBeUndefined()
  const elsewhere = workmailIn('eu-west-1', aws)
  expect(await outcomeOf(elsewhere.listOrganizations({ NextToken: first.NextToken }))).toBe(
    'InvalidParameterException',
  )
})

test('ORG-10 the records of a domain in Route 53 are written into its hosted zone, and another zone is refused', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const HostedZoneId = sampleHostedZones['example.net']
  const create = (Alias: string, domain: { DomainName: string; HostedZoneId: string }) =>
    aws.workmail.createOrganization({ Alias, Domains: [domain] })
  const DomainName = 'mail.example.net'
  for (const refused of ['ZNONE0000', sampleHostedZones['example.com']])
    expect(await outcomeOf(create('refused', { DomainName, HostedZoneId: refused }))).toBe(
      'InvalidParameterException',
    )
  await create('in-route53', { DomainName, HostedZoneId })
  const { ResourceRecordSets = [] } = await clientsOf(aws, 'local').route53.listResourceRecordSets({
    HostedZoneId,
  })
  const written = ResourceRecordSets.map(({ Name, Type }) => `${Name} ${Type}`)
  expect(written).toEqual(
    expect.arrayContaining([
      'mail.example.net. MX',
      '_amazonses.mail.example.net. TXT',
      'autodiscover.mail.example.net. CNAME',
    ]),
  )
})

test('X-02 an organization is found in its own Region only', async () => {
  await using aws = await startLocalAws()
  const ireland = workmailIn('eu-west-1', aws)
  const calls = [
    aws.workmail.describeOrganization({ OrganizationId: beispiel }),
    aws.workmail.listUsers({ OrganizationId: beispiel }),
    ireland.describeOrganization({ OrganizationId: example }),
    ireland.describeOrganization({ OrganizationId: beispiel }),
    aws.workmail.describeOrganization({ OrganizationId: unknown }),
  ]
  expect(await Promise.all(calls.map(outcomeOf))).toEqual([
    'OrganizationNotFoundException',
    'OrganizationNotFoundException',
    'OrganizationNotFoundException',
    'done',
    'OrganizationNotFoundException',
  ])
})

test('ORG-20 ORG-22 the details show what the list does not', async () => {
  await using aws = await startLocalAws()
  const { $metadata, CompletedDate, ...details } = await aws.workmail.describeOrganization({
    OrganizationId: example,
  })
  expect(CompletedDate).toBeInstanceOf(Date)
  expect(details).toEqual({
    OrganizationId: example,
    Alias: 'example-corp',
    State: 'Active',
    DirectoryId: 'd-0e1a2b3c4d',
    DirectoryType: 'VpcDirectory',
    DefaultMailDomain: 'example.com',
    ARN: `arn:aws:workmail:us-east-1:123456789012:organization/${example}`,
    InteroperabilityEnabled: false,
  })
})

test('ORG-06 ORG-17 a new organization becomes Active with its test domain, as the clock goes on', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const { OrganizationId } = await aws.workmail.createOrganization({
    Alias: 'New-Corp',
    Domains: [{ DomainName: 'New.Example' }],
  })
  const look = () => aws.workmail.describeOrganization({ OrganizationId })
  expect(await look()).toMatchObject({
    State: 'Requested',
    DefaultMailDomain: 'new-corp.awsapps.com',
  })
  expect(await look()).not.toHaveProperty('CompletedDate')
  expect(await outcomeOf(aws.workmail.listUsers({ OrganizationId }))).toBe(
    'OrganizationStateException',
  )
  aws.clock.advance(1)
  expect(await look()).toMatchObject({ State: 'Creating' })
  aws.clock.advance(2)
  expect(await look()).toMatchObject({ State: 'Active', CompletedDate: aws.clock.now })
  expect(await aws.workmail.listMailDomains({ OrganizationId })).toMatchObject({
    MailDomains: [
      { DomainName: 'new-corp.awsapps.com', DefaultDomain: true },
      { DomainName: 'new.example', DefaultDomain: false },
    ],
  })
  expect((await aws.workmail.listUsers({ OrganizationId })).Users).toEqual([])
})

test.each<[string, CreateOrganizationRequest, string]>([
  ['an alias in use', { Alias: 'Example-CORP' }, 'NameAvailabilityException'],
  ['an alias of another Region', { Alias: 'beispiel-gmbh' }, 'NameAvailabilityException'],
  ['the alias of a deleted one', { Alias: 'former-corp' }, 'done'],
  ['the beginning of an alias in use', { Alias: 'example' }, 'done'],
  [
    'a directory in use',
    { Alias: 'fresh', DirectoryId: 'd-0e1a2b3c4d' },
    'DirectoryInUseException',
  ],
  [
    'a directory that Directory Service does not have',
    { Alias: 'fresh', DirectoryId: 'd-3e1a2b3c4d' },
    'DirectoryUnavailableException',
  ],
  [
    'interoperability without a directory',
    { Alias: 'fresh', EnableInteroperability: true },
    'InvalidParameterException',
  ],
  ['an alias like a directory id', { Alias: 'd-corp' }, 'ValidationException'],
  ['an alias with two hyphens', { Alias: 'a--b' }, 'ValidationException'],
])('ORG-12 creating an organization with %s', async (_, input, outcome) => {
  await using aws = await startLocalAws()
  expect(await outcomeOf(aws.workmail.createOrganization(input))).toBe(outcome)
})

test('ORG-12 an alias is unique among organizations that are not deleted', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  for (let round = 0; round < 10; round++) {
    const { OrganizationId } = await aws.workmail.createOrganization({ Alias: 'former-corp' })
    expect(await outcomeOf(aws.workmail.createOrganization({ Alias: 'former-corp' }))).toBe(
      'NameAvailabilityException',
    )
    aws.clock.advance(3)
    await aws.workmail.deleteOrganization({ OrganizationId, DeleteDirectory: true })
    aws.clock.advance(2)
  }
})

test('QUOTA-01 QUOTA-43 an account has 100 organizations a Region at most, not counting deleted ones', async () => {
  await using aws = await startLocalAws({ sample: 'none' })
  for (let number = 0; number < 100; number++)
    await aws.workmail.createOrganization({ Alias: `corp-${number}` })
  const one = { Alias: 'one-more' }
  expect(await outcomeOf(aws.workmail.createOrganization(one))).toBe('LimitExceededException')
  expect(await outcomeOf(workmailIn('us-west-2', aws).createOrganization(one))).toBe('done')
})

test('a repeated creation with the same client token returns the same answer and creates nothing', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const request = { Alias: 'twice', ClientToken: 'token-1' }
  const first = await aws.workmail.createOrganization(request)
  const again = await aws.workmail.createOrganization(request)
  expect(again.OrganizationId).toBe(first.OrganizationId)
  expect(await outcomeOf(aws.workmail.createOrganization({ ...request, Alias: 'other' }))).toBe(
    'InvalidParameterException',
  )
  aws.clock.advance(24 * 60 * 60)
  expect(await outcomeOf(aws.workmail.createOrganization(request))).toBe(
    'NameAvailabilityException',
  )
})

test('a client token can be used again after a creation that failed', async () => {
  await using aws = await startLocalAws()
  const ClientToken = 'token-2'
  const refused = aws.workmail.createOrganization({ Alias: 'example-corp', ClientToken })
  expect(await outcomeOf(refused)).toBe('NameAvailabilityException')
  expect(await outcomeOf(aws.workmail.createOrganization({ Alias: 'other', ClientToken }))).toBe(
    'done',
  )
})

test('ORG-31 ORG-32 an organization with enabled users is deleted only with ForceDelete', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const request = { OrganizationId: example, DeleteDirectory: true }
  expect(await outcomeOf(aws.workmail.deleteOrganization(request))).toBe(
    'OrganizationStateException',
  )
  expect(await aws.workmail.deleteOrganization({ ...request, ForceDelete: true })).toMatchObject({
    OrganizationId: example,
    State: 'Deleting',
  })
})

test('ORG-06 ORG-37 a deleted organization is Deleting, then Deleted, and can only be described from then on', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const request = { OrganizationId: example, DeleteDirectory: false, ForceDelete: true }
  const ClientToken = 'token-3'
  await aws.workmail.deleteOrganization({ ...request, ClientToken })
  const state = async () =>
    (await aws.workmail.describeOrganization({ OrganizationId: example })).State
  expect(await state()).toBe('Deleting')
  aws.clock.advance(2)
  expect(await state()).toBe('Deleted')
  expect(await outcomeOf(aws.workmail.deleteOrganization(request))).toBe(
    'OrganizationStateException',
  )
  expect(await aws.workmail.deleteOrganization({ ...request, ClientToken })).toMatchObject({
    State: 'Deleting',
  })
  await expect(aws.workmail.listUsers({ OrganizationId: example })).rejects.toThrow(
    `Organization ${example} is not Active, state: Deleted`,
  )
})

test('ORG-17 a new organization has its default rules, DMARC enforced and a receipt rule, and nothing else', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock(), sample: 'none' })
  const { workmail, ses } = aws
  const { OrganizationId = '' } = await workmail.createOrganization({ Alias: 'fresh' })
  aws.clock.advance(3)
  const organization = await workmail.describeOrganization({ OrganizationId })
  expect((await workmail.listAccessControlRules({ OrganizationId })).Rules).toMatchObject([
    { Name: 'default', Effect: 'ALLOW' },
  ])
  expect(await workmail.describeInboundDmarcSettings({ OrganizationId })).toMatchObject({
    Enforced: true,
  })
  expect(await outcomeOf(workmail.getDefaultRetentionPolicy({ OrganizationId }))).toBe(
    'EntityNotFoundException',
  )
  const { Tags } = await workmail.listTagsForResource({ ResourceARN: organization.ARN })
  expect(Tags).toEqual([])
  const { AvailabilityConfigurations } = await workmail.listAvailabilityConfigurations({
    OrganizationId,
  })
  expect(AvailabilityConfigurations).toEqual([])
  expect(await ses.describeActiveReceiptRuleSet({})).toMatchObject({
    Metadata: { Name: 'INBOUND_MAIL' },
    Rules: [
      {
        Name: expect.stringContaining(OrganizationId),
        Enabled: true,
        Recipients: ['fresh.awsapps.com'],
        Actions: [{ WorkmailAction: { OrganizationArn: organization.ARN } }],
      },
    ],
  })
})
