import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differentSpfEnds, isSpf, maxSpfLookups, mergeSpf } from './merge-spf.ts'

const amazon = 'v=spf1 include:amazonses.com ~all'

test.each<[string, string[], string]>([
  ['no other record', [amazon], amazon],
  ['the same record twice', [amazon, amazon], amazon],
  [
    'another sender',
    ['v=spf1 include:_spf.example.net -all', amazon],
    'v=spf1 include:_spf.example.net include:amazonses.com -all',
  ],
  [
    'a record that has it already',
    ['V=SPF1  include:AmazonSES.com  mx -all', amazon],
    'V=SPF1  include:AmazonSES.com  mx -all',
  ],
  [
    'another qualifier',
    ['v=spf1 ?include:amazonses.com -all', amazon],
    'v=spf1 include:amazonses.com -all',
  ],
  [
    'the qualifier +, which says nothing',
    ['v=spf1 +include:amazonses.com -all', amazon],
    'v=spf1 +include:amazonses.com -all',
  ],
  ['no end', ['v=spf1 mx', amazon], 'v=spf1 mx include:amazonses.com ~all'],
  [
    'a redirect, which an all would switch off',
    ['v=spf1 mx redirect=_spf.example.net', amazon],
    'v=spf1 mx include:amazonses.com redirect=_spf.example.net',
  ],
  [
    'a second redirect, which becomes an include',
    ['v=spf1 mx -all', 'v=spf1 redirect=_spf.example.net', amazon],
    'v=spf1 mx include:_spf.example.net include:amazonses.com -all',
  ],
  [
    'a redirect beside all, which receivers ignore',
    ['v=spf1 mx redirect=_spf.example.net a -all', amazon],
    'v=spf1 mx a include:amazonses.com -all',
  ],
  [
    'an ignored redirect of a second record, which becomes no include',
    ['v=spf1 mx -all', 'v=spf1 a ~all redirect=_spf.example.net', amazon],
    'v=spf1 mx a include:amazonses.com ~all',
  ],
  [
    'an ignored redirect beside an all that lets everybody send',
    ['v=spf1 mx redirect=_spf.example.net +all', amazon],
    'v=spf1 mx include:amazonses.com ~all',
  ],
  [
    'an explanation and an unknown modifier',
    ['v=spf1 ip4:192.0.2.0/24 exp=why.example.net x=1 -all', amazon],
    'v=spf1 ip4:192.0.2.0/24 exp=why.example.net x=1 include:amazonses.com -all',
  ],
  [
    'a doubled record, which is an error in DNS',
    ['v=spf1 mx ~all', 'v=spf1 a:mail.example.net -all', amazon],
    'v=spf1 mx a:mail.example.net include:amazonses.com ~all',
  ],
  [
    'a softer end beside a stricter one before it',
    ['v=spf1 mx -all', 'v=spf1 a:mail.example.net ~all', amazon],
    'v=spf1 mx a:mail.example.net include:amazonses.com ~all',
  ],
  [
    'the softest of three ends',
    ['v=spf1 mx ~all', 'v=spf1 a -all', 'v=spf1 ptr ?ALL', amazon],
    'v=spf1 mx a ptr include:amazonses.com ?ALL',
  ],
  [
    'an end beside one that lets everybody send',
    ['v=spf1 mx +all', 'v=spf1 a -all', amazon],
    'v=spf1 mx a include:amazonses.com -all',
  ],
  [
    'the same term twice',
    ['v=spf1 mx mx -all -all', amazon],
    'v=spf1 mx include:amazonses.com -all',
  ],
  [
    'what stands after all, which receivers ignore',
    ['v=spf1 ~all include:amazonses.com mx', amazon],
    'v=spf1 include:amazonses.com mx ~all',
  ],
  [
    'an all that lets everybody send',
    ['v=spf1 include:amazonses.com +all', amazon],
    'v=spf1 include:amazonses.com ~all',
  ],
  [
    'a mechanism that nobody knows',
    ['v=spf1 inlcude:amazonses.com mx -all', amazon],
    'v=spf1 mx include:amazonses.com -all',
  ],
])('DOM-37 SPF is merged with %s', (_, records, merged) => {
  expect(mergeSpf(records.slice(0, -1), records.at(-1)).value).toBe(merged)
})

test.each([
  ['v=spf1 include:a.example a mx/24 ptr exists:%{i}.example ip4:192.0.2.1 ip6:::1 -all', 5],
  ['v=spf1 redirect=a.example', 1],
  ['v=spf1 redirect=a.example -all', 0],
  [`v=spf1 ${Array.from({ length: 11 }, (_, index) => `include:${index}.example`).join(' ')}`, 11],
])('RFC 7208 4.6.4 the look-ups of %s are counted', (record, lookups) => {
  expect(mergeSpf([record]).lookups).toBe(lookups)
  expect(maxSpfLookups).toBe(10)
})

test('DOM-37 what a merged record leaves out is told', () => {
  const { dropped } = mergeSpf(['v=spf1 inlcude:a.example mx +all'], amazon)
  expect(dropped).toEqual(['inlcude:a.example', '+all'])
  expect(mergeSpf(['v=spf1 mx -all'], amazon).dropped).toEqual([])
  const ignored = mergeSpf(['v=spf1 redirect=a.example -all', 'v=spf1 redirect=b.example'], amazon)
  expect(ignored.dropped).toEqual(['redirect=a.example'])
  expect(ignored.value).toBe('v=spf1 include:b.example include:amazonses.com -all')
})

test('DOM-37 records that end differently are told with their ends', () => {
  expect(differentSpfEnds(['v=spf1 mx -all', 'v=spf1 a ~ALL'])).toEqual(['-all', '~all'])
  expect(differentSpfEnds(['v=spf1 mx -all', 'v=spf1 a -all', 'v=spf1 a +all'])).toEqual([])
})

test.each([
  ['v=spf1', true],
  ['V=SPF1 -all', true],
  ['v=spf10 -all', false],
  ['google-site-verification=v=spf1', false],
])('RFC 7208 4.5 whether %s is an SPF record', (text, is) => {
  expect(isSpf(text)).toBe(is)
})

const domain = fc.constantFrom('a.example', 'B.example', '_spf.c.example')
const mechanism = fc.oneof(
  domain.map((name) => `include:${name}`),
  domain.map((name) => `a:${name}`),
  fc.constantFrom('mx', 'a', 'ptr', 'ip4:192.0.2.0/24', 'exists:%{i}.example', 'mx/24'),
)
const term = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom('', '+', '-', '~', '?'), mechanism)
      .map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.constantFrom('all', '-all', '~ALL', '?all') },
  { weight: 1, arbitrary: domain.map((name) => `redirect=${name}`) },
  { weight: 1, arbitrary: fc.constantFrom('exp=why.example', 'x-unknown=1') },
)
const record = fc.array(term, { maxLength: 8 }).map((terms) => ['v=spf1', ...terms].join(' '))

const plain = (text: string) => text.toLowerCase().replace(/^[+?~-]/, '')
const termsOf = (text: string) => text.split(' ').slice(1).filter(Boolean).map(plain)
const isMechanism = (text: string) => !text.includes('=') && text !== 'all'

test('DOM-37 every mechanism of all records is kept, once, in the order of the first, with one end at most', () => {
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 3 }), (records) => {
      const { value } = mergeSpf(records)
      const merged = termsOf(value)
      const mechanisms = merged.filter(isMechanism)
      expect(new Set(mechanisms).size).toBe(mechanisms.length)
      const wanted = records.flatMap(termsOf).filter(isMechanism)
      expect(mechanisms).toEqual(expect.arrayContaining(wanted))
      const first = [...new Set(termsOf(records[0] ?? '').filter(isMechanism))]
      expect(mechanisms.filter((each) => first.includes(each))).toEqual(first)
      expect(merged.filter((each) => each === 'all').length).toBeLessThanOrEqual(1)
      expect(merged.filter((each) => each.startsWith('redirect=')).length).toBeLessThanOrEqual(1)
      // What nobody matched is decided as by the softest of all, or by the first redirect.
      const isEnd = (each: string) => plain(each) === 'all' || each.startsWith('redirect=')
      const [end] = value.split(' ').filter(isEnd)
      const ends = records.flatMap((text) => text.split(' ')).filter(isEnd)
      expect(end === undefined ? ends : ends.includes(end)).toEqual(end === undefined ? [] : true)
      const softer = { '-all': /^[?~]all$/i, '~all': /^[?]all$/i }[end?.toLowerCase() ?? '']
      const firsts = records.map((text) => text.split(' ').find((each) => plain(each) === 'all'))
      for (const each of firsts) expect(softer?.test(each ?? '') ?? false).toBe(false)
    }),
  )
})

test('DOM-37 a merged record merged again is the same, and no text makes it fail', () => {
  fc.assert(
    fc.property(record, record, (one, other) => {
      const { value } = mergeSpf([one, other])
      expect(mergeSpf([value, other]).value).toBe(value)
      expect(isSpf(value)).toBe(true)
    }),
  )
  fc.assert(
    fc.property(fc.array(fc.string()), (texts) => {
      expect(isSpf(mergeSpf(texts).value) || texts.length > 0).toBe(true)
    }),
  )
})
