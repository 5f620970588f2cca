import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Address, AddressPattern, matchesPattern, patternsOverlap } from './address-pattern.ts'

test.each([
  ['mailbox@example.com', true],
  ['example.com', true],
  ['*.example.com', true],
  ['*', true],
  ['', false],
  ['+', false],
  ['a+b@example.com', false],
  ['ex+ample.com', false],
  [' example.com', false],
  ['foo*.com', false],
  ['*@x.com', false],
  ['a.*.com', false],
  ['*example.com', false],
  ['**', false],
  ['*.', false],
  ['a@b@example.com', false],
  ['@example.com', false],
  ['a@', false],
  ['com', false],
  ['.example.com', false],
  ['-a.example.com', false],
  ['a..example.com', false],
  [`${'l'.repeat(64)}@example.com`, true],
  [`${'l'.repeat(65)}@example.com`, false],
  [`a@${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(56)}.com`, true],
  [`ab@${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(57)}.com`, false],
])('FLOW-11 "%s" is a pattern: %s', (pattern, valid) => {
  expect(AddressPattern.safeParse(pattern).success).toBe(valid)
})

test('FLOW-11 patterns are kept in lower case', () => {
  expect(AddressPattern.parse('News@Example.COM')).toBe('news@example.com')
})

test.each([
  ['a+b@example.com', true],
  ['a@sub.example.com', true],
  ['example.com', false],
  ['a b@example.com', false],
  ['*@example.com', false],
])('FLOW-36 "%s" is an address: %s', (address, valid) => {
  expect(Address.safeParse(address).success).toBe(valid)
})

const label = fc.constantFrom('a', 'b', 'c')
const domain = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.'))
const address = fc.tuple(label, domain).map(([local, name]) => `${local}@${name}`)
const pattern = fc.oneof(
  address,
  domain,
  domain.map((name) => `*.${name}`),
  fc.constant('*'),
)

test('FLOW-25 patterns that match one address overlap, in either order', () => {
  fc.assert(
    fc.property(pattern, pattern, address, (one, other, anybody) => {
      expect(patternsOverlap(one, other)).toBe(patternsOverlap(other, one))
      if (matchesPattern(one, anybody) && matchesPattern(other, anybody))
        expect(patternsOverlap(one, other)).toBe(true)
    }),
  )
})

test.each([
  ['a@example.com', 'b@example.com', false],
  ['a@example.com', 'example.com', true],
  ['a@example.com', '*.example.org', false],
  ['example.com', 'sub.example.com', false],
  ['*.example.com', 'notexample.com', false],
  ['*.example.com', '*.sub.example.com', true],
  ['*.sub.example.com', 'example.com', false],
])('FLOW-25 "%s" and "%s" overlap: %s', (one, other, overlap) => {
  expect(patternsOverlap(one, other)).toBe(overlap)
})
