import { expect, test } from 'vitest'
import { proposedSpf } from './proposed-spf.ts'

const check = (...values: string[]) => ({
  expected: [{ type: 'TXT', name: 'example.com', value: 'v=spf1 include:amazonses.com ~all' }],
  answers: ['192.0.2.1', '192.0.2.2'].map((address) => ({
    ...{ server: { address, kind: 'authoritative' as const }, leftOut: 0, ignored: 0 },
    ...{ question: { name: 'example.com', type: 'TXT' }, milliseconds: 1 },
    records: values.map((value) => ({ name: 'Example.com.', type: 'TXT', ttl: 300, value })),
  })),
})

test('DOM-37 another SPF record is merged with the wanted one, and is not joined by a second', () => {
  const other = 'v=spf1 ip4:192.0.2.0/24 include:other.example -all'
  expect(proposedSpf(check('hello', other))).toEqual({
    ...{ value: 'v=spf1 ip4:192.0.2.0/24 include:other.example include:amazonses.com -all' },
    ...{ lookups: 2, found: 1, dropped: [] },
  })
})

test('DOM-37 two SPF records become one, although one of them is the wanted one', () => {
  const two = check('v=spf1 a -all', 'v=spf1 include:amazonses.com ~all')
  expect(proposedSpf(two)).toMatchObject({
    ...{ value: 'v=spf1 a include:amazonses.com -all', found: 2 },
  })
})

test('DOM-37 nothing is proposed where there is no SPF record, or one that has all', () => {
  expect(proposedSpf(check('hello'))).toBeUndefined()
  const good = check('v=spf1 mx include:amazonses.com -all')
  expect(proposedSpf(good)).toBeUndefined()
  const [expected] = good.expected
  if (!expected) throw new Error('Nothing is expected')
  const elsewhere = { ...check('v=spf1 -all'), expected: [{ ...expected, name: 'other.example' }] }
  expect(proposedSpf(elsewhere)).toBeUndefined()
})
