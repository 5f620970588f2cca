import { Resolver } from 'node:dns/promises'
import {
  type Change,
  type ResourceRecordSet,
  type Route53,
  waitUntilResourceRecordSetsChanged,
} from '@aws-sdk/client-route-53'
import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { sampleHostedZones } from '../sample/hosted-zones.ts'
import { clientsOf, refusalOf, setProfiles } from '../test/clients.ts'
import { outcomeOf, signedFor } from '../test/requests.ts'
import { changeDns, hours } from '../test/ses.ts'

const zone = sampleHostedZones['example.com']
const netZone = sampleHostedZones['example.net']
const privateZone = sampleHostedZones['example.com, private']

function resolverOf({ dnsServer }: LocalAws): Resolver {
  const resolver = new Resolver({ timeout: 2_000, tries: 1 })
  resolver.setServers([dnsServer])
  return resolver
}

const set = (Name: string, Type: string, ...values: string[]): ResourceRecordSet => ({
  Name,
  Type: Type as 'A',
  TTL: 300,
  ResourceRecords: values.map((Value) => ({ Value })),
})

const change = (Action: string, ...of: Parameters<typeof set>): Change => ({
  Action: Action as 'CREATE',
  ResourceRecordSet: set(...of),
})

async function start() {
  const aws = await startLocalAws({ clock: stoppedClock() })
  const { route53 } = clientsOf(aws, 'local')
  const send = async (...Changes: Change[]) =>
    route53.changeResourceRecordSets({ HostedZoneId: zone, ChangeBatch: { Changes } })
  const namesAndTypes = async (HostedZoneId: string = zone) => {
    const { ResourceRecordSets = [] } = await route53.listResourceRecordSets({ HostedZoneId })
    return ResourceRecordSets.map(({ Name, Type }) => `${Name} ${Type}`)
  }
  const [resolver, close] = [resolverOf(aws), () => aws.close()]
  return { aws, route53, send, namesAndTypes, resolver, [Symbol.asyncDispose]: close }
}

test('DOM-03 the hosted zones of the account are listed in pages, private ones apart', async () => {
  await using given = await start()
  const { route53 } = given
  const first = await route53.listHostedZones({ MaxItems: 2 })
  const last = await route53.listHostedZones({ MaxItems: 2, Marker: first.NextMarker })
  expect([first.IsTruncated, first.HostedZones?.map(({ Name }) => Name)]).toEqual([
    true,
    ['example.com.', 'example.net.'],
  ])
  expect(last).toMatchObject({ IsTruncated: false, Marker: privateZone })
  const { HostedZones } = await route53.listHostedZones({ HostedZoneType: 'PrivateHostedZone' })
  expect(HostedZones).toEqual([
    {
      Id: `/hostedzone/${privateZone}`,
      Name: 'example.com.',
      CallerReference: 'sample',
      Config: { Comment: 'Names of the office network', PrivateZone: true },
      ResourceRecordSetCount: 3,
    },
  ])
})

test('hosted zones are listed by name from the end of the name', async () => {
  await using given = await start()
  const { route53 } = given
  const idsOf = async (input: Parameters<Route53['listHostedZonesByName']>[0]) => {
    const { HostedZones = [], ...page } = await route53.listHostedZonesByName(input)
    const { NextDNSName, NextHostedZoneId } = page
    return { ids: HostedZones.map(({ Id }) => Id?.slice(12)), NextDNSName, NextHostedZoneId }
  }
  expect((await idsOf({})).ids).toEqual([zone, privateZone, netZone])
  expect(await idsOf({ DNSName: 'example.com', MaxItems: 1 })).toEqual({
    ids: [zone],
    NextDNSName: 'example.com.',
    NextHostedZoneId: privateZone,
  })
  const rest = { DNSName: 'Example.com.', HostedZoneId: privateZone }
  expect((await idsOf(rest)).ids).toEqual([privateZone, netZone])
  expect((await idsOf({ DNSName: 'net' })).ids).toEqual([netZone])
  expect(await outcomeOf(route53.listHostedZonesByName({ HostedZoneId: zone }))).toBe(
    'InvalidInput',
  )
})

test('GetHostedZone shows the name servers of a public zone and the network of a private one', async () => {
  await using given = await start()
  const { route53 } = given
  expect(await route53.getHostedZone({ Id: `/hostedzone/${zone}` })).toMatchObject({
    HostedZone: { Name: 'example.com.', Config: { PrivateZone: false } },
    DelegationSet: { NameServers: expect.arrayContaining(['ns-1.awsdns-00.com']) },
  })
  expect(await route53.getHostedZone({ Id: privateZone })).toMatchObject({
    VPCs: [{ VPCRegion: 'us-east-1', VPCId: 'vpc-0a1b2c3d4e5f60718' }],
  })
  expect(await refusalOf(route53.getHostedZone({ Id: 'Z1' }))).toEqual({
    name: 'NoSuchHostedZone',
    message: 'No hosted zone found with ID: Z1',
    status: 404,
  })
})

test('record sets are listed by name from its end, then by type, in pages', async () => {
  await using given = await start()
  const { route53, namesAndTypes } = given
  const all = await namesAndTypes()
  expect(all.slice(0, 4)).toEqual([
    'example.com. MX',
    'example.com. NS',
    'example.com. SOA',
    'example.com. TXT',
  ])
  expect(all).toContain('_dmarc.example.com. TXT')
  const seen: string[] = []
  let from: { StartRecordName?: string | undefined; StartRecordType?: 'A' | undefined } = {}
  do {
    const input = { HostedZoneId: zone, MaxItems: 3, ...from }
    const { ResourceRecordSets = [], ...page } = await route53.listResourceRecordSets(input)
    expect(ResourceRecordSets.length).toBeLessThanOrEqual(3)
    seen.push(...ResourceRecordSets.map(({ Name, Type }) => `${Name} ${Type}`))
    from = { StartRecordName: page.NextRecordName, StartRecordType: page.NextRecordType as 'A' }
  } while (from.StartRecordName !== undefined)
  expect(seen).toEqual(all)
})

test('DOM-12 what Route 53 is told is PENDING, then answered by the DNS and INSYNC', async () => {
  await using given = await start()
  const { aws, route53, resolver, send } = given
  const { ChangeInfo } = await send(
    change('CREATE', 'www.example.com', 'A', '192.0.2.7', '192.0.2.8'),
    change('CREATE', 'text.example.com.', 'TXT', '"a \\"b\\"" "c\\303\\266"'),
    change('UPSERT', 'Example.com', 'MX', '20 Mail.example.com.'),
  )
  expect(ChangeInfo).toMatchObject({ Status: 'PENDING', SubmittedAt: aws.clock.now })
  const Id = ChangeInfo?.Id ?? ''
  expect(Id).toMatch(/^\/change\/C[0-9A-F]+$/)
  await expect(resolver.resolve4('www.example.com')).rejects.toMatchObject({ code: 'ENOTFOUND' })
  aws.clock.advance(5)
  expect((await route53.getChange({ Id })).ChangeInfo?.Status).toBe('INSYNC')
  expect((await resolver.resolve4('www.example.com')).sort()).toEqual(['192.0.2.7', '192.0.2.8'])
  // The resolver reads every byte as a character.
  const [[text = ''] = []] = await resolver.resolveTxt('text.example.com')
  expect(Buffer.from(text, 'latin1').toString()).toBe('a "b"cö')
  expect(await resolver.resolveMx('example.com')).toMatchObject([
    { exchange: 'mail.example.com', priority: 20 },
  ])
  const wait = { client: route53, maxWaitTime: 60 }
  expect((await waitUntilResourceRecordSetsChanged(wait, { Id })).state).toBe('SUCCESS')
  const { ResourceRecordSets } = await route53.listResourceRecordSets({
    HostedZoneId: zone,
    StartRecordName: 'text.example.com',
    MaxItems: 1,
  })
  expect(ResourceRecordSets).toEqual([set('text.example.com.', 'TXT', '"a \\"b\\"c\\303\\266"')])
})

test('DOM-12 a domain is verified by the records that Route 53 publishes', async () => {
  await using given = await start()
  const { aws, route53 } = given
  const { VerificationToken } = await aws.ses.verifyDomainIdentity({ Domain: 'new.example.net' })
  await route53.changeResourceRecordSets({
    HostedZoneId: netZone,
    ChangeBatch: {
      Changes: [change('UPSERT', '_amazonses.new.example.net', 'TXT', `"${VerificationToken}"`)],
    },
  })
  aws.clock.advance(hours(1))
  const { VerificationAttributes } = await aws.ses.getIdentityVerificationAttributes({
    Identities: ['new.example.net'],
  })
  expect(VerificationAttributes).toMatchObject({
    'new.example.net': { VerificationStatus: 'Success' },
  })
})

test('a deleted record set is gone, and a replaced one has its new time to live', async () => {
  await using given = await start()
  const { aws, resolver, send } = given
  await send(change('CREATE', 'a.example.com', 'A', '192.0.2.1'))
  await send(change('CREATE', 'b.example.com', 'A', '192.0.2.1'))
  aws.clock.advance(5)
  const shorter = { ...set('b.example.com', 'A', '192.0.2.1'), TTL: 60 }
  await send(change('DELETE', 'a.example.com', 'A', '192.0.2.1'), {
    Action: 'UPSERT',
    ResourceRecordSet: shorter,
  })
  aws.clock.advance(5)
  await expect(resolver.resolve4('a.example.com')).rejects.toMatchObject({ code: 'ENOTFOUND' })
  expect(await resolver.resolve4('b.example.com', { ttl: true })).toEqual([
    { address: '192.0.2.1', ttl: 60 },
  ])
})

test('a set may be deleted and created anew in one batch, also as another type', async () => {
  await using given = await start()
  const { send, namesAndTypes } = given
  await send(change('CREATE', 'a.example.com', 'A', '192.0.2.1'))
  await send(
    change('DELETE', 'a.example.com', 'A', '192.0.2.1'),
    change('CREATE', 'a.example.com', 'A', '192.0.2.2'),
  )
  await send(
    change('DELETE', 'a.example.com', 'A', '192.0.2.2'),
    change('CREATE', 'a.example.com', 'CNAME', 'b.example.com'),
  )
  expect((await namesAndTypes()).filter((one) => one.startsWith('a.'))).toEqual([
    'a.example.com. CNAME',
  ])
})

test('records that were published in another way are in the zone too', async () => {
  await using given = await start()
  const { aws, namesAndTypes } = given
  const publish = [{ name: 'www.example.com', type: 'AAAA', value: '2001:db8::7' }]
  await changeDns(aws, '', { publish })
  expect(await namesAndTypes()).toContain('www.example.com. AAAA')
})

test('a private zone has its own records, which the public DNS does not know', async () => {
  await using given = await start()
  const { aws, route53, namesAndTypes, resolver } = given
  await route53.changeResourceRecordSets({
    HostedZoneId: privateZone,
    ChangeBatch: { Changes: [change('CREATE', 'office.example.com', 'A', '10.0.0.11')] },
  })
  aws.clock.advance(5)
  expect(await namesAndTypes(privateZone)).toEqual([
    'example.com. NS',
    'example.com. SOA',
    'intranet.example.com. A',
    'office.example.com. A',
  ])
  expect(await namesAndTypes()).not.toContain('office.example.com. A')
  await expect(resolver.resolve4('office.example.com')).rejects.toMatchObject({
    code: 'ENOTFOUND',
  })
})

test('the DNS answers the authority of a hosted zone', async () => {
  await using given = await start()
  expect(await given.resolver.resolveSoa('example.com')).toMatchObject({
    nsname: 'ns-1.awsdns-00.com',
    minttl: 86_400,
  })
})

const taken = "[name='a.example.com.', type='A']"
const problem = (name: string, value: string) =>
  `[Invalid Resource Record: FATAL problem: ${name} encountered with '${value}']`
test.each<[string, Change[], string]>([
  [
    'creates what is there',
    [change('CREATE', 'a.example.com', 'A', '192.0.2.2')],
    `[Tried to create resource record set ${taken} but it already exists]`,
  ],
  [
    'deletes what is not there',
    [change('DELETE', 'b.example.com', 'A', '192.0.2.2')],
    "[Tried to delete resource record set [name='b.example.com.', type='A'] but it was not found]",
  ],
  [
    'deletes with other values',
    [change('DELETE', 'a.example.com', 'A', '192.0.2.2')],
    `[Tried to delete resource record set ${taken} but the values provided do not match the current values]`,
  ],
  [
    'makes two mistakes',
    [
      change('CREATE', 'a.example.com', 'A', '192.0.2.2'),
      change('DELETE', 'b.example.com', 'A', '192.0.2.2'),
    ],
    `[Tried to create resource record set ${taken} but it already exists, Tried to delete resource record set [name='b.example.com.', type='A'] but it was not found]`,
  ],
  [
    'puts an alias beside other records',
    [change('UPSERT', 'a.example.com', 'CNAME', 'b.example.com')],
    '[RRSet of type CNAME with DNS name a.example.com. is not permitted as it conflicts with other records with the same DNS name in zone example.com.]',
  ],
  [
    'puts records beside an alias',
    [change('UPSERT', 'autodiscover.example.com', 'A', '192.0.2.2')],
    '[RRSet of type A with DNS name autodiscover.example.com. is not permitted because a conflicting RRSet of type  CNAME with the same DNS name already exists in zone example.com.]',
  ],
  [
    'makes the zone an alias',
    [change('UPSERT', 'example.com', 'CNAME', 'b.example.com')],
    '[RRSet of type CNAME with DNS name example.com. is not permitted at apex in zone example.com.]',
  ],
  [
    'gives an alias two targets',
    [change('UPSERT', 'c.example.com', 'CNAME', 'b.example.com', 'd.example.com')],
    '[RRSet of type CNAME with DNS name c.example.com. is not permitted with more than one value in zone example.com.]',
  ],
  [
    'leaves the zone',
    [change('UPSERT', 'a.badexample.com', 'A', '192.0.2.2')],
    '[RRSet with DNS name a.badexample.com. is not permitted in zone example.com.]',
  ],
  [
    'sets one name twice',
    [
      change('UPSERT', 'b.example.com', 'A', '192.0.2.2'),
      change('UPSERT', 'b.example.com', 'A', '192.0.2.3'),
    ],
    "[The request contains an invalid set of changes for a resource record set 'A b.example.com.']",
  ],
  [
    'repeats a value',
    [change('UPSERT', 'b.example.com', 'A', '192.0.2.2', '192.0.2.2')],
    "[Duplicate Resource Record: '192.0.2.2']",
  ],
  [
    'repeats a value after an invalid one',
    [change('UPSERT', 'b.example.com', 'A', '1', '192.0.2.2', '192.0.2.3', '192.0.2.2')],
    expect.stringContaining("Duplicate Resource Record: '192.0.2.2']"),
  ],
  [
    'has a name in UTF-8',
    [change('UPSERT', 'A\\303\\226ö.example.com', 'A', '192.0.2.2')],
    '[RRSet with DNS name a\\303\\226\\303\\266.example.com. is not permitted in zone example.com.]',
  ],
  [
    'has no address',
    [change('UPSERT', 'b.example.com', 'A', 'HELLO')],
    problem('ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address)', 'HELLO'),
  ],
  [
    'has spaces in an address',
    [change('UPSERT', 'b.example.com', 'A', 'a b')],
    problem('ARRDATANotSingleField (Value contains spaces)', 'a b'),
  ],
  [
    'has no IPv6 address',
    [change('UPSERT', 'b.example.com', 'AAAA', '192.0.2.2')],
    problem('AAAARRDATAIllegalIPv6Address (Value is not a valid IPv6 address)', '192.0.2.2'),
  ],
  [
    'has a mail server without a preference',
    [change('UPSERT', 'b.example.com', 'MX', 'mail.example.com')],
    problem("MXRRDATANotTwoFields (MX record doesn't have 2 fields)", 'mail.example.com'),
  ],
  [
    'has an authority of the wrong form',
    [change('UPSERT', 'example.com', 'SOA', 'ns.example.com a.example.com 1 2 3')],
    problem('SOARRDATAInvalid (Value is not valid)', 'ns.example.com a.example.com 1 2 3'),
  ],
  [
    'has an alias to no name',
    [change('UPSERT', 'b.example.com', 'CNAME', 'a b')],
    problem('UnsupportedCharacter (Value contains unsupported characters)', 'a b'),
  ],
  [
    'has a text without quotes',
    [change('UPSERT', 'b.example.com', 'TXT', 'v=spf1 -all')],
    problem('InvalidCharacterString (Value should be enclosed in quotation marks)', 'v=spf1 -all'),
  ],
  [
    'has a text with other letters',
    [change('UPSERT', 'b.example.com', 'TXT', '"ö"')],
    problem('UnsupportedCharacter (Value contains unsupported characters)', '"ö"'),
  ],
  [
    'has a string that is too long',
    [change('UPSERT', 'b.example.com', 'TXT', `"${'a'.repeat(256)}"`)],
    problem('CharacterStringTooLong (Value is too long)', `"${'a'.repeat(256)}"`),
  ],
  [
    'has too many records',
    Array.from({ length: 501 }, (_, index) =>
      change('UPSERT', `n${index}.example.com`, 'A', '192.0.2.2'),
    ),
    '[Number of records limit of 1000 exceeded.]',
  ],
])('a batch that %s is refused in the words of Route 53', async (_, changes, message) => {
  await using given = await start()
  const { send, namesAndTypes } = given
  await send(change('CREATE', 'a.example.com', 'A', '192.0.2.1'))
  const before = await namesAndTypes()
  const good = change('CREATE', 'good.example.com', 'A', '192.0.2.1')
  expect(await refusalOf(send(good, ...changes))).toEqual({
    name: 'InvalidChangeBatch',
    message,
    status: 400,
  })
  // All or nothing.
  expect(await namesAndTypes()).toEqual(before)
})

test('a zone keeps its authority and name servers', async () => {
  await using given = await start()
  const { route53, send } = given
  const { ResourceRecordSets = [] } = await route53.listResourceRecordSets({ HostedZoneId: zone })
  const own = ResourceRecordSets.filter(({ Type }) => Type === 'NS' || Type === 'SOA')
  const changes = own.map((each) => ({ Action: 'DELETE', ResourceRecordSet: each }) as const)
  expect(await refusalOf(send(...changes))).toMatchObject({
    name: 'InvalidChangeBatch',
    message:
      '[A HostedZone must contain exactly one SOA record., A HostedZone must contain at least one NS record for the zone itself.]',
  })
})

const missing =
  'Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found none in Change with [Action=CREATE, Name=b.example.com., Type=A, SetIdentifier=null]'
test.each<[string, Change[], string]>([
  ['no change', [], 'A change batch has at least one change.'],
  ['another action', [change('REPLACE', 'b.example.com', 'A', '192.0.2.1')], "Value 'REPLACE'"],
  ['no records', [change('CREATE', 'b.example.com', 'A')], missing],
  [
    'a negative time to live',
    [
      {
        Action: 'CREATE',
        ResourceRecordSet: { ...set('b.example.com', 'A', '192.0.2.1'), TTL: -1 },
      },
    ],
    "Value '-1' at 'changeBatch.changes.1.member.resourceRecordSet.tTL'",
  ],
])('a batch with %s is an invalid input', async (_, changes, message) => {
  await using given = await start()
  expect(await refusalOf(given.send(...changes))).toEqual({
    name: 'InvalidInput',
    message: expect.stringContaining(message),
    status: 400,
  })
})

test.each<[string, Change]>([
  ['type SRV', change('CREATE', '_sip._tcp.example.com', 'SRV', '1 1 5060 a.example.com')],
  ['a wildcard', change('CREATE', '*.example.com', 'A', '192.0.2.1')],
  [
    'SetIdentifier, Weight',
    {
      Action: 'CREATE',
      ResourceRecordSet: {
        ...set('b.example.com', 'A', '192.0.2.1'),
        SetIdentifier: 'a',
        Weight: 1,
      },
    },
  ],
])('what nothing here would obey is refused by its name: %s', async (what, given) => {
  await using started = await start()
  expect(await refusalOf(started.send(given))).toMatchObject({
    message: `Not implemented here: Route 53 ChangeResourceRecordSets with ${what}.`,
    status: 501,
  })
})

test('an operation of Route 53 that is not built says so', async () => {
  await using given = await start()
  const create = given.route53.createHostedZone({ Name: 'a.example', CallerReference: '1' })
  expect(await refusalOf(create)).toMatchObject({
    name: 'NotImplemented',
    message: expect.stringContaining('Not implemented here: Route 53 CreateHostedZone.'),
    status: 501,
  })
  const { endpoint } = given.aws
  const headers = { authorization: signedFor('route53') }
  const unknown = await fetch(`${endpoint}/2013-04-01/nothing`, { headers })
  expect([unknown.status, await unknown.text()]).toEqual([
    404,
    expect.stringContaining('<Code>UnknownOperationException</Code>'),
  ])
})

test('an unknown change, a page without items and a type without a name are refused', async () => {
  await using given = await start()
  const { route53 } = given
  const HostedZoneId = zone
  expect(
    await Promise.all([
      outcomeOf(route53.getChange({ Id: 'C1' })),
      outcomeOf(route53.listHostedZones({ MaxItems: 0 })),
      outcomeOf(
        route53.listHostedZones({ HostedZoneType: 'PublicHostedZone' as 'PrivateHostedZone' }),
      ),
      outcomeOf(route53.listResourceRecordSets({ HostedZoneId, StartRecordType: 'A' })),
      outcomeOf(route53.listResourceRecordSets({ HostedZoneId: 'Z1' })),
    ]),
  ).toEqual(['NoSuchChange', 'InvalidInput', 'InvalidInput', 'InvalidInput', 'NoSuchHostedZone'])
})

test('ERR-04 a policy allows Route 53 by zone, name, type and action', async () => {
  await using given = await start()
  const { aws } = given
  const Condition = {
    'ForAllValues:StringLike': {
      'route53:ChangeResourceRecordSetsNormalizedRecordNames': ['*.example.com'],
    },
    'ForAllValues:StringEquals': {
      'route53:ChangeResourceRecordSetsRecordTypes': ['TXT'],
      'route53:ChangeResourceRecordSetsActions': ['CREATE', 'UPSERT'],
    },
  }
  const Resource = `arn:aws:route53:::hostedzone/${zone}`
  const Statement = [
    { Effect: 'Allow', Action: 'route53:ListResourceRecordSets', Resource },
    { Effect: 'Allow', Action: 'route53:ChangeResourceRecordSets', Resource, Condition },
    { Effect: 'Allow', Action: 'route53:GetChange', Resource: 'arn:aws:route53:::change/*' },
  ]
  await setProfiles(aws, [{ accessKeyId: 'dns', policy: { Version: '2012-10-17', Statement } }])
  const { route53 } = clientsOf(aws, 'dns')
  const send = async (HostedZoneId: string, one: Change) =>
    route53.changeResourceRecordSets({ HostedZoneId, ChangeBatch: { Changes: [one] } })
  const text = change('UPSERT', '_DMARC.Example.com.', 'TXT', '"v=DMARC1"')
  const { ChangeInfo } = await send(zone, text)
  await route53.getChange({ Id: ChangeInfo?.Id })
  await route53.listResourceRecordSets({ HostedZoneId: zone })
  expect(await refusalOf(route53.listHostedZones({}))).toEqual({
    name: 'AccessDenied',
    message:
      'User: arn:aws:iam::123456789012:user/dns is not authorized to perform: route53:ListHostedZones on resource: * because no identity-based policy allows the route53:ListHostedZones action',
    status: 403,
  })
  expect(
    await Promise.all([
      outcomeOf(send(netZone, text)),
      outcomeOf(send(zone, change('UPSERT', 'a.example.com', 'A', '192.0.2.1'))),
      outcomeOf(send(zone, change('DELETE', 'a.example.com', 'TXT', '"a"'))),
      outcomeOf(send(zone, change('UPSERT', 'example.com', 'TXT', '"a"'))),
    ]),
  ).toEqual(Array.from({ length: 4 }, () => 'AccessDenied'))
})

test('ERR-04 a policy names a wildcard as Route 53 writes it, however the request does', async () => {
  await using given = await start()
  const { aws } = given
  const Condition = {
    'ForAnyValue:StringEquals': {
      'route53:ChangeResourceRecordSetsNormalizedRecordNames': ['\\052.example.com'],
    },
  }
  const Statement = [
    { Effect: 'Allow', Action: 'route53:*', Resource: '*' },
    { Effect: 'Deny', Action: 'route53:ChangeResourceRecordSets', Resource: '*', Condition },
  ]
  await setProfiles(aws, [{ accessKeyId: 'dns', policy: { Version: '2012-10-17', Statement } }])
  const { route53 } = clientsOf(aws, 'dns')
  const outcomes = ['*.example.com.', '\\052.Example.com', '_.example.com'].map((name) => {
    const Changes = [change('UPSERT', name, 'TXT', '"a"')]
    return outcomeOf(
      route53.changeResourceRecordSets({ HostedZoneId: zone, ChangeBatch: { Changes } }),
    )
  })
  expect(await Promise.all(outcomes)).toEqual(['AccessDenied', 'AccessDenied', 'done'])
})

test.each([
  ['no signature', {}, 'MissingAuthenticationToken'],
  ['one that cannot be read', { authorization: 'AWS4-HMAC-SHA256 x' }, 'IncompleteSignature'],
])('06 §2.5 a request with %s is refused in the XML of Route 53', async (_, headers, code) => {
  await using given = await start()
  const response = await fetch(`${given.aws.endpoint}/2013-04-01/hostedzone`, { headers })
  expect([response.status, response.headers.get('content-type')]).toEqual([403, 'text/xml'])
  expect(await response.text()).toMatch(
    new RegExp(`<ErrorResponse xmlns="https://route53[^>]*>.*<Code>${code}</Code>`, 's'),
  )
})

test('calls of Route 53 are recorded with their zone', async () => {
  await using given = await start()
  const { aws, route53 } = given
  await route53.listResourceRecordSets({ HostedZoneId: zone })
  const response = await fetch(`${aws.endpoint}/__local/calls?limit=1`)
  expect(await response.json()).toMatchObject([
    {
      service: 'route53',
      operation: 'ListResourceRecordSets',
      readOnly: true,
      resources: [`arn:aws:route53:::hostedzone/${zone}`],
      ids: { HostedZoneId: zone },
      status: 200,
    },
  ])
})
