import { expect, test } from 'vitest'
import { languages } from '../../../kit/words/language.ts'
import { spelled } from './spelling.ts'

test.each([
  [
    'en',
    'Tu-4 é',
    'capital Tango, small Uniform, hyphen, four, blank, small Echo with acute accent',
  ],
  ['de', 'Aü_7ß', 'großes Anton, kleines Übermut, Unterstrich, sieben, kleines Eszett'],
  ['id', 'Tu@0', 'Tango besar, Uniform kecil, tanda at, nol'],
] as const)('USR-25 in %s "%s" is spelled out as "%s"', (language, password, words) => {
  expect([...password].map((character) => spelled(character, language)).join(', ')).toBe(words)
})

test('USR-25 every ASCII character has a name in every language', () => {
  for (const language of languages) {
    const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))
    const words = ascii.map((character) => spelled(character, language))
    expect(new Set(words).size).toBe(95)
    for (const word of words) expect(word.length).toBeGreaterThan(2)
  }
})
