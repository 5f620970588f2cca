import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainHostedName, recordOfText, textOfRecord } from './hosted-zone-records.ts'

test.each([
  ['\\052.Example.COM.', '*.example.com'],
  ['_amazonses.example.com.', '_amazonses.example.com'],
  ['a\\040b.example.com', 'a b.example.com'],
])('DOM-10 the name %s of Route 53 is %s', (name, plain) => {
  expect(plainHostedName(name)).toBe(plain)
})

test.each([
  ['"v=spf1 -all"', 'v=spf1 -all'],
  ['"one" "two"', 'onetwo'],
  ['"a \\"b\\" \\\\c" "\\303\\266"', 'a "b" \\cö'],
  ['v=spf1 -all', 'v=spf1 -all'],
])('DOM-10 the TXT record %s says %s', (value, text) => {
  expect(textOfRecord(value)).toBe(text)
})

test('DOM-10 any text is written in strings of 255 bytes, and read back the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (text) => {
      const value = recordOfText(text)
      expect(textOfRecord(value)).toBe(text)
      expect(value).toMatch(/^[\x20-\x7e]+$/)
      for (const [, string = ''] of value.matchAll(/"((?:[^"\\]|\\.)*)"/g))
        expect(string.replaceAll(/\\[0-7]{3}|\\./g, 'x').length).toBeLessThanOrEqual(255)
    }),
  )
  expect(recordOfText('x'.repeat(256))).toBe(`"${'x'.repeat(255)}" "x"`)
})

test('a text of 64 kB without an end to its quotes is read at once', () => {
  expect(textOfRecord(`"${'\\"'.repeat(32_000)}`)).toBe(`"`.repeat(32_000))
  expect(plainHostedName('\\'.repeat(64_000))).toHaveLength(32_000)
})
