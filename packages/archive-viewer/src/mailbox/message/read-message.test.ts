import { expect, test } from 'vitest'
import { limits } from '../limits.ts'
import { readMessage } from './read-message.ts'

const read = async (text: string | Uint8Array) =>
  await readMessage(typeof text === 'string' ? new TextEncoder().encode(text) : text)

const multipart = (boundary: string, type = 'mixed') =>
  `Content-Type: multipart/${type}; boundary="${boundary}"\r\n\r\n--${boundary}\r\n`

test.each([
  ['a wrong charset', 'Content-Type: text/plain; charset=nonsense\r\n\r\nGr\xf6\xdfe', 'Größe'],
  [
    'broken Base64',
    'Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nSGVs*bG8h===x',
    'Hello!',
  ],
  [
    'broken quoted-printable',
    'Content-Transfer-Encoding: quoted-printable\r\n\r\na=3Db=ZZ=',
    'a=b=ZZ',
  ],
  [
    'a boundary that never comes',
    'Content-Type: multipart/mixed; boundary=b\r\n\r\nText',
    undefined,
  ],
  [
    'a boundary that is not told',
    'Content-Type: multipart/mixed\r\n\r\n--b\r\n\r\nText',
    undefined,
  ],
  ['no end', `${multipart('b')}\r\nText`, 'Text'],
  ['no header', '\r\nText', 'Text'],
  ['nothing', '', undefined],
])('ARC-05: a message with %s is read as far as it goes', async (_, text, expected) => {
  const bytes = Uint8Array.from(text, (each) => each.charCodeAt(0))
  const { message } = await readMessage(bytes)
  expect(message.text?.trim() || undefined).toBe(expected)
})

test('ARC-07: text, HTML, pictures and files are told apart', async () => {
  const { message, contents } = await read(
    [
      'From: =?utf-8?q?B=C3=B6hm?= <b@x.example>',
      'To: Team: a@x.example, "C, D" <c@x.example>;',
      'Subject: Hello',
      'Date: Tue, 1 Jul 2025 12:00:00 +0200',
      'MIME-Version: 1.0',
      multipart('m').trimEnd(),
      multipart('r', 'related').trimEnd(),
      multipart('a', 'alternative').trimEnd(),
      'Content-Type: text/plain\r\n\r\nplain\r\n--a',
      'Content-Type: text/html\r\n\r\n<b>html</b><img src="cid:p@x">\r\n--a--\r\n--r',
      'Content-Type: image/png\r\nContent-ID: <p@x>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--r--\r\n--m',
      'Content-Type: application/x-msdownload; name="../../set\u202eup.exe"\r\nContent-Disposition: attachment\r\n\r\nMZ\r\n--m',
      'Content-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\nText\r\n--m--',
    ].join('\r\n'),
  )
  expect(message).toMatchObject({
    subject: 'Hello',
    date: Date.UTC(2025, 6, 1, 10),
    text: 'plain\n',
    people: {
      from: [{ name: 'Böhm', address: 'b@x.example' }],
      to: [{ address: 'a@x.example' }, { name: 'C, D', address: 'c@x.example' }],
    },
    pictures: [['p@x', 'data:image/png;base64,iVBORw0KGgo=']],
    notes: [],
    files: [
      { number: 1, name: '../../setup.exe', mayBeProgram: true },
      { number: 2, type: 'message/rfc822', isMessage: true },
    ],
  })
  const inner = await read(contents[2] ?? new Uint8Array())
  expect(inner.message).toMatchObject({ subject: 'inner', text: 'Text\n' })
})

test.each([
  ['nested 21 deep', () => `Subject: s\r\n${nested(21)}deepest`, ['depth'], undefined],
  ['nested 5,000 deep', () => `Subject: s\r\n${nested(5_000)}deepest`, ['depth'], undefined],
  ['nested 20 deep', () => `Subject: s\r\n${nested(20)}\r\ndeepest`, [], 'deepest'],
  [
    'of 20,000 parts',
    () => `Subject: s\r\n${multipart('b')}\r\nfirst\r\n${'--b\r\n\r\nx\r\n'.repeat(20_000)}`,
    ['parts'],
    'first',
  ],
  [
    'with a header of 3 MB',
    () => `Subject: s\r\n${`X: ${'y'.repeat(997)}\r\n`.repeat(3_000)}\r\nText`,
    ['header'],
    undefined,
  ],
  [
    'with one header line of 3 MB',
    () => `Subject: s\r\nX: ${'y'.repeat(3_000_000)}\r\n\r\nText`,
    ['header'],
    undefined,
  ],
  [
    'with 5 MB of text',
    () => `Subject: s\r\n\r\n${'word '.repeat(1_000_000)}`,
    ['textCut'],
    undefined,
  ],
])('ARC-06: a message %s is cut with a note', async (_, make, notes, text) => {
  const began = performance.now()
  const { message } = await read(make())
  expect(performance.now() - began).toBeLessThan(5_000)
  expect(message.notes).toEqual(notes)
  expect(message.subject).toBe('s')
  if (text !== undefined) expect(message.text?.trim().split(/\s+/)[0]).toBe(text)
  expect((message.text ?? '').length).toBeLessThanOrEqual(limits.shownText)
})

function nested(levels: number): string {
  return Array.from({ length: levels }, (_, level) => multipart(`b${level}`)).join('')
}

test('ARC-06: a message in a message without end is opened one by one', async () => {
  let message = 'Subject: innermost\r\n\r\nText'
  for (let level = 0; level < 200; level++)
    message = `Subject: ${level}\r\nContent-Type: message/rfc822\r\n\r\n${message}`
  const { message: outer } = await read(message)
  expect(outer).toMatchObject({ subject: '199', files: [{ isMessage: true }] })
})

test('ARC-07: names of headers that JavaScript knows are headers like others', async () => {
  const { message } = await read(
    '__proto__: a\r\nconstructor: b\r\nhasOwnProperty: c\r\nSubject: s\r\n\r\nText',
  )
  expect(message.headers.slice(0, 3)).toEqual([
    ['__proto__', 'a'],
    ['constructor', 'b'],
    ['hasOwnProperty', 'c'],
  ])
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})

test('ARC-07: pictures beyond 5 MB are left out with a note', async () => {
  const large = Buffer.alloc(limits.picture + 1).toString('base64')
  const { message } = await read(
    `${multipart('r', 'related')}Content-Type: text/html\r\n\r\n<img src="cid:p">\r\n--r\r\n` +
      `Content-Type: image/png\r\nContent-ID: <p>\r\nContent-Transfer-Encoding: base64\r\n\r\n${large}\r\n--r--`,
  )
  expect(message).toMatchObject({ pictures: [], notes: ['picturesLeftOut'] })
})
