import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strToU8, Zip, ZipDeflate, ZipPassThrough, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { folderWith, run } from './testing/run-program.ts'

const program = fileURLToPath(new URL('./convert-export.mjs', import.meta.url))

/** Starts the program on an archive with these files; `out` is what it wrote. */
function archiveOf(entries: Record<string, string>, zip = zipSync) {
  const folder = folderWith()
  const files = Object.fromEntries(
    Object.entries(entries).map(([name, content]) => [name, Buffer.from(content, 'latin1')]),
  )
  writeFileSync(join(folder, 'a.zip'), zip(files))
  const out = join(folder, 'out')
  const convert = (form: string, ...more: string[]) =>
    run(process.execPath, { args: [program, form, join(folder, 'a.zip'), out, ...more] })
  const filesOut = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => relative(folder, join(each.parentPath, each.name)))
      .filter((path) => path !== 'a.zip')
      .sort()
  return { folder, out, convert, filesOut }
}

const message = (subject: string, body = 'Hello\r\n') =>
  `Date: Mon, 02 Mar 2026 10:00:00 +0100\r\nSubject: ${subject}\r\n\r\n${body}`

/** Reads mbox files of the rd form as RFC 4155 and qmail's mbox(5) say. */
function readMbox(text: string): string[] {
  const messages: string[][] = []
  let isAfterBlank = true
  for (const line of text.split('\n').slice(0, -1)) {
    if (isAfterBlank && line.startsWith('From ')) messages.push([])
    else messages.at(-1)?.push(line.replace(/^>(>*From )/, '$1'))
    isAfterBlank = line === ''
  }
  return messages.map((lines) =>
    lines
      .slice(0, -1)
      .map((line) => `${line}\n`)
      .join(''),
  )
}

const bytes = (path: string) => readFileSync(path, 'latin1')

test('Maildir++: the Inbox is the root, folders have dots, names are in modified UTF-7, bytes and times are the message\u2019s (KIT-09)', async () => {
  const entries = {
    'Inbox/0001.eml': message('one', 'From here\r\n\x00\xff\r\n.\r\n'),
    'Inbox/Kunden/0002.eml': message('two'),
    'Entw\u00fcrfe & v1.2/0003.eml': message('three').replace(/^Date.*\r\n/, 'Date: never\r\n'),
    'Calendar/0004.ics': 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
  }
  const { out, convert, filesOut } = archiveOf(entries)
  const { code, stdout } = await convert('maildir')
  expect(code).toBe(0)
  expect(stdout).toContain('Written: 3 messages, 1 other files. Could not be read: 0.')
  const mail = filesOut().filter((path) => /\/(?:cur|new|tmp)\//.test(path))
  const seconds = Date.UTC(2026, 2, 2, 9) / 1000
  expect(mail).toEqual([
    expect.stringMatching(/^out\/\.Entw&APw-rfe &- v1_2\/cur\/0\.M2C\w+\.mailroom:2,S$/),
    expect.stringMatching(new RegExp(`^out/\\.Kunden/cur/${seconds}\\.M1C\\w+\\.mailroom:2,S$`)),
    expect.stringMatching(new RegExp(`^out/cur/${seconds}\\.M0C\\w+\\.mailroom:2,S$`)),
  ])
  const contents = mail.map((path) => bytes(join(out, '..', path)))
  expect(contents).toEqual(Object.values(entries).slice(0, 3).reverse())
  expect(statSync(join(out, '..', mail[2] ?? '')).mtimeMs).toBe(seconds * 1000)
  expect(bytes(`${out}.other/Calendar/0004.ics`)).toBe(entries['Calendar/0004.ics'])
  expect(existsSync(join(out, 'mailroom-unfinished'))).toBe(false)
  // What is there is not mixed with.
  expect(await convert('maildir')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('is not empty'),
  })
})

test('--unseen, --utf8 and --labels say so in names and in one line more; --dry-run writes nothing (KIT-09)', async () => {
  const { out, convert, filesOut } = archiveOf({ 'Entw\u00fcrfe/a.eml': message('one') })
  expect((await convert('maildir', '--dry-run')).stdout).toContain('In the archive: 1 messages')
  expect(filesOut()).toEqual([])
  await convert('maildir', '--unseen', '--utf8', '--labels')
  const [name = ''] = readdirSync(join(out, '.Entw\u00fcrfe/new'))
  expect(bytes(join(out, '.Entw\u00fcrfe/new', name))).toBe(
    `X-Gmail-Labels: =?UTF-8?B?${Buffer.from('Entw\u00fcrfe').toString('base64')}?=\r\n${message('one')}`,
  )
})

test('a run that was stopped is begun anew, and leaves nothing twice (KIT-09)', async () => {
  const { folder, out, convert, filesOut } = archiveOf({ 'Inbox/1.eml': message('one') })
  mkdirSync(out)
  writeFileSync(join(out, 'mailroom-unfinished'), '')
  writeFileSync(join(out, 'Inbox.mbox'), 'From MAILER-DAEMON half of')
  expect((await convert('mbox')).code).toBe(0)
  expect(filesOut()).toEqual(['out/Inbox.mbox'])
  expect(readMbox(bytes(join(folder, 'out/Inbox.mbox')))).toHaveLength(1)
})

test('mbox: what is read back is what was in the archive, with LF (KIT-09)', async () => {
  // Long enough for several pieces, with "From " across their borders.
  const long = `${'x'.repeat(262_000)}\r\n${'>From me\r\nFrom you\r\nFro\r\n\r'.repeat(30_000)}`
  const inbox = [
    message('one', 'From the start\r\n>From before\r\n>>>From\r\nFrom\r\n\r\n'),
    message('two', 'no end of line'),
    message('three', long),
    message('four', 'lone \r carriage\r\r\n return\r'),
    '',
  ]
  const entries = Object.fromEntries(inbox.map((each, index) => [`Inbox/${index}.eml`, each]))
  const { out, convert } = archiveOf({ ...entries, 'Inbox/Deep/x.eml': message('deep') })
  expect((await convert('mbox')).stdout).toContain('The counts are equal.')
  const text = bytes(join(out, 'Inbox.mbox'))
  expect(text).toMatch(/^From MAILER-DAEMON Mon Mar {2}2 09:00:00 2026\nDate: /)
  const unix = (each: string) => each.replaceAll('\r\n', '\n').replace(/(?<=[^\n])$/, '\n')
  expect(readMbox(text)).toEqual(inbox.map(unix))
  expect(readMbox(bytes(join(out, 'Inbox/Deep.mbox')))).toEqual([unix(message('deep'))])
})

test('entries in pieces with data descriptors are read (KIT-09)', async () => {
  const { out, convert } = archiveOf(
    { 'Inbox/1.eml': message('one'), 'Inbox/2.eml': '' },
    (files) => {
      const parts: Uint8Array[] = []
      const zip = new Zip((_error, part) => parts.push(part))
      for (const [name, content] of Object.entries(files)) {
        const entry = name.includes('1') ? new ZipDeflate(name) : new ZipPassThrough(name)
        zip.add(entry)
        entry.push(content instanceof Uint8Array ? content : strToU8(''), true)
      }
      zip.end()
      return Buffer.concat(parts)
    },
  )
  expect((await convert('maildir')).code).toBe(0)
  expect(readdirSync(join(out, 'cur'))).toHaveLength(2)
})

test.each(['maildir', 'mbox'])(
  '%s: names that lead elsewhere stay inside, and none is lost (KIT-09, EXIT-15)',
  async (form) => {
    const names = [
      ...['../../up.eml', '/etc/absolute.eml', '..\\..\\windows\\a.eml', 'C:/drive/a.eml'],
      ...[
        'Inbox/../../a/b.eml',
        'a\u0000b/c.eml',
        'CON/a.eml',
        'con /a.eml',
        './a.eml',
        'A.B/1.eml',
      ],
      ...['A_B/1.eml', 'a_b/1.eml', `${'\u00fc'.repeat(300)}/a.eml`, `${'deep/'.repeat(60)}a.eml`],
      ...['__proto__/a.eml', '\u202egro/a.eml', '\u001b[2J/a.eml', '../other.txt', '/root.json'],
    ]
    const { folder, convert, filesOut } = archiveOf(
      Object.fromEntries(names.map((name) => [name, message(name.length.toString())])),
    )
    const { code, stdout } = await convert(form)
    expect(stdout).toContain('Written: 17 messages, 2 other files. Could not be read: 0.')
    expect(code).toBe(0)
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(readdirSync(folder).sort()).toEqual(['a.zip', 'out', 'out.other'])
    const written = filesOut().filter((path) => !path.endsWith('maildirfolder'))
    // In an mbox, three messages share a file: none of the other folders was merged.
    expect(written).toHaveLength(form === 'maildir' ? names.length : names.length - 1)
  },
)
