import type { ResourceRecordSet } from '@aws-sdk/client-route-53'
import { recordOfText, textOfRecord } from '@mailroom/schemas/hosted-zone-records'
import { isSpf } from '@mailroom/schemas/merge-spf'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planRecords, type WantedRecord } from './hosted-zone-plan.ts'

const set = (Name: string, Type: 'TXT' | 'MX' | 'CNAME' | 'A' | 'NS', ...values: string[]) => ({
  ...{ Name, Type, TTL: 300 },
  ResourceRecords: values.map((Value) => ({ Value })),
})

const record = (type: string, hostname: string, value: string): WantedRecord => ({
  ...{ type, hostname, value },
})

const mx = record('MX', 'example.com.', '10 inbound-smtp.us-east-1.amazonaws.com.')
const spf = record('TXT', 'example.com', 'v=spf1 include:amazonses.com ~all')
const token = record('TXT', '_amazonses.example.com.', '"token-1"')
const dmarc = record('TXT', '_dmarc.example.com', 'v=DMARC1;p=quarantine;pct=100;fo=1')
const autodiscover = record(
  'CNAME',
  'autodiscover.example.com.',
  'autodiscover.mail.us-east-1.awsapps.com.',
)

function planOf(wanted: WantedRecord, ...sets: ResourceRecordSet[]) {
  const [planned] = planRecords([wanted], { name: 'example.com', sets }, 'example.com')
  if (!planned) throw new Error('nothing is planned')
  return planned
}

test.each<[string, WantedRecord, ResourceRecordSet[], string, string[]]>([
  ['nothing there', spf, [], 'create', ['v=spf1 include:amazonses.com ~all']],
  [
    'a text of somebody else',
    spf,
    [set('example.com.', 'TXT', '"google=1"')],
    'change',
    ['google=1', 'v=spf1 include:amazonses.com ~all'],
  ],
  [
    'another SPF record and a text',
    spf,
    [set('Example.com.', 'TXT', '"v=spf1 mx -all"', '"google=1"')],
    'change',
    ['google=1', 'v=spf1 mx include:amazonses.com -all'],
  ],
  [
    'two SPF records, which is an error',
    spf,
    [set('example.com.', 'TXT', '"v=spf1 mx -all"', '"v=spf1 a ~all"')],
    'change',
    ['v=spf1 mx a include:amazonses.com ~all'],
  ],
  [
    'an SPF record that lets everybody send',
    spf,
    [set('example.com.', 'TXT', '"v=spf1 include:amazonses.com +all"')],
    'consent',
    ['v=spf1 include:amazonses.com ~all'],
  ],
  [
    'the SPF record in two strings',
    spf,
    [set('example.com.', 'TXT', '"v=spf1 include:" "amazonses.com -all"')],
    'none',
    ['v=spf1 include:amazonses.com -all'],
  ],
  [
    'the token of another account',
    token,
    [set('_amazonses.example.com.', 'TXT', '"token-0"')],
    'change',
    ['token-0', 'token-1'],
  ],
  ['the token', token, [set('_amazonses.example.com.', 'TXT', '"token-1"')], 'none', ['token-1']],
  [
    'the same DMARC policy, spelled otherwise',
    dmarc,
    [set('_dmarc.example.com.', 'TXT', '"v=DMARC1; p=Quarantine; pct=100; fo=1;"')],
    'none',
    ['v=DMARC1; p=Quarantine; pct=100; fo=1;'],
  ],
  [
    'a stricter DMARC policy',
    dmarc,
    [set('_dmarc.example.com.', 'TXT', '"v=DMARC1; p=reject; rua=mailto:a@example.com"')],
    'conflict',
    ['v=DMARC1; p=reject; rua=mailto:a@example.com'],
  ],
  [
    'a weaker DMARC policy',
    dmarc,
    [set('_dmarc.example.com.', 'TXT', '"v=DMARC1; p=none"')],
    'conflict',
    ['v=DMARC1; p=none'],
  ],
  [
    'an invalid DMARC policy',
    dmarc,
    [set('_dmarc.example.com.', 'TXT', '"v=DMARC1; p=nonsense"')],
    'consent',
    ['v=DMARC1;p=quarantine;pct=100;fo=1'],
  ],
  [
    'two DMARC policies',
    dmarc,
    [set('_dmarc.example.com.', 'TXT', '"v=DMARC1; p=none"', '"v=DMARC1; p=reject"')],
    'consent',
    ['v=DMARC1;p=none;pct=100;fo=1'],
  ],
  [
    'the mail server with another preference',
    mx,
    [set('example.com.', 'MX', '5 Inbound-SMTP.us-east-1.amazonaws.com.')],
    'none',
    ['5 inbound-smtp.us-east-1.amazonaws.com'],
  ],
  [
    'another mail server',
    mx,
    [set('example.com.', 'MX', '10 mail.example.net.')],
    'consent',
    ['10 inbound-smtp.us-east-1.amazonaws.com'],
  ],
  [
    'another mail server beside ours',
    mx,
    [set('example.com.', 'MX', '10 inbound-smtp.us-east-1.amazonaws.com.', '20 mail.example.net.')],
    'consent',
    ['10 inbound-smtp.us-east-1.amazonaws.com'],
  ],
  [
    'another CNAME',
    autodiscover,
    [set('autodiscover.example.com.', 'CNAME', 'old.example.net.')],
    'consent',
    ['autodiscover.mail.us-east-1.awsapps.com'],
  ],
])('DOM-09 the plan for %s', (_, wanted, sets, action, after) => {
  expect(planOf(wanted, ...sets)).toMatchObject({ action, after })
})

const alias: ResourceRecordSet = {
  ...{ Name: 'autodiscover.example.com.', Type: 'A' },
  AliasTarget: {
    ...{ HostedZoneId: 'Z2FDTNDATAQYW2', DNSName: 'd111.cloudfront.net.' },
    EvaluateTargetHealth: false,
  },
}
const routed = { ...set('example.com.', 'MX', '10 a.example.'), SetIdentifier: 'one', Weight: 1 }

test.each<[string, WantedRecord, ResourceRecordSet, string, object]>([
  [
    'an alias to CloudFront',
    autodiscover,
    alias,
    'otherRecords',
    { type: 'A', values: ['d111.cloudfront.net'] },
  ],
  [
    'an address beside a CNAME',
    autodiscover,
    set('autodiscover.example.com.', 'A', '192.0.2.1'),
    'otherRecords',
    { type: 'A', values: ['192.0.2.1'] },
  ],
  [
    'a CNAME where a text shall be',
    dmarc,
    set('_dmarc.example.com.', 'CNAME', 'dmarc.example.net.'),
    'otherRecords',
    { type: 'CNAME', values: ['dmarc.example.net'] },
  ],
  [
    'name servers of a part of the zone',
    autodiscover,
    set('autodiscover.example.com.', 'NS', 'ns.example.net.'),
    'delegated',
    { type: 'NS' },
  ],
  ['a routing policy', mx, routed, 'routed', { type: 'MX' }],
])('DOM-09 DOM-31 %s is left alone, and named', (_, wanted, existing, reason, what) => {
  expect(planOf(wanted, existing)).toMatchObject({
    ...{ action: 'conflict', conflict: { reason, with: [what] } },
  })
})

test('DOM-09 the name servers of the zone itself are no conflict', () => {
  const own = set('example.com.', 'NS', 'ns-1.awsdns-00.com.')
  expect(planOf(spf, own).action).toBe('create')
})

test('DOM-09 what is kept of a set is written as it was, and what is new in strings of 255 bytes', () => {
  const kept = '"a\\"b" "\\303\\266"'
  const long = `v=spf1 ${Array.from({ length: 40 }, (_, n) => `ip4:192.0.2.${n}`).join(' ')} -all`
  const { written } = planOf(spf, set('example.com.', 'TXT', kept, recordOfText(long)))
  expect(written[0]).toBe(kept)
  expect(written[1]).toMatch(/^"[^"]{255}" "[^"]{255}" "/)
  expect(textOfRecord(written[1] ?? '')).toContain('include:amazonses.com -all')
})

test('DOM-09 texts with characters that nobody sees are shown as Route 53 writes them', () => {
  const { before } = planOf(token, set('_amazonses.example.com.', 'TXT', '"a\\000b"', '"\\"c"'))
  expect(before).toEqual(['"\\"c"', '"a\\000b"'])
})

test('DOM-37 the look-ups of the merged SPF record are counted', () => {
  const many = Array.from({ length: 10 }, (_, n) => `include:${n}.example`).join(' ')
  const planned = planOf(spf, set('example.com.', 'TXT', `"v=spf1 ${many} -all"`))
  expect(planned.spfLookups).toBe(11)
})

const value = fc.oneof(
  fc.string({ maxLength: 300 }).map((text) => recordOfText(text)),
  fc.constantFrom('"v=spf1 mx -all"', '"v=spf1 include:amazonses.com ~all"', '"token-1"', '"x"'),
)

test('DOM-09 for any texts, no other value is lost, there is one SPF record, and a second plan changes nothing', () => {
  const texts = fc.uniqueArray(value, { maxLength: 6, selector: textOfRecord })
  fc.assert(
    fc.property(texts, (values) => {
      const sets = values.length === 0 ? [] : [set('example.com.', 'TXT', ...values)]
      const planned = planOf(spf, ...sets)
      const others = values.filter((each) => !isSpf(textOfRecord(each)))
      expect(planned.written).toEqual(expect.arrayContaining(others))
      expect(planned.written.filter((each) => isSpf(textOfRecord(each)))).toHaveLength(1)
      expect(planned.written).toHaveLength(others.length + 1)
      const again = planOf(spf, set('example.com.', 'TXT', ...planned.written))
      expect(again).toMatchObject({ action: 'none', after: planned.after })
    }),
  )
})
