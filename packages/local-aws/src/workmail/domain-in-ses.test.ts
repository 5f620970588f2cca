import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { sampleOrganizations } from '../sample/sample.ts'
import { outcomeOf } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.example
const DomainName = 'shop.example'
const OrganizationArn = `arn:aws:workmail:us-east-1:123456789012:organization/${OrganizationId}`

async function policiesOf({ ses }: LocalAws, Identity = DomainName): Promise<unknown[]> {
  const { PolicyNames = [] } = await ses.listIdentityPolicies({ Identity })
  const { Policies = {} } = await ses.getIdentityPolicies({ Identity, PolicyNames })
  return Object.values(Policies).map((text) => JSON.parse(text))
}

async function workmailRule({ ses }: LocalAws) {
  const { Metadata, Rules } = await ses.describeActiveReceiptRuleSet({})
  const rule = Rules?.find(({ Name }) => Name?.includes(OrganizationId))
  return { set: Metadata?.Name, rule }
}

test('DOM-14 DOM-41 adding a domain creates an identity with tokens and the policy of WorkMail', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  await aws.workmail.registerMailDomain({ OrganizationId, DomainName })
  const { Records = [] } = await aws.workmail.getMailDomain({ OrganizationId, DomainName })
  const values = Records.map(({ Value = '' }) => Value)
  const { VerificationToken } = await aws.ses.verifyDomainIdentity({ Domain: DomainName })
  const { DkimTokens = [] } = await aws.ses.verifyDomainDkim({ Domain: DomainName })
  expect(values).toContain(`"${VerificationToken}"`)
  for (const token of DkimTokens) expect(values).toContain(`${token}.dkim.amazonses.com.`)
  expect(await policiesOf(aws)).toEqual([
    {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'AuthorizeWorkMail',
          Effect: 'Allow',
          Principal: { Service: 'workmail.us-east-1.amazonaws.com' },
          Action: ['ses:*'],
          Resource: `arn:aws:ses:us-east-1:123456789012:identity/${DomainName}`,
          Condition: { ArnEquals: { 'aws:SourceArn': OrganizationArn } },
        },
      ],
    },
  ])
})

test('T-10 DOM-40 adding a domain again replaces an old policy with the current one', async () => {
  await using aws = await startLocalAws()
  expect(JSON.stringify(await policiesOf(aws, 'example.org'))).toContain('"AWS"')
  await aws.workmail.registerMailDomain({ OrganizationId, DomainName: 'example.org' })
  const policies = await policiesOf(aws, 'example.org')
  expect(policies).toHaveLength(1)
  expect(JSON.stringify(policies)).toContain('"Service":"workmail.us-east-1.amazonaws.com"')
})

test('EMB-03 an existing identity keeps its other policies and its verification', async () => {
  await using aws = await startLocalAws()
  const Identity = 'example.org'
  const Policy = JSON.stringify({
    Statement: [
      { Effect: 'Allow', Principal: '*', Action: 'ses:SendEmail', Resource: 'arn:aws:ses:x' },
    ],
  })
  await aws.ses.putIdentityPolicy({ Identity, PolicyName: 'own', Policy })
  await aws.workmail.registerMailDomain({ OrganizationId, DomainName: Identity })
  expect(await policiesOf(aws, Identity)).toHaveLength(2)
  await aws.workmail.deregisterMailDomain({ OrganizationId, DomainName: Identity })
  expect(await policiesOf(aws, Identity)).toEqual([JSON.parse(Policy)])
  const { VerificationAttributes } = await aws.ses.getIdentityVerificationAttributes({
    Identities: [Identity],
  })
  expect(VerificationAttributes).toMatchObject({ [Identity]: { VerificationStatus: 'Success' } })
})

test("06 §8.10 the organization's rule receives mail for all its domains, and not for removed ones", async () => {
  await using aws = await startLocalAws()
  const domains = ['example-corp.awsapps.com', 'example.com', 'example.org', 'new.example.net']
  await aws.workmail.registerMailDomain({ OrganizationId, DomainName })
  expect(await workmailRule(aws)).toEqual({
    set: 'INBOUND_MAIL',
    rule: {
      Name: OrganizationId,
      Enabled: true,
      TlsPolicy: 'Optional',
      Recipients: [...domains, DomainName],
      Actions: [{ WorkmailAction: { OrganizationArn } }],
      ScanEnabled: true,
    },
  })
  await aws.workmail.deregisterMailDomain({ OrganizationId, DomainName })
  expect(await workmailRule(aws)).toMatchObject({ rule: { Recipients: domains } })
})

test('06 §8.10 the rule is added to the active rule set; if none is active, INBOUND_MAIL is activated', async () => {
  await using aws = await startLocalAws()
  await aws.ses.createReceiptRuleSet({ RuleSetName: 'own' })
  await aws.ses.setActiveReceiptRuleSet({ RuleSetName: 'own' })
  await aws.workmail.registerMailDomain({ OrganizationId, DomainName })
  expect(await workmailRule(aws)).toMatchObject({ set: 'own', rule: { Recipients: [DomainName] } })
  await aws.workmail.deregisterMailDomain({ OrganizationId, DomainName })
  expect(await workmailRule(aws)).toEqual({ set: 'own', rule: undefined })
  await aws.ses.setActiveReceiptRuleSet({})
  await aws.workmail.deregisterMailDomain({ OrganizationId, DomainName: 'new.example.net' })
  await aws.workmail.registerMailDomain({ OrganizationId, DomainName })
  expect(await workmailRule(aws)).toMatchObject({ set: 'INBOUND_MAIL' })
})

test.each([
  ["actions of others in WorkMail's rule", OrganizationId],
  ["a rule of one's own for WorkMail", 'own-rule'],
])(
  '06 DeregisterMailDomain WorkMail does not rewrite %s, and says which rule it is',
  async (_, Name) => {
    await using aws = await startLocalAws()
    const RuleSetName = 'INBOUND_MAIL'
    const Rule = {
      Name,
      Recipients: ['example.org'],
      Actions: [
        { WorkmailAction: { OrganizationArn } },
        { StopAction: { Scope: 'RuleSet' as const } },
      ],
    }
    if (Name === OrganizationId) await aws.ses.updateReceiptRule({ RuleSetName, Rule })
    else await aws.ses.createReceiptRule({ RuleSetName, Rule })
    const remove = aws.workmail.deregisterMailDomain({ OrganizationId, DomainName: 'example.org' })
    await expect(remove).rejects.toMatchObject({
      name: 'InvalidCustomSesConfigurationException',
      message: expect.stringContaining(Name),
    })
    const { MailDomains } = await aws.workmail.listMailDomains({ OrganizationId })
    expect(MailDomains).toContainEqual({ DomainName: 'example.org', DefaultDomain: false })
  },
)

test('06 CreateOrganization a new organization has a verified test domain that receives mail, and the requested domains', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const create = (Alias: string, name: string) =>
    aws.workmail.createOrganization({ Alias, Domains: [{ DomainName: name }] })
  const { OrganizationId: id } = await create('shop', 'Shop.Example')
  aws.clock.advance(3)
  const describe = (name: string) =>
    aws.workmail.getMailDomain({ OrganizationId: id, DomainName: name })
  expect(await describe('shop.awsapps.com')).toMatchObject({
    IsDefault: true,
    IsTestDomain: true,
    OwnershipVerificationStatus: 'VERIFIED',
  })
  expect(await describe(DomainName)).toMatchObject({ OwnershipVerificationStatus: 'PENDING' })
  const { Rules } = await aws.ses.describeActiveReceiptRuleSet({})
  expect(Rules?.find(({ Name }) => Name === id)?.Recipients).toEqual([
    'shop.awsapps.com',
    DomainName,
  ])
  expect(await outcomeOf(create('shop-2', DomainName))).toBe('InvalidParameterException')
  expect(await outcomeOf(create('shop-3', 'no..domain'))).toBe('InvalidParameterException')
})

test('06 DeleteOrganization a deleted organization no longer receives or sends mail; its identities stay', async () => {
  await using aws = await startLocalAws()
  await aws.workmail.deleteOrganization({
    OrganizationId,
    DeleteDirectory: true,
    ForceDelete: true,
  })
  expect((await workmailRule(aws)).rule).toBeUndefined()
  expect(await policiesOf(aws, 'example.com')).toEqual([])
})

test('ORG-36 06 DeleteOrganization an invalid receipt rule of the organization stops the deletion until it is repaired', async () => {
  await using aws = await startLocalAws()
  const id = sampleOrganizations.managedDirectory
  const remove = () =>
    outcomeOf(
      aws.workmail.deleteOrganization({
        ...{ OrganizationId: id, DeleteDirectory: false, ForceDelete: true },
      }),
    )
  expect(await remove()).toBe('InvalidCustomSesConfigurationException')
  const { Metadata, Rules = [] } = await aws.ses.describeActiveReceiptRuleSet({})
  const rule = Rules.find(({ Name }) => Name === id)
  const save = (Actions = rule?.Actions) =>
    aws.ses.updateReceiptRule({
      RuleSetName: Metadata?.Name,
      Rule: { ...rule, Name: id, Actions },
    })
  await expect(save()).rejects.toMatchObject({ name: 'InvalidS3ConfigurationException' })
  await save(rule?.Actions?.filter(({ WorkmailAction }) => WorkmailAction))
  expect(await remove()).toBe('done')
})
