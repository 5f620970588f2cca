import { expect, test } from 'vitest'
import { startLocalAws } from '../local-aws.ts'
import { sampleOrganizations } from '../sample/sample.ts'
import { outcomeOf, workmailIn } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.example

test('DOM-01 the domains of an organization are listed by name, one of them the default', async () => {
  await using aws = await startLocalAws()
  const { MailDomains } = await aws.workmail.listMailDomains({ OrganizationId })
  expect(MailDomains).toEqual([
    { DomainName: 'example-corp.awsapps.com', DefaultDomain: false },
    { DomainName: 'example.com', DefaultDomain: true },
    { DomainName: 'example.org', DefaultDomain: false },
    { DomainName: 'new.example.net', DefaultDomain: false },
  ])
})

test('GEN-04 domains are listed in pages, each once', async () => {
  await using aws = await startLocalAws()
  const all = await aws.workmail.listMailDomains({ OrganizationId })
  const first = await aws.workmail.listMailDomains({ OrganizationId, MaxResults: 3 })
  const { NextToken } = first
  const last = await aws.workmail.listMailDomains({ OrganizationId, MaxResults: 3, NextToken })
  expect([...(first.MailDomains ?? []), ...(last.MailDomains ?? [])]).toEqual(all.MailDomains)
  expect(last.NextToken).toBeUndefined()
})

test('EMB-03 a domain shows the eight records to publish, in the order of the chapter', async () => {
  await using aws = await startLocalAws()
  const DomainName = 'New.Example.NET'
  const {
    $metadata,
    Records = [],
    ...domain
  } = await aws.workmail.getMailDomain({
    OrganizationId,
    DomainName,
  })
  expect(domain).toEqual({
    IsTestDomain: false,
    IsDefault: false,
    OwnershipVerificationStatus: 'PENDING',
    DkimVerificationStatus: 'PENDING',
  })
  const dkim = {
    Type: 'CNAME',
    Hostname: expect.stringMatching(/^[a-z0-9]{32}\._domainkey\.new\.example\.net\.$/),
    Value: expect.stringMatching(/^[a-z0-9]{32}\.dkim\.amazonses\.com\.$/),
  }
  expect(Records).toEqual([
    {
      Type: 'TXT',
      Hostname: '_amazonses.new.example.net.',
      Value: expect.stringMatching(/^"[A-Za-z0-9+/]{43}="$/),
    },
    { Type: 'MX', Hostname: 'new.example.net.', Value: '10 inbound-smtp.us-east-1.amazonaws.com.' },
    {
      Type: 'CNAME',
      Hostname: 'autodiscover.new.example.net.',
      Value: 'autodiscover.mail.us-east-1.awsapps.com.',
    },
    dkim,
    dkim,
    dkim,
    { Type: 'TXT', Hostname: 'new.example.net.', Value: '"v=spf1 include:amazonses.com ~all"' },
    {
      Type: 'TXT',
      Hostname: '_dmarc.new.example.net.',
      Value: '"v=DMARC1;p=quarantine;pct=100;fo=1"',
    },
  ])
  expect(new Set(Records.map(({ Hostname }) => Hostname)).size).toBe(7)
})

test('EMB-03 the records name the Region of the organization', async () => {
  await using aws = await startLocalAws()
  const { Records } = await workmailIn('eu-west-1', aws).getMailDomain({
    OrganizationId: sampleOrganizations.beispiel,
    DomainName: 'beispiel.example',
  })
  expect(Records?.[1]?.Value).toBe('10 inbound-smtp.eu-west-1.amazonaws.com.')
})

test('EMB-03 the test domain is verified from the start and has nothing to publish', async () => {
  await using aws = await startLocalAws()
  const DomainName = 'example-corp.awsapps.com'
  const { $metadata, ...domain } = await aws.workmail.getMailDomain({ OrganizationId, DomainName })
  expect(domain).toEqual({
    Records: [],
    IsTestDomain: true,
    IsDefault: false,
    OwnershipVerificationStatus: 'VERIFIED',
    DkimVerificationStatus: 'VERIFIED',
  })
})

test.each([
  ['one that is not registered', 'elsewhere.example', 'MailDomainNotFoundException'],
  ['one of another organization', 'corp.example', 'MailDomainNotFoundException'],
  ['one of 210 characters', `${'x'.repeat(206)}.com`, 'ValidationException'],
  ['no domain', 'müller.example', 'ValidationException'],
])('DOM-01 asking for a domain: %s', async (_, DomainName, outcome) => {
  await using aws = await startLocalAws()
  expect(await outcomeOf(aws.workmail.getMailDomain({ OrganizationId, DomainName }))).toBe(outcome)
})
