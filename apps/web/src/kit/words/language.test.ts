import { expect, test } from 'vitest'
import { closestLanguage, variantOf } from './language.ts'

test.each([
  [['de-CH', 'en'], 'de'],
  [['fr', 'id-ID', 'de'], 'id'],
  [['fr'], 'en'],
  [[], 'en'],
  // Idaho is no language, and `ide` is not Indonesian.
  [['ide', 'EN-us'], 'en'],
] as const)('a browser that reads %j sees the console in %s', (tags, language) => {
  expect(closestLanguage(tags)).toBe(language)
})

test('dates follow the reader’s own variant of the language on the screen', () => {
  expect(variantOf('de', ['en-US', 'de-CH', 'de'])).toBe('de-CH')
  expect(variantOf('id', ['en-US'])).toBe('id')
})
