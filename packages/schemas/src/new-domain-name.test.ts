import { expect, test } from 'vitest'
import { fieldProblems } from './field-problems.ts'
import { newDomainName } from './new-domain-name.ts'

/** Returns the name that is sent, or the code of the first problem. */
function outcomeOf(typed: string): string | undefined {
  const { data, error } = newDomainName.safeParse(typed)
  return data ?? fieldProblems(error?.issues ?? [], typed)['']?.code
}

/** A name of 209 characters. */
const longest = `${['a', 'b', 'c'].map((letter) => letter.repeat(63)).join('.')}.ddddddddd.example`

test.each([
  ['example.com', 'example.com'],
  ['  Example.COM.  ', 'example.com'],
  ['mail.example.co.uk', 'mail.example.co.uk'],
  ['xn--mller-kva.example', 'xn--mller-kva.example'],
  ['1-2.example', '1-2.example'],
  ['mail.xn--p1ai', 'mail.xn--p1ai'],
  [`${'a'.repeat(63)}.example`, `${'a'.repeat(63)}.example`],
  [longest, longest],
])('DOM-02 %j is added as %j', (typed, name) => {
  expect(outcomeOf(typed)).toBe(name)
})

test.each([
  ['nothing', '', 'required'],
  ['blanks', '   ', 'required'],
  ['a dot', '.', 'required'],
  ['a single name', 'localhost', 'domainWithoutDot'],
  ['two final dots', 'example.com..', 'domainDots'],
  ['an empty part', 'mail..example.com', 'domainDots'],
  ['a leading dot', '.example.com', 'domainDots'],
  ['a part of 64 characters', `${'a'.repeat(64)}.example`, 'domainLabel'],
  ['a leading hyphen', '-mail.example', 'domainLabel'],
  ['a trailing hyphen', 'mail-.example', 'domainLabel'],
  ['an IP address', '192.0.2.7', 'domainLabel'],
  ['letters with accents', 'müller.example', 'domainNotAscii'],
  ['a Cyrillic letter that looks like a Latin one', 'ex\u0430mple.com', 'domainNotAscii'],
  ['a full stop of another script', 'example。com', 'domainNotAscii'],
  ['a turn of direction', 'ex\u202Eample.com', 'notText'],
  ['a mark without width', 'exam\u200Bple.com', 'notText'],
  ['a mark without width at its end', 'example.com\u200B', 'notText'],
  ['the sign of kelvin', '\u212Aelvin.com', 'domainNotAscii'],
  ['invalid Punycode', 'xn--a.com', 'domainPunycode'],
  ['Punycode of nothing', 'xn--.com', 'domainLabel'],
  ['a last part of one letter', 'x.c', 'domainEnding'],
  ['a name of this machine', 'x.localhost', 'domainEnding'],
  ['an underscore', '_dmarc.example.com', 'format'],
  ['an address', 'ana@example.com', 'domainAddress'],
  ['a page', 'https://example.com/', 'domainPage'],
  ['a path', 'example.com/path', 'domainPage'],
  ['a port', 'example.com:25', 'domainPage'],
  ['two words', 'two words.example', 'domainBlank'],
  ['a line end', 'example\n.com', 'format'],
  ['NUL', 'example\0.com', 'notText'],
  ['half a character', 'example\uD800.com', 'notText'],
  ['210 characters', `${longest}s`, 'tooLong'],
  ['255 characters', `${longest}.${'d'.repeat(255 - longest.length - 1)}`, 'tooLong'],
])('DOM-02 a domain cannot be %s', (_, typed, code) => {
  expect(outcomeOf(typed)).toBe(code)
})
