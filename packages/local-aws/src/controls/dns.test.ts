import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { startLocalAws } from '../local-aws.ts'
import { changeDns } from '../test/ses.ts'

test('00-index 16 publishing a mail domain publishes the eight records that WorkMail shows', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const { Records = [] } = await aws.workmail.getMailDomain({
    OrganizationId: 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8',
    DomainName: 'new.example.net',
  })
  const { records } = (await changeDns(aws, 'publish=New.Example.NET.')) as { records: unknown[] }
  expect(records).toHaveLength(8)
  for (const { Type, Hostname = '', Value = '' } of Records)
    expect(records).toContainEqual({
      type: Type,
      name: Hostname.slice(0, -1),
      value: Value.replace(/^"|["]$|\.$/g, ''),
      ttl: 3600,
      visibleFrom: '2026-11-24T12:00:05.000Z',
    })
})

test('00-index 16 publishing twice changes nothing, and withdrawing removes all records below a domain', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const once = await changeDns(aws, 'publish=new.example.net')
  aws.clock.advance(60)
  expect(await changeDns(aws, 'publish=new.example.net')).toEqual(once)
  expect(await changeDns(aws, 'withdraw=example.net')).toEqual({ records: [] })
})

test('00-index 16 a request without changes shows all published records', async () => {
  await using aws = await startLocalAws()
  const response = await fetch(`${aws.endpoint}/__local/dns`)
  const { records } = (await response.json()) as { records: { name: string }[] }
  expect(new Set(records.map(({ name }) => name))).toContain('example-corp.awsapps.com')
})

test('03 §3.1 a custom MAIL FROM domain is published with its identity', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const MailFromDomain = 'bounce.example.com'
  await aws.ses.setIdentityMailFromDomain({ Identity: 'example.com', MailFromDomain })
  const { records } = (await changeDns(aws, 'publish=example.com')) as { records: unknown[] }
  expect(records).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: MailFromDomain, value: 'v=spf1 include:amazonses.com ~all' }),
      expect.objectContaining({
        name: MailFromDomain,
        value: '10 feedback-smtp.us-east-1.amazonses.com',
      }),
    ]),
  )
})

test('a name has one CNAME: a new one replaces the old one', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const name = 'autodiscover.example.com'
  const publish = [{ name, type: 'CNAME', value: 'proxy.example' }]
  const { records } = (await changeDns(aws, 'publish=example.com', { publish })) as {
    records: { name: string; value: string }[]
  }
  expect(records.filter((record) => record.name === name)).toMatchObject([
    { value: 'proxy.example' },
  ])
})

test('one record is withdrawn, and no other', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const spf = { name: 'example.com', type: 'TXT', value: '"v=spf1 include:amazonses.com ~all"' }
  const before = (await changeDns(aws, 'publish=example.com')) as { records: unknown[] }
  await changeDns(aws, '', { withdraw: [spf, { ...spf, name: 'unknown.example' }] })
  const { records } = (await changeDns(aws, '')) as { records: { name: string }[] }
  const left = records.filter(({ name }) => name === 'example.com' || name.endsWith('.example.com'))
  expect(left).toHaveLength(before.records.length - 1)
})

const noneOfItsType = 'The value is none of its type.'

const publishing = (type: string, value: string, name = 'a.example') => ({
  publish: [{ name, type, value }],
})

test.each<[string, string, object | undefined, string]>([
  [
    'a domain nobody knows',
    'publish=unknown.example',
    undefined,
    'Neither SES nor WorkMail knows the domain unknown.example.',
  ],
  ['a type there is none of', '', publishing('SRV', 'x'), 'expected one of "A"|"AAAA"|"CNAME"'],
  ['an empty text', '', publishing('TXT', ''), noneOfItsType],
  ['an address that is none', '', publishing('A', '10.0.0'), noneOfItsType],
  ['an address of the other version', '', publishing('AAAA', '10.0.0.1'), noneOfItsType],
  ['a target that is no name', '', publishing('CNAME', 'no name'), noneOfItsType],
  ['a mail server without preference', '', publishing('MX', 'mail.example'), noneOfItsType],
  ['a preference beyond 16 bits', '', publishing('MX', '65536 mail.example'), noneOfItsType],
  ['a name that is none', '', publishing('TXT', 'x', 'a..example'), 'This is no domain name.'],
  ['a word it does not know', '', { add: [] }, 'Unrecognized key: "add"'],
])('00-index 16 the control refuses %s', async (_, query, body, words) => {
  await using aws = await startLocalAws()
  const before = await changeDns(aws, '')
  const response = await fetch(`${aws.endpoint}/__local/dns?${query}`, {
    method: 'POST',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  expect(response.status).toBe(400)
  expect(await response.json()).toEqual({ message: expect.stringContaining(words) })
  expect(await changeDns(aws, '')).toEqual(before)
})
