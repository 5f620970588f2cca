import { expect, test } from 'vitest'
import { isCalendar, isMessage, readHeaders } from './read-headers.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const latin = (text: string) => Uint8Array.from(text, (each) => each.charCodeAt(0))

test.each([
  ['From: Ana Silva <ana@x.example>', { from: 'Ana Silva' }],
  ['From: "Silva, Ana" <ana@x.example>', { from: 'Silva, Ana' }],
  ['From: ana@x.example', { from: 'ana@x.example' }],
  ['From: =?UTF-8?B?S2F0cmluIELDtmht?= <k@x.example>', { from: 'Katrin Böhm' }],
  ['From: =?iso-8859-1?Q?J=FCrgen?= =?iso-8859-1?Q?_M=FCller?= <j@x>', { from: 'Jürgen Müller' }],
  ['fRoM : Ana <ana@x.example>', { from: 'Ana' }],
  ['Sender: Bot <bot@x.example>', { from: 'Bot' }],
  ['From: first@x.example\r\nFrom: second@x.example', { from: 'first@x.example' }],
  ['To: A <a@x>, B <b@x>;\r\n\tC <c@x>', { to: 'A, B, C' }],
  ['To: Team: a@x.example, b@x.example;', { to: 'a@x.example, b@x.example' }],
  ['Cc: undisclosed-recipients:;', { cc: '' }],
  ['Subject: one\r\n two\r\n\tthree', { subject: 'one two three' }],
  ['Subject: =?utf-8?q?Gr=C3=B6=C3=9Fe?=\r\n =?utf-8?q?_und_mehr?=', { subject: 'Größe und mehr' }],
  // A character that is cut in two words, as many programs do.
  ['Subject: =?utf-8?B?w7bD?= =?utf-8?B?pA==?=', { subject: 'öä' }],
  ['Subject: =?nonsense?Q?a=E4?=', { subject: 'aä' }],
  ['Subject: =?utf-8?B?!!!?= x', { subject: 'x' }],
  ['Subject: Größe', { subject: 'Größe' }],
  ['Subject: a\u202eb\u0000c', { subject: 'abc' }],
  ['__proto__: x\r\nconstructor: y\r\nSubject: z', { subject: 'z' }],
  ['Date: Tue, 1 Jul 2025 12:00:00 +0200 (CEST)', { date: Date.UTC(2025, 6, 1, 10) }],
  ['Date: 1 Jul 25 10:00:00 GMT', { date: Date.UTC(2025, 6, 1, 10) }],
  ['Date: yesterday', { date: Number.NaN }],
  ['X: y', { date: Number.NaN, from: '', subject: '' }],
  ['Content-Type: text/calendar; method=REQUEST', { hasCalendar: true, hasAttachment: false }],
  ['Content-Type: application/pdf', { hasAttachment: true }],
  ['Content-Type: text/plain\r\nContent-Disposition: attachment', { hasAttachment: true }],
])('ARC-05: headers %j', (header, expected) => {
  expect(readHeaders(bytes(`${header}\r\n\r\nSubject: not this`))).toMatchObject(expected)
})

test('ARC-05: a header that is not UTF-8 and says nothing of it is read as Windows-1252', () => {
  expect(readHeaders(latin('Subject: Gr\xf6\xdfe \x80\n\n')).subject).toBe('Größe €')
})

test('ARC-05: an attachment and a calendar item are told from the parts', () => {
  const message = [
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'content-type:  TEXT/Calendar',
    '',
    '--b',
    'CONTENT-DISPOSITION:   Attachment; filename=x',
  ].join('\r\n')
  const read = readHeaders(bytes(message))
  expect([read.hasAttachment, read.hasCalendar]).toEqual([true, true])
  const related = readHeaders(
    bytes(message.replace(/CONTENT-DISP[\s\S]*/, '').replace('Calendar', 'x')),
  )
  expect([related.hasAttachment, related.hasCalendar]).toEqual([false, false])
})

test('ARC-05: messages of one thread share an id', () => {
  const ids = (header: string) => readHeaders(bytes(`${header}\r\n\r\n`)).ids
  const first = ids('Message-ID: <1@x>')
  const reply = ids('Message-ID: <2@x>\r\nIn-Reply-To: <1@x>\r\nReferences: <1@x>')
  expect(first.length).toBe(1)
  expect(reply.length).toBe(2)
  expect(reply).toContain(first[0])
  expect(ids(`References: ${'<r@x> '.repeat(9_000)}`).length).toBe(1)
})

test.each([
  ['Subject: x', true],
  ['From MAILER-DAEMON Thu Jan  1\nSubject: x', true],
  ['X-A.b!: x', true],
  ['\u0089PNG\r\n', false],
  ['', false],
  ['just words: no', false],
  ['{"a": 1}', false],
])('ARC-05: %j begins a message: %s', (text, expected) => {
  expect(isMessage(bytes(text))).toBe(expected)
})

test('ARC-05: calendar files are told by their content', () => {
  expect(isCalendar(bytes('\ufeffBEGIN:VCALENDAR\r\n'))).toBe(true)
  expect(isCalendar(bytes('Subject: BEGIN:VCALENDAR'))).toBe(false)
})

test('ARC-06: headers without end are read fast', () => {
  const began = performance.now()
  readHeaders(
    bytes(`To: ${'a, '.repeat(20_000)}\r\n${'X: y\r\n'.repeat(500)}\r\n`.slice(0, 65_536)),
  )
  readHeaders(bytes(`Subject: ${'=?utf-8?q?'.repeat(6_000)}`))
  readHeaders(bytes(`Subject: ${' \r\n '.repeat(16_000)}`))
  expect(performance.now() - began).toBeLessThan(2_000)
})
