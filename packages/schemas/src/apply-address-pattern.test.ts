import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyAddressPattern, isAddressPattern } from './apply-address-pattern.ts'
import { EmailAddress } from './constraints/workmail-shapes.generated.ts'

const joerg = { name: 'jg01', displayName: 'Jörg Groß', firstName: 'Jörg', lastName: 'Groß' }

test.each([
  ['{firstName}.{lastName}@example.com', joerg, 'joerg.gross@example.com'],
  ['{f}{lastName}@Example.com', joerg, 'jgross@example.com'],
  ['{name}@example.com', { name: 'Ana.Silva@old.example' }, 'ana.silva@example.com'],
  [
    '{displayName}@example.com',
    { name: 'x', displayName: 'Chloé Dubois' },
    'chloedubois@example.com',
  ],
  ['{lastName}@example.com', { name: 'x', lastName: 'O’Connor' }, 'oconnor@example.com'],
  ['{lastName}@example.com', { name: 'x', lastName: 'Łukasiewicz' }, 'lukasiewicz@example.com'],
  ['{firstName}.{lastName}@example.com', { name: 'x', firstName: 'Ana' }, undefined],
  ['{displayName}@example.com', { name: 'x', displayName: '田中' }, undefined],
  ['fixed@example.com', { name: 'x' }, 'fixed@example.com'],
] as const)('USR-07 %s of %j is %s', (pattern, person, address) => {
  expect(applyAddressPattern(pattern, person)).toBe(address)
})

test.each([
  ['{name}@example.com', true],
  ['{nickname}@example.com', false],
  ['{name}', false],
  ['{name}@{name}', false],
  ['{name@example.com', false],
])('%s: a pattern or not: %s', (text, isPattern) => {
  expect(isAddressPattern(text)).toBe(isPattern)
})

/** Letters of several kinds, and characters that an address cannot contain. */
const names = fc.string({ unit: fc.constantFrom(...'aZäößéŁ田\u0301 ’-._@+{}') })

test('USR-07 for any name a pattern makes an address that AWS accepts, or none', () => {
  fc.assert(
    fc.property(names, names, (first, last) => {
      const address = applyAddressPattern('{firstName}.{lastName}@example.com', {
        name: 'x',
        firstName: first,
        lastName: last,
      })
      if (address !== undefined) expect(address).toMatch(EmailAddress.pattern)
    }),
  )
})
