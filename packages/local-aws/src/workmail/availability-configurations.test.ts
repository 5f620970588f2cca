import type {
  AvailabilityConfiguration,
  CreateAvailabilityConfigurationRequest,
} from '@aws-sdk/client-workmail'
import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { sampleOrganizations } from '../sample/sample.ts'
import { outcomeOf, postWorkMail } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.activeDirectory
const EwsPassword = 'Korrekt-Pferd-7'

const lambda = (name = 'availability') => ({
  LambdaProvider: { LambdaArn: `arn:aws:lambda:us-east-1:123456789012:function:${name}` },
})

const ews = (host = 'mail.partner.example', EwsUsername = 'PARTNER\\freebusy') => ({
  EwsProvider: { EwsEndpoint: `https://${host}/EWS/Exchange.asmx`, EwsUsername, EwsPassword },
})

function create(
  { workmail }: LocalAws,
  configuration: Partial<CreateAvailabilityConfigurationRequest> = ews(),
) {
  const DomainName = 'partner.example'
  return workmail.createAvailabilityConfiguration({ OrganizationId, DomainName, ...configuration })
}

async function listed({ workmail }: LocalAws): Promise<AvailabilityConfiguration[]> {
  const answer = await workmail.listAvailabilityConfigurations({ OrganizationId })
  return answer.AvailabilityConfigurations ?? []
}

test('AVAIL-03 AVAIL-04 AVAIL-05 configurations are listed by domain, and an update may change the type', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const DateCreated = aws.clock.now
  await create(aws, { DomainName: 'Zweig.Example', ...lambda() })
  await create(aws)
  aws.clock.advance(60)
  const { EwsProvider } = ews('mail.zweig.example')
  await aws.workmail.updateAvailabilityConfiguration({
    OrganizationId,
    DomainName: 'ZWEIG.example',
    EwsProvider,
  })
  const { EwsPassword: _, ...shown } = EwsProvider
  expect(await listed(aws)).toEqual([
    {
      DomainName: 'partner.example',
      ProviderType: 'EWS',
      EwsProvider: {
        EwsEndpoint: 'https://mail.partner.example/EWS/Exchange.asmx',
        EwsUsername: 'PARTNER\\freebusy',
      },
      DateCreated,
      DateModified: DateCreated,
    },
    {
      DomainName: 'zweig.example',
      ProviderType: 'EWS',
      EwsProvider: shown,
      DateCreated,
      DateModified: aws.clock.now,
    },
  ])
})

test('AVAIL-10 a password is neither shown nor kept', async () => {
  await using aws = await startLocalAws()
  await create(aws)
  const { text } = await postWorkMail(aws, 'ListAvailabilityConfigurations', { OrganizationId })
  const state = await (await fetch(`${aws.endpoint}/__local/state`)).text()
  expect(text).toContain('mail.partner.example')
  expect(text + state).not.toContain(EwsPassword)
})

test.each<[string, Partial<CreateAvailabilityConfigurationRequest>, string]>([
  ['no provider', {}, 'InvalidParameterException'],
  ['both providers', { ...ews(), ...lambda() }, 'InvalidParameterException'],
  [
    'a domain that has one',
    { ...lambda(), DomainName: 'TAKEN.example' },
    'NameAvailabilityException',
  ],
  [
    'an endpoint without a path',
    { EwsProvider: { ...ews().EwsProvider, EwsEndpoint: 'https://mail.example' } },
    'ValidationException',
  ],
])('AVAIL-04 a configuration with %s is refused', async (_, configuration, code) => {
  await using aws = await startLocalAws()
  await create(aws, { ...ews(), DomainName: 'taken.example' })
  expect(await outcomeOf(create(aws, configuration))).toBe(code)
  expect(await listed(aws)).toHaveLength(1)
})

test('AVAIL-05 AVAIL-07 AVAIL-08 an unknown domain cannot be updated or tested, and deleting it is no error', async () => {
  await using aws = await startLocalAws()
  const domain = { OrganizationId, DomainName: 'unknown.example' }
  const { workmail } = aws
  const unknown = [
    workmail.updateAvailabilityConfiguration({ ...domain, ...lambda() }),
    workmail.testAvailabilityConfiguration(domain),
  ]
  for (const call of unknown) expect(await outcomeOf(call)).toBe('ResourceNotFoundException')
  expect(await outcomeOf(workmail.deleteAvailabilityConfiguration(domain))).toBe('done')
  await create(aws)
  await workmail.deleteAvailabilityConfiguration({ OrganizationId, DomainName: 'Partner.example' })
  expect(await listed(aws)).toEqual([])
})

test.each([
  ['a public Exchange server', ews(), undefined],
  ['an address as user name', ews('mail.partner.example', 'free@partner.example'), undefined],
  ['another WorkMail organization', ews('ews.mail.eu-west-1.awsapps.com'), undefined],
  ['a public address', ews('203.0.113.5:8443'), undefined],
  ['a private address', ews('10.0.0.5'), 'cannot be reached'],
  ['this machine', ews('127.0.0.1'), 'cannot be reached'],
  ['a name of the local network', ews('exchange'), 'cannot be reached'],
  ['an internal name', ews('exchange.corp.internal'), 'cannot be reached'],
  ['a server that is down', ews('unreachable.partner.example'), 'cannot be reached'],
  ['a wrong password', ews('badlogin.partner.example'), '401'],
  ['a user name of neither form', ews('mail.partner.example', 'freebusy'), 'DOMAIN\\username'],
  [
    'no HTTPS',
    {
      EwsProvider: {
        ...ews().EwsProvider,
        EwsEndpoint: 'http://mail.partner.example/EWS/Exchange.asmx',
      },
    },
    'HTTPS',
  ],
  ['a function for WorkMail only', lambda(), undefined],
  ['a function for everybody', lambda('availability-open-policy:live'), 'anybody'],
  ['a function without permission', lambda('availability-no-permission'), 'no permission'],
])('AVAIL-07 testing %s', async (_, provider, reason) => {
  await using aws = await startLocalAws()
  const expected =
    reason === undefined
      ? { TestPassed: true }
      : { TestPassed: false, FailureReason: expect.stringContaining(reason) }
  const unsaved = await aws.workmail.testAvailabilityConfiguration({ OrganizationId, ...provider })
  expect(unsaved).toMatchObject(expected)
  await create(aws, provider)
  const domain = { OrganizationId, DomainName: 'partner.example' }
  const { $metadata, ...saved } = await aws.workmail.testAvailabilityConfiguration(domain)
  expect(saved).toEqual(expected)
})

test.each<[string, object]>([
  ['nothing', {}],
  ['two providers', { ...ews(), ...lambda() }],
  ['a domain and a provider', { DomainName: 'partner.example', ...lambda() }],
])('A-26 testing %s is refused', async (_, what) => {
  await using aws = await startLocalAws()
  await create(aws)
  expect(
    await outcomeOf(aws.workmail.testAvailabilityConfiguration({ OrganizationId, ...what })),
  ).toBe('InvalidParameterException')
})

test('AVAIL-04 a repeated creation creates nothing', async () => {
  await using aws = await startLocalAws()
  const again = { ...ews(), ClientToken: 'again' }
  expect(await outcomeOf(create(aws, again))).toBe('done')
  expect(await outcomeOf(create(aws, again))).toBe('done')
  expect(await outcomeOf(create(aws, { ...again, ...ews('other.example') }))).toBe(
    'InvalidParameterException',
  )
})
