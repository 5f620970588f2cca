import { Zip, ZipDeflate, ZipPassThrough, type Zippable, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { takeOut, takeOutRefusal } from '../take-out/take-out.ts'
import { readWhole } from '../zip/read-entry.ts'
import { findRows, threadOf } from './find-rows.ts'
import { MailboxIndex } from './mailbox-index.ts'

const encode = (text: string) => new TextEncoder().encode(text)

const mail = (subject: string, more: Record<string, string> = {}) =>
  encode(
    [
      `Subject: ${subject}`,
      ...Object.entries({ From: 'ana@x.example', ...more }).map(
        ([name, value]) => `${name}: ${value}`,
      ),
      '',
      'Text',
    ].join('\r\n'),
  )

async function indexOf(...zips: Uint8Array[]): Promise<MailboxIndex> {
  const index = new MailboxIndex()
  for (const [number, zip] of zips.entries())
    await index.add(new File([new Uint8Array(zip)], `${number}.zip`), () => undefined)
  await index.readAll(new AbortController().signal, () => undefined)
  return index
}

const subjects = (index: MailboxIndex, query: Partial<Parameters<typeof findRows>[1]>) =>
  Array.from(
    findRows(index, { folder: undefined, words: '', sort: 'date', descending: false, ...query }),
  ).map((number) => index.rows[number]?.subject)

const files: Zippable = {
  'Inbox/1.eml': mail('Größe', { Date: 'Tue, 1 Jul 2025 12:00:00 +0000', To: 'Zoe <z@x.example>' }),
  'Inbox/Sub/2.eml': mail('apple', { Date: 'Tue, 1 Jul 2024 12:00:00 +0000', Cc: 'cc@y.example' }),
  'Inbox/3': mail('item 10', { 'Message-ID': '<3@x>', Date: 'Tue, 1 Jul 2023 12:00:00 +0000' }),
  'Sent/4.eml': mail('item 9', { 'Message-ID': '<4@x>', 'In-Reply-To': '<3@x>' }),
  '../../5.eml': mail('out', { References: '<4@x>' }),
  'Calendar/6.dat': encode('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'),
  'log.json': encode('{}'),
  'empty.eml': encode(''),
  'stored.eml': [mail('stored'), { level: 0 }],
}

test('ARC-05: entries are what their content says, in folders by their paths', async () => {
  const index = await indexOf(zipSync(files))
  expect(index.counts).toEqual({ waiting: 0, message: 6, calendar: 1, other: 2, damaged: 0 })
  expect(index.folders.all.map(({ name, entries }) => `${name} ${entries}`)).toEqual([
    '0.zip 4',
    'Inbox 2',
    'Sub 1',
    'Sent 1',
    'Calendar 1',
  ])
})

test('ARC-05: the list is ordered by what people choose, and searched in headers', async () => {
  const index = await indexOf(zipSync(files))
  expect(subjects(index, {}).slice(0, 3)).toEqual(['item 10', 'apple', 'Größe'])
  expect(subjects(index, { descending: true }).slice(0, 3)).toEqual(['Größe', 'apple', 'item 10'])
  expect(subjects(index, { sort: 'subject' }).slice(0, 6)).toEqual([
    'apple',
    'Größe',
    'item 9',
    'item 10',
    'out',
    'stored',
  ])
  expect(subjects(index, { words: 'GROSSE zoe' })).toEqual(['Größe'])
  expect(subjects(index, { words: 'cc@y' })).toEqual(['apple'])
  expect(subjects(index, { words: 'item', folder: 3 })).toEqual(['item 9'])
  expect(subjects(index, { folder: 1 }).length).toBe(3)
  expect(subjects(index, { words: 'nobody', bodies: new Set([1]) })).toEqual(['apple'])
})

test('ARC-05: a thread is found from any of its messages', async () => {
  const index = await indexOf(zipSync(files))
  const number = index.rows.findIndex(({ subject }) => subject === 'out')
  expect(
    threadOf(index, number)
      .map((each) => index.rows[each]?.subject)
      .sort(),
  ).toEqual(['item 10', 'item 9', 'out'])
})

test('ARC-05: sizes that stand after the content, and names that stand twice', async () => {
  const pieces: Uint8Array[] = []
  const zip = new Zip((_, piece) => pieces.push(piece))
  for (const [name, text, file] of [
    ['a.eml', 'one', new ZipDeflate('a.eml')],
    ['a.eml', 'two', new ZipPassThrough('a.eml')],
  ] as const) {
    expect(file.filename).toBe(name)
    zip.add(file)
    file.push(mail(text), true)
  }
  zip.end()
  const index = await indexOf(new Uint8Array(Buffer.concat(pieces)))
  expect(subjects(index, { sort: 'subject' })).toEqual(['one', 'two'])
})

test('ARC-06: damage shows at its entry, and the rest can be read', async () => {
  const whole = Buffer.from(zipSync({ 'a.eml': [mail('a'), { level: 0 }], 'b.eml': mail('b') }))
  const damaged = Buffer.from(whole)
  damaged[damaged.indexOf('Text')] = 0
  const index = await indexOf(new Uint8Array(damaged))
  expect(index.counts).toMatchObject({ message: 1, damaged: 1 })
  expect(index.rows[0]).toMatchObject({ name: 'a.eml', type: 'damaged', problem: 'damaged' })
  expect(index.rows[1]).toMatchObject({ subject: 'b' })
})

test.each([
  ['an archive without its end', (zip: Buffer) => zip.subarray(0, zip.length - 30), 'notAZip', 0],
  ['text', () => Buffer.from('Subject: x'), 'notAZip', 0],
  ['nothing', () => Buffer.alloc(0), 'notAZip', 0],
  [
    'a directory that is damaged in the middle',
    (zip: Buffer) => {
      zip.writeUInt32LE(0, zip.lastIndexOf('PK\u0001\u0002'))
      return zip
    },
    'directoryDamaged',
    1,
  ],
  [
    'entries that lie over each other',
    (zip: Buffer) => {
      const second = zip.lastIndexOf('PK\u0001\u0002')
      zip.writeUInt32LE(zip.length - 10, second + 20)
      return zip
    },
    'overlapping',
    1,
  ],
])('ARC-06: %s is refused with a reason', async (_, change, problem, entries) => {
  const zip = Buffer.from(zipSync({ 'a.eml': mail('a'), 'b.eml': mail('b') }))
  const index = await indexOf(new Uint8Array(change(zip)))
  expect(index.archives[0]).toMatchObject({ problem, entries })
})

test('ARC-06: bombs are not inflated', async () => {
  const bomb = zipSync({ 'bomb.eml': [new Uint8Array(20_000_000), { level: 9 }] })
  const declared = Buffer.from(zipSync({ 'b.eml': mail('b') }))
  declared.writeUInt32LE(600 * 1024 * 1024, declared.lastIndexOf('PK\u0001\u0002') + 24)
  const lying = Buffer.from(bomb)
  // It says that it is small, and inflates to a thousand times that.
  lying.writeUInt32LE(1_000, lying.lastIndexOf('PK\u0001\u0002') + 24)
  const index = await indexOf(bomb, new Uint8Array(declared), new Uint8Array(lying))
  expect(index.rows.map(({ problem }) => problem)).toEqual(['hostile', 'hostile', 'damaged'])
})

test('ARC-06: an entry is never larger in memory than it says', async () => {
  const zip = Buffer.from(zipSync({ 'a.bin': [new Uint8Array(3_000_000), { level: 9 }] }))
  zip.writeUInt32LE(2_000_000, zip.lastIndexOf('PK\u0001\u0002') + 24)
  zip.writeUInt32LE(20_000, zip.lastIndexOf('PK\u0001\u0002') + 20)
  const file = new File([new Uint8Array(zip), new Uint8Array(30_000)], 'a.zip')
  const entry = {
    ...{ path: '', offset: 0, packed: 3_000, size: 2_000_000, crc: 0, method: 8, encrypted: false },
  }
  await expect(readWhole(file, entry, 5_000_000)).rejects.toMatchObject({ problem: 'damaged' })
})

test('ARC-09: messages are taken out as they are; what is damaged is counted', async () => {
  const damaged = Buffer.from(
    zipSync({ 'F/x.eml': mail('x'), 'F/y.eml': [mail('y'), { level: 0 }] }),
  )
  damaged[damaged.indexOf('Text')] = 0
  const index = await indexOf(zipSync(files), new Uint8Array(damaged))
  const parts: Uint8Array[] = []
  const sink = { write: async (bytes: Uint8Array) => void parts.push(bytes) }
  const signal = new AbortController().signal
  const counted = await takeOut(index, index.rows, {
    type: 'zip',
    sink,
    signal,
    onRow: () => undefined,
  })
  expect(counted).toEqual({ saved: 10, failed: 1 })
  // Read again as an archive, by the reader of this page.
  const again = await indexOf(new Uint8Array(Buffer.concat(parts)))
  expect(again.counts).toMatchObject({ message: 7, calendar: 1, other: 2, damaged: 0 })
  expect(again.folders.all.map(({ name }) => name)).toContain('Inbox')
})

test('ARC-09: too much for one file is refused', () => {
  const row = { entry: { size: 600 * 1024 * 1024 } } as never
  expect(takeOutRefusal([row], 'mbox', false)).toBe('tooLarge')
  expect(takeOutRefusal([row], 'mbox', true)).toBeUndefined()
  expect(takeOutRefusal([row, row, row, row], 'mbox', true)).toBe('tooLarge')
  expect(takeOutRefusal(Array(65_001).fill({ entry: { size: 1 } }), 'zip', true)).toBe('tooMany')
  expect(takeOutRefusal([], 'zip', true)).toBe('nothing')
})
