import { expect, test } from 'vitest'
import { fromLine, MboxMessage } from './mbox.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder('latin1')

/** Writes a message in pieces of a length. */
function written(message: string, length: number): string {
  const bytes = Uint8Array.from(message, (each) => each.charCodeAt(0))
  const mbox = new MboxMessage()
  let text = ''
  for (let at = 0; at < bytes.length; at += length)
    text += decoder.decode(mbox.push(bytes.subarray(at, at + length)))
  return text + decoder.decode(mbox.end())
}

/** Reads messages back as mboxrd readers do. Source: RFC 4155 and its form rd. */
function readBack(mbox: string): string[] {
  return mbox
    .split(/^From .*\n/m)
    .slice(1)
    .map((each) => each.replace(/\n$/, '').replaceAll(/^>(>*From )/gm, '$1'))
}

test.each([
  ['a\r\nb\r\n', 'a\nb\n\n'],
  ['a', 'a\n\n'],
  ['', '\n'],
  ['From me\r\n', '>From me\n\n'],
  ['>From me\n>>From you\n', '>>From me\n>>>From you\n\n'],
  ['x\r\nFrom', 'x\nFrom\n\n'],
  ['Fro\nm From \n', 'Fro\nm From \n\n'],
  ['> From a\n>Frommage\nFrom\ta\n', '> From a\n>Frommage\nFrom\ta\n\n'],
  ['a\rb\r\r\nc\r', 'a\rb\r\nc\r\n\n'],
  ['\r\nFrom x', '\n>From x\n\n'],
  ['\rFrom x', '\rFrom x\n\n'],
  ['>>>', '>>>\n\n'],
  ['\xff\x00\xe4\n', '\xff\x00\xe4\n\n'],
])('ARC-09, KIT-09: %j is written as %j, however it is cut', (message, expected) => {
  for (const length of [1, 2, 3, 5, 100]) expect(written(message, length)).toBe(expected)
})

test('ARC-09, KIT-09: a reader of mbox gets the same messages back', () => {
  const letters = ['F', 'r', 'o', 'm', ' ', '>', '\n', '\r\n', 'From ', '>From ', 'x']
  let seed = 7
  const next = (max: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed % max
  }
  const messages = Array.from({ length: 300 }, () =>
    Array.from({ length: next(40) }, () => letters[next(letters.length)]).join(''),
  )
  const mbox = messages.map((each) => fromLine(0) + written(each, 1 + next(7))).join('')
  const expected = messages.map((each) => `${each.replaceAll('\r\n', '\n').replace(/\n$/, '')}\n`)
  expect(readBack(mbox)).toEqual(expected.map((each, at) => (messages[at] === '' ? '' : each)))
})

test('KIT-09: the line before a message has its time in UTC', () => {
  expect(fromLine(Date.UTC(2026, 0, 5, 3, 4, 9))).toBe(
    'From MAILER-DAEMON Mon Jan  5 03:04:09 2026\n',
  )
  expect(fromLine(Number.NaN)).toContain('Thu Jan  1 00:00:00 1970')
  expect(encoder.encode(fromLine(0)).at(-1)).toBe(10)
})
