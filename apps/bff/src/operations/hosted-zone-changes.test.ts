import { type Change, Route53 } from '@aws-sdk/client-route-53'
import { sampleHostedZones } from '@mailroom/local-aws'
import { type Input, operations } from '@mailroom/schemas/operations'
import type { Role } from '@mailroom/schemas/role'
import { expect, test } from 'vitest'
import { here, startBackend, startEmptyBackend } from '../test/start-backend.ts'
import { startOtherAws } from '../test/start-other-aws.ts'

const HostedZoneId = sampleHostedZones['example.net']
const domain = { ...here, domainName: 'new.example.net' }

async function start(role: Role = 'administrator') {
  const backend = await startBackend(role)
  const { endpoint = '' } = backend.connections[0] ?? {}
  const credentials = { accessKeyId: 'other', secretAccessKey: 'local' }
  const route53 = new Route53({ endpoint, region: 'us-east-1', credentials })
  const upsert = async (
    ...sets: [name: string, type: 'TXT' | 'MX' | 'A', ...values: string[]][]
  ) => {
    const Changes = sets.map(([Name, Type, ...values]): Change => {
      const ResourceRecords = values.map((Value) => ({ Value }))
      return { Action: 'UPSERT', ResourceRecordSet: { Name, Type, TTL: 60, ResourceRecords } }
    })
    await route53.changeResourceRecordSets({ HostedZoneId, ChangeBatch: { Changes } })
  }
  const preview = async (more: object = {}) => {
    const { status, body } = await backend.call('hostedZoneChanges.preview', { ...domain, ...more })
    expect(status, JSON.stringify(body)).toBe(200)
    return operations['hostedZoneChanges.preview'].output.parse(body)
  }
  /** Returns the input that writes everything of a preview that is not right yet. */
  const inputFor = async (): Promise<Input<'hostedZoneChanges.apply'>> => {
    const { records, hostedZoneId = '' } = await preview()
    const sets = records.filter(({ action }) => action !== 'none' && action !== 'conflict')
    const named = ({ name, type }: (typeof sets)[number]) => ({ name, type })
    return {
      ...{ ...domain, hostedZoneId },
      records: sets.map((set) => ({ ...named(set), values: set.after })),
      consent: sets.filter(({ action }) => action === 'consent').map(named),
      expected: { records: sets.map((set) => ({ ...named(set), values: set.before })) },
    }
  }
  const valuesAt = async (name: string, type: string) => {
    const { ResourceRecordSets = [] } = await route53.listResourceRecordSets({ HostedZoneId })
    const set = ResourceRecordSets.find(({ Name, Type }) => Name === `${name}.` && Type === type)
    return set?.ResourceRecords?.map(({ Value }) => Value).sort()
  }
  const apply = async (input: object) => backend.call('hostedZoneChanges.apply', input)
  const dispose = async () => {
    route53.destroy()
    await backend[Symbol.asyncDispose]()
  }
  return {
    ...{ backend, route53, upsert, preview, inputFor, apply, valuesAt },
    [Symbol.asyncDispose]: dispose,
  }
}

test('DOM-09 the nearest public zone is compared with what the domain needs, by an auditor too', async () => {
  await using given = await start('auditor')
  const { hostedZones, hostedZoneId, records } = await given.preview()
  expect(hostedZones).toEqual([{ hostedZoneId: HostedZoneId, name: 'example.net' }])
  expect(hostedZoneId).toBe(HostedZoneId)
  expect(records.map(({ action }) => action)).toEqual(records.map(() => 'create'))
  expect(new Set(records.flatMap(({ purposes }) => purposes))).toEqual(
    new Set(['ownership', 'mx', 'autodiscover', 'dkim', 'spf', 'dmarc']),
  )
  const right = await given.preview({ domainName: 'example.com' })
  expect(right.hostedZones.map(({ name }) => name)).toEqual(['example.com'])
  expect(right.records.map(({ action }) => action)).toEqual(right.records.map(() => 'none'))
  const none = await given.preview({ domainName: 'example.org' })
  expect(none).toEqual({ hostedZones: [], records: [] })
})

test('DOM-09 DOM-11 all records are written at once, kept for an hour, and right afterwards', async () => {
  await using given = await start()
  const { backend } = given
  await given.upsert(
    ['new.example.net', 'TXT', '"v=spf1 ip4:192.0.2.1 -all"', '"google=1"'],
    ['new.example.net', 'MX', '10 mail.example.org'],
  )
  const { status, body } = await given.apply(await given.inputFor())
  expect(status, JSON.stringify(body)).toBe(200)
  const { changeId = '' } = operations['hostedZoneChanges.apply'].output.parse(body)
  expect(await given.valuesAt('new.example.net', 'TXT')).toEqual([
    '"google=1"',
    '"v=spf1 ip4:192.0.2.1 include:amazonses.com -all"',
  ])
  expect(await given.valuesAt('new.example.net', 'MX')).toEqual([
    '10 inbound-smtp.us-east-1.amazonaws.com',
  ])
  const { records } = await given.preview()
  expect(records.map(({ action }) => action)).toEqual(records.map(() => 'none'))
  const where = { connectionId: here.connectionId, region: here.region, changeId }
  expect((await backend.call('hostedZoneChanges.describe', where)).body).toEqual({
    status: 'PENDING',
  })
  const { ResourceRecordSets = [] } = await given.route53.listResourceRecordSets({ HostedZoneId })
  const written = ResourceRecordSets.filter(({ Name }) => Name?.endsWith('new.example.net.'))
  expect(new Set(written.map(({ TTL }) => TTL))).toEqual(new Set([3_600]))
})

test('DOM-42 the records of a MAIL FROM domain are planned with those of its domain', async () => {
  await using given = await start()
  const here = { domainName: 'example.com' }
  const saved = await given.backend.call('mailFromDomains.put', {
    ...{ ...domain, ...here, mailFromDomain: 'mail.example.com' },
    ...{ behaviorOnMXFailure: 'UseDefaultValue', expected: {} },
  })
  expect(saved.status).toBeLessThan(300)
  const { records } = await given.preview(here)
  expect(records.filter(({ action }) => action === 'create')).toMatchObject([
    { purposes: ['mailFromMx'], after: ['10 feedback-smtp.us-east-1.amazonses.com'] },
    { purposes: ['mailFromSpf'], after: ['v=spf1 include:amazonses.com ~all'] },
  ])
})

test('DOM-09 TRL-01 the audit trail has the values before and after', async () => {
  await using given = await start()
  await given.upsert(['new.example.net', 'MX', '10 mail.example.org'])
  const input = await given.inputFor()
  const isMx = ({ type }: { type: string }) => type === 'MX'
  const records = input.records.filter(isMx)
  await given.apply({
    ...input,
    records,
    expected: { records: input.expected.records.filter(isMx) },
  })
  const entry = (await given.backend.audit()).findLast(
    ({ operation }) => operation === 'hostedZoneChanges.apply',
  )
  const set = { name: 'new.example.net', type: 'MX' }
  expect(entry).toMatchObject({ outcome: 'Succeeded' })
  expect(entry?.facts).toContain(JSON.stringify({ ...set, values: ['10 mail.example.org'] }))
  const intent = (await given.backend.audit()).find(
    ({ operation }) => operation === 'hostedZoneChanges.apply',
  )
  expect(intent?.input).toContain(
    JSON.stringify({ ...set, values: ['10 inbound-smtp.us-east-1.amazonaws.com'] }),
  )
})

test('DOM-09 without consent, a mail server that is there is not replaced, and nothing is changed', async () => {
  await using given = await start()
  await given.upsert(['new.example.net', 'MX', '10 mail.example.org'])
  const input = await given.inputFor()
  expect(input.consent).toEqual([{ name: 'new.example.net', type: 'MX' }])
  expect(await given.apply({ ...input, consent: [] })).toMatchObject({
    status: 400,
    body: { code: 'InvalidInput', fields: { consent: { code: 'consentMissing' } } },
  })
  expect(await given.valuesAt('new.example.net', 'MX')).toEqual(['10 mail.example.org'])
  expect(await given.valuesAt('_dmarc.new.example.net', 'TXT')).toBeUndefined()
})

test('DOM-09 DOM-31 a set that Route 53 could not take is refused here, and a right one is not written again', async () => {
  await using given = await start()
  const name = 'autodiscover.new.example.net'
  await given.upsert([name, 'A', '192.0.2.7'])
  const { hostedZoneId } = await given.preview()
  const ask = (type: string, place: string, values: string[], before: string[]) =>
    given.apply({
      ...{ ...domain, hostedZoneId, consent: [], records: [{ name: place, type, values }] },
      expected: { records: [{ name: place, type, values: before }] },
    })
  const target = 'autodiscover.mail.us-east-1.awsapps.com'
  expect(await ask('CNAME', name, [target], [])).toMatchObject({
    status: 409,
    body: { code: 'Conflict' },
  })
  expect(await given.valuesAt(name, 'A')).toEqual(['192.0.2.7'])
  const mx = '10 inbound-smtp.us-east-1.amazonaws.com'
  await given.upsert(['new.example.net', 'MX', mx])
  expect(await ask('MX', 'new.example.net', [mx], [mx])).toMatchObject({ status: 200, body: {} })
  const { ResourceRecordSets = [] } = await given.route53.listResourceRecordSets({ HostedZoneId })
  const right = ResourceRecordSets.find(
    ({ Type, Name }) => Type === 'MX' && /^new/.test(Name ?? ''),
  )
  // Written again, it would be kept for an hour.
  expect(right?.TTL).toBe(60)
})

test('DOM-09 USR-15 what somebody else has changed in the zone meanwhile is not overwritten', async () => {
  await using given = await start()
  const input = await given.inputFor()
  await given.upsert(['new.example.net', 'TXT', '"v=spf1 mx -all"'])
  expect(await given.apply(input)).toMatchObject({
    status: 409,
    body: {
      code: 'Conflict',
      conflicts: {
        records: {
          current: expect.arrayContaining([
            { name: 'new.example.net', type: 'TXT', values: ['v=spf1 mx -all'] },
          ]),
        },
      },
    },
  })
  expect(await given.valuesAt('new.example.net', 'TXT')).toEqual(['"v=spf1 mx -all"'])
  expect(await given.valuesAt('new.example.net', 'MX')).toBeUndefined()
})

test('DOM-09 no other record than the domain needs is written, whatever is asked for', async () => {
  await using given = await start()
  const input = await given.inputFor()
  const ask = (name: string, type: string, ...values: string[]) =>
    given.apply({
      ...{ ...input, records: [{ name, type, values }] },
      expected: { records: [{ name, type, values: [] }] },
    })
  expect(await ask('www.example.net', 'A', '192.0.2.1')).toMatchObject({
    body: { code: 'Conflict' },
  })
  expect(await ask('new.example.net', 'MX', '10 mail.example.org')).toMatchObject({
    body: { code: 'Conflict' },
  })
  expect(await given.valuesAt('www.example.net', 'A')).toBeUndefined()
  expect(await given.valuesAt('new.example.net', 'MX')).toBeUndefined()
})

test('DOM-09 DOM-31 a name with an address gets no CNAME, and the others are written', async () => {
  await using given = await start()
  await given.upsert(['autodiscover.new.example.net', 'A', '192.0.2.1'])
  const { records } = await given.preview()
  expect(records.find(({ action }) => action === 'conflict')).toMatchObject({
    name: 'autodiscover.new.example.net',
    conflict: { reason: 'otherRecords', with: [{ type: 'A', values: ['192.0.2.1'] }] },
  })
  expect((await given.apply(await given.inputFor())).status).toBe(200)
  expect(await given.valuesAt('new.example.net', 'MX')).toHaveLength(1)
})

test('DOM-09 the same input again changes nothing, because everything is right', async () => {
  await using given = await start()
  const input = await given.inputFor()
  await given.apply(input)
  expect(await given.apply(input)).toMatchObject({ status: 200, body: {} })
})

test('DOM-09 of a zone with many records, only what the domain needs is read', async () => {
  await using given = await start()
  for (let page = 0; page < 3; page++) {
    const names = Array.from({ length: 500 }, (_, index) => `a${page}-${index}.example.net`)
    await given.upsert(...names.map((name) => [name, 'A', '192.0.2.1'] as [string, 'A', string]))
  }
  await given.upsert(['new.example.net', 'TXT', '"google=1"'])
  const reads = async () => {
    const metrics = await given.backend.metrics()
    const line = /aws_call_duration_seconds_count\{operation="ListResourceRecordSets",.*\} (\d+)/
    return Number(line.exec(metrics)?.[1])
  }
  const { records } = await given.preview()
  expect(
    records.find(({ type, name }) => type === 'TXT' && name === 'new.example.net'),
  ).toMatchObject({
    action: 'change',
    before: ['google=1'],
  })
  expect(await reads()).toBeLessThan(12)
})

test.each([
  'route53:ListHostedZones',
  'route53:ListResourceRecordSets',
  'route53:ChangeResourceRecordSets',
])(
  '01 ERR-01 DOM-09 without %s, the missing action is named and nothing is changed',
  async (action) => {
    await using given = await start()
    const input = await given.inputFor()
    await given.backend.allowOnly(
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: action, Resource: '*' },
    )
    expect(await given.apply(input)).toMatchObject({
      body: { code: 'AccessDenied', missingAction: action },
    })
    expect(await given.valuesAt('new.example.net', 'MX')).toBeUndefined()
  },
)

test('DOM-42 without the right to read MAIL FROM, the other records are planned, and it says so', async () => {
  await using given = await start()
  await given.backend.allowOnly(
    { Effect: 'Allow', Action: '*', Resource: '*' },
    { Effect: 'Deny', Action: 'ses:GetIdentityMailFromDomainAttributes', Resource: '*' },
  )
  const { records, mailFromRefused } = await given.preview()
  expect(mailFromRefused?.missingAction).toBe('ses:GetIdentityMailFromDomainAttributes')
  expect(records.length).toBeGreaterThan(5)
})

type Zone = { id: string; name?: string }

/** An answer of WorkMail, SES or Route 53 for zones that the local AWS cannot have. */
function answer(zones: readonly Zone[], path: string, operation: string) {
  const xml = (root: string, content: string) => ({
    status: 200,
    headers: { 'content-type': 'text/xml' },
    body: `<${root} xmlns="https://route53.amazonaws.com/doc/2013-04-01/">${content}</${root}>`,
  })
  if (operation === 'GetMailDomain')
    return {
      status: 200,
      body: JSON.stringify({
        Records: [
          { Type: 'TXT', Hostname: 'example.com', Value: 'v=spf1 include:amazonses.com ~all' },
        ],
      }),
    }
  if (operation === 'GetIdentityMailFromDomainAttributes')
    return {
      status: 200,
      headers: { 'content-type': 'text/xml' },
      body: `<${operation}Response xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><${operation}Result><MailFromDomainAttributes/></${operation}Result></${operation}Response>`,
    }
  if (path.endsWith('/rrset'))
    return xml(
      'ListResourceRecordSetsResponse',
      '<ResourceRecordSets/><IsTruncated>false</IsTruncated><MaxItems>300</MaxItems>',
    )
  const listed = zones.map(
    ({ id, name = 'example.com' }) =>
      `<HostedZone><Id>/hostedzone/${id}</Id><Name>${name}.</Name><CallerReference>x</CallerReference></HostedZone>`,
  )
  return xml(
    'ListHostedZonesResponse',
    `<HostedZones>${listed.join('')}</HostedZones><IsTruncated>false</IsTruncated><MaxItems>100</MaxItems>`,
  )
}

test('DOM-09 of several zones with one name, a person chooses; one that was deleted meanwhile is gone', async () => {
  let zones = [{ id: 'Z1' }, { id: 'Z2' }]
  await using aws = await startOtherAws(({ operation, path }) => answer(zones, path, operation))
  await using backend = await startEmptyBackend({ connections: [aws.connection] })
  const administrator = await backend.as('administrator')
  const preview = async (more: object) => {
    const { body } = await administrator.call('hostedZoneChanges.preview', {
      ...here,
      domainName: 'example.com',
      ...more,
    })
    return operations['hostedZoneChanges.preview'].output.parse(body)
  }
  const both = await preview({})
  expect(both.hostedZones.map(({ hostedZoneId }) => hostedZoneId)).toEqual(['Z1', 'Z2'])
  expect(both).toMatchObject({ records: [] })
  expect(await preview({ hostedZoneId: 'Z2' })).toMatchObject({
    ...{ hostedZoneId: 'Z2', records: [{ action: 'create' }] },
  })
  zones = [{ id: 'Z1' }]
  const set = { name: 'example.com', type: 'TXT' }
  expect(
    await administrator.call('hostedZoneChanges.apply', {
      ...{ ...here, domainName: 'example.com', hostedZoneId: 'Z2', consent: [] },
      records: [{ ...set, values: ['v=spf1 include:amazonses.com ~all'] }],
      expected: { records: [{ ...set, values: [] }] },
    }),
  ).toMatchObject({ status: 410, body: { code: 'Gone' } })
})

test('DOM-09 of the zones of a domain and of those above it, the nearest one is meant', async () => {
  const zones = [{ id: 'ABOVE', name: 'com' }, { id: 'OWN' }, { id: 'OTHER', name: 'ple.com' }]
  await using aws = await startOtherAws(({ operation, path }) => answer(zones, path, operation))
  await using backend = await startEmptyBackend({ connections: [aws.connection] })
  const auditor = await backend.as('auditor')
  const input = { ...here, domainName: 'example.com' }
  expect(await auditor.call('hostedZoneChanges.preview', input)).toMatchObject({
    body: { hostedZoneId: 'OWN', hostedZones: [{ hostedZoneId: 'OWN', name: 'example.com' }] },
  })
})
