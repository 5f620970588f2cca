import { expect, test } from 'vitest'
import type { DnsCheck } from './dns-records.ts'
import { recordToHave } from './record-to-have.ts'

type Record = { name: string; type: string; value: string }

const usual = {
  'example.com': 'v=spf1 include:amazonses.com ~all',
  '_dmarc.example.com': 'v=DMARC1;p=quarantine;pct=100;fo=1',
}

/** Returns what two of the name's own servers answer, and a resolver that has other records. */
function answered(name: keyof typeof usual, records: Record[], atResolver = records) {
  const answer = (address: string, kind: 'authoritative' | 'recursive', its: Record[]) => ({
    ...{ server: { address, kind }, leftOut: 0, ignored: 0, milliseconds: 1, rcode: 'NOERROR' },
    question: { name, type: 'TXT' },
    records: its.map((record) => ({ ...record, ttl: 300 })),
  })
  return {
    status: 'inconsistent' as DnsCheck['status'],
    expected: [{ type: 'TXT', name, value: usual[name] }],
    answers: [
      answer('192.0.2.1', 'authoritative', records),
      answer('192.0.2.2', 'authoritative', records),
      answer('192.0.2.53', 'recursive', atResolver),
    ],
  }
}

const texts = (name: string, values: string[]) =>
  values.map((value) => ({ name, type: 'TXT', value }))
const spf = (...values: string[]) =>
  answered('example.com', texts('Example.com.', ['hello', ...values]))
const dmarc = (...values: string[]) =>
  answered('_dmarc.example.com', texts('_dmarc.example.com', values))

test('DOM-37 another SPF record is merged with the wanted one, and is not joined by a second', () => {
  const other = 'v=spf1 ip4:192.0.2.0/24 include:other.example -all'
  expect(recordToHave(spf(other))).toEqual({
    ...{ state: 'merged', found: [other], dropped: [], lookups: 2 },
    value: 'v=spf1 ip4:192.0.2.0/24 include:other.example include:amazonses.com -all',
  })
})

test('DOM-37 two SPF records become one, although one of them is the wanted one', () => {
  const two = ['v=spf1 a -all', 'v=spf1 include:amazonses.com ~all']
  expect(recordToHave(spf(...two))).toMatchObject({
    ...{ state: 'merged', value: 'v=spf1 a include:amazonses.com ~all', found: two },
  })
})

test('DOM-37 an SPF record that has all stays, and where there is none AWS proposes one', () => {
  const good = 'v=spf1 mx include:amazonses.com -all'
  expect(recordToHave(spf(good))).toMatchObject({ state: 'kept', value: good })
  expect(recordToHave({ ...spf(), status: 'missing' })).toMatchObject({
    ...{ state: 'proposed', value: usual['example.com'], found: [] },
  })
})

test('DOM-37 what nobody knows is not taken for nothing', () => {
  expect(recordToHave({ ...spf(), status: 'unchecked' })).toBeUndefined()
  expect(recordToHave(spf(`v=spf1 ip4:192.0.2.1${'…'}`))).toBeUndefined()
  const { answers, ...rest } = spf()
  const cut = answers.map((answer) => ({ ...answer, leftOut: 1 }))
  expect(recordToHave({ ...rest, status: 'missing', answers: cut })).toBeUndefined()
  const mx = { type: 'MX', name: 'example.com', value: '10 mx.example' }
  expect(recordToHave({ ...spf('v=spf1 -all'), expected: [mx] })).toBeUndefined()
})

test('DOM-37 an older answer of a resolver does not count beside those of the name servers', () => {
  const [now, before] = ['v=spf1 include:amazonses.com -all', 'v=spf1 ip4:192.0.2.1 -all']
  const name = 'example.com'
  const check = answered(name, texts(name, [now]), texts(name, [before]))
  expect(recordToHave(check)).toMatchObject({ state: 'kept', value: now })
})

test.each([
  [
    'a semicolon',
    'v=DMARC1 p=reject; rua=mailto:a@example.com',
    'v=DMARC1;p=reject; rua=mailto:a@example.com',
  ],
  ['its beginning', 'DMARC1; p=reject', 'v=DMARC1;p=quarantine;pct=100;fo=1'],
])('DOM-38 a DMARC record that lacks %s gives way to a valid one', (_, text, value) => {
  expect(recordToHave(dmarc(text))).toMatchObject({ state: 'merged', value, found: [text] })
})

test.each([
  ['v=spf1 include other.example ~all', 'v=spf1 include:other.example include:amazonses.com ~all'],
  ['v=spf1; ip4:192.0.2.1 ~all', 'v=spf1 ip4:192.0.2.1 include:amazonses.com ~all'],
  ['“v=spf1 include:amazonses.com -all”', 'v=spf1 include:amazonses.com -all'],
])('DOM-37 a text that is meant to be SPF gives way to a valid record: %s', (text, value) => {
  expect(recordToHave(spf(text))).toMatchObject({ state: 'merged', value, found: [text] })
})

test('DOM-37 a record of Sender ID is none of SPF', () => {
  const check = { ...spf('spf2.0/pra include:other.example ~all'), status: 'missing' as const }
  expect(recordToHave(check)).toMatchObject({ state: 'proposed', found: [] })
})

test.each([
  ['as strict', 'v=DMARC1; p=quarantine; rua=mailto:r@example.com'],
  ['stricter', 'v=DMARC1; p=reject; sp=none'],
])('DOM-38 a DMARC record that is %s stays as it is', (_, text) => {
  expect(recordToHave(dmarc(text))).toMatchObject({ state: 'kept', value: text, found: [text] })
})

test.each([
  [
    'too weak',
    ['v=DMARC1; p=none; rua=mailto:R@Example.com; ruf=mailto:f@example.com; sp=reject'],
    'v=DMARC1;p=quarantine;pct=100;rua=mailto:R@Example.com;ruf=mailto:f@example.com;sp=reject;fo=1',
  ],
  ['for a part of the mail', ['v=DMARC1;p=reject;pct=20;fo=0'], 'v=DMARC1;p=reject;pct=100;fo=0'],
  ['invalid', ['v=DMARC1;p=maybe;adkim=s'], 'v=DMARC1;p=quarantine;pct=100;adkim=s;fo=1'],
  [
    'doubled',
    ['v=DMARC1;p=none;rua=mailto:a@example.com', 'v=DMARC1;p=reject;rua=mailto:b@example.com'],
    'v=DMARC1;p=none;pct=100;rua=mailto:a@example.com,mailto:b@example.com;fo=1',
  ],
  [
    'doubled, one of them for a part of the mail',
    ['v=DMARC1;p=quarantine;sp=reject', 'v=DMARC1;p=reject;pct=20'],
    'v=DMARC1;p=reject;pct=20;sp=reject;fo=1',
  ],
  [
    'doubled, the stricter one with a milder policy for subdomains',
    ['v=DMARC1;p=reject;sp=none', 'v=DMARC1;p=quarantine'],
    'v=DMARC1;p=quarantine;pct=100;sp=none;fo=1',
  ],
])(
  'DOM-38 a DMARC record that is %s gets the recommended or the mildest policy and keeps its other tags',
  (_, found, value) => {
    expect(recordToHave(dmarc(...found))).toMatchObject({
      state: 'merged',
      value,
      found,
      dropped: [],
    })
  },
)

test.each([
  [
    'without mailto:',
    'v=DMARC1; p=reject; rua=dmarc@x.example, mailto:a@example.com',
    'v=DMARC1; p=reject; rua=mailto:dmarc@x.example,mailto:a@example.com',
    [],
  ],
  [
    'that is none',
    'v=DMARC1; p=reject; rua=https://x.example/r; fo=1',
    'v=DMARC1; p=reject; fo=1',
    ['https://x.example/r'],
  ],
  [
    'without mailto: in a record that is too weak',
    'v=DMARC1;p=none;rua=dmarc@x.example',
    'v=DMARC1;p=quarantine;pct=100;rua=mailto:dmarc@x.example;fo=1',
    [],
  ],
])('DOM-38 an address for reports %s is not proposed again', (_, text, value, dropped) => {
  expect(recordToHave(dmarc(text))).toMatchObject({ state: 'merged', value, dropped })
})

test('DOM-38 a DMARC record at the end of a CNAME is the one of the name', () => {
  const policy = 'v=DMARC1; p=reject'
  const check = answered('_dmarc.example.com', [
    { name: '_dmarc.example.com', type: 'CNAME', value: 'dmarc.hosted.example.' },
    ...texts('dmarc.hosted.example', [policy]),
  ])
  expect(recordToHave(check)).toMatchObject({ state: 'kept', value: policy })
})
