import { expect, test } from 'vitest'
import { nameFor } from './rule-name.ts'

test.each([
  ['Scanner must send', [], 'scanner-must-send'],
  ['Büro Straße – außen!', [], 'buro-strasse-aussen'],
  ['Scanner', ['scanner', 'scanner-2'], 'scanner-3'],
  ['漢字', [], ''],
  ['  ', [], ''],
])('ACR-21 the name proposed for “%s” beside %j is %j', (description, taken, name) => {
  expect(nameFor(description, taken)).toBe(name)
})

test('ACR-21 a proposed name has 64 characters at most, also with a number', () => {
  const long = 'a'.repeat(70)
  expect(nameFor(long, [])).toBe('a'.repeat(64))
  expect(nameFor(long, ['a'.repeat(64)])).toBe(`${'a'.repeat(62)}-2`)
})
