import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupsOf, passwordProblems } from './password-policy.ts'

test.each([
  ['Passw0rd', []],
  ['password', ['tooFewGroups']],
  ['Grüße99x', []],
  ['Grüße', ['tooShort']],
  ['Aa1'.repeat(21), []],
  [`${'Aa1'.repeat(21)}x`, ['tooLong']],
  ['', ['tooShort', 'tooFewGroups']],
  ['Passw0rd\u0085', ['forbiddenCharacter']],
  ['Passw0rd€', ['forbiddenCharacter']],
] as const)('T-12 USR-27 the password "%s" has the problems %j', (password, problems) => {
  expect(passwordProblems(password)).toEqual(problems)
})

test('USR-27 a Latin-1 letter counts for the fifth group only', () => {
  expect(groupsOf('ÄÖÜäöü')).toEqual(['latin1'])
})

test('USR-27 every accepted password has 8 to 63 characters from at least three groups', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 70 }), (password) => {
      if (passwordProblems(password).length > 0) return
      expect([...password].length).toBeGreaterThanOrEqual(8)
      expect([...password].length).toBeLessThan(64)
      expect(groupsOf(password).length).toBeGreaterThanOrEqual(3)
    }),
  )
})
