#!/usr/bin/env node
// Turns the archive of a WorkMail mailbox export into a Maildir++ or into mbox files. The same for everybody.
//
//   node convert-export.mjs maildir ARCHIVE.zip FOLDER     for Dovecot, and what reads a Maildir
//   node convert-export.mjs mbox ARCHIVE.zip FOLDER        for Thunderbird (ImportExportTools) and others
//     --labels    adds the line "X-Gmail-Labels: <folder>" to each message
//     --unseen    Maildir: messages are new and unread; otherwise they are read, because the archive does not say
//     --utf8      Maildir: names of folders in UTF-8 instead of modified UTF-7
//     --dry-run   counts, writes nothing
//
// It needs Node 20 or newer. Messages are read in pieces, never the whole archive. Apart from --labels and from what
// the mbox form demands (LF, ">From ") their bytes stay as they are. What is no message goes to FOLDER.other.
// FOLDER must be new or empty; if this program was stopped in the middle, start it again: it begins anew.
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, unlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream'
import * as zlib from 'node:zlib'

const say = (text) => process.stdout.write(`${text}\n`)
const visible = (text) => String(text).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '?')

/** Says in words for people why the work cannot begin or go on. */
class CannotConvert extends Error {}

// --- The archive ------------------------------------------------------------------------------------------------

const pieceSize = 256 * 1024

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value >>> 0
})

function slowCrc32(piece, before) {
  let sum = ~before >>> 0
  for (let index = 0; index < piece.length; index++)
    sum = (crcTable[(sum ^ piece[index]) & 0xff] ^ (sum >>> 8)) >>> 0
  return ~sum >>> 0
}

/** Node has one of its own since 20.15. */
const crc32 = zlib.crc32 ?? slowCrc32

async function readAt(file, position, length) {
  const buffer = Buffer.alloc(length)
  let read = 0
  while (read < length) {
    const { bytesRead } = await file.read(buffer, read, length - read, position + read)
    if (bytesRead === 0)
      throw new CannotConvert('the archive ends too early: was it downloaded to its end?')
    read += bytesRead
  }
  return buffer
}

const number64 = (buffer, at) => {
  const value = buffer.readBigUInt64LE(at)
  if (value > BigInt(Number.MAX_SAFE_INTEGER))
    throw new CannotConvert('the archive names a size that cannot be')
  return Number(value)
}

/** Finds the list of entries. Source: APPNOTE 4.3.14 to 4.3.16. */
async function findDirectory(file) {
  const { size } = await file.stat()
  const length = Math.min(size, 65_557)
  const tail = await readAt(file, size - length, length)
  let at = tail.length - 22
  while (
    at >= 0 &&
    !(tail.readUInt32LE(at) === 0x06054b50 && at + 22 + tail.readUInt16LE(at + 20) === tail.length)
  )
    at--
  if (at < 0) throw new CannotConvert('this is no whole zip archive: was it downloaded to its end?')
  let [count, bytes, start] = [
    tail.readUInt16LE(at + 10),
    tail.readUInt32LE(at + 12),
    tail.readUInt32LE(at + 16),
  ]
  const end = size - length + at
  const locator = end >= 20 ? await readAt(file, end - 20, 20) : Buffer.alloc(20)
  if (locator.readUInt32LE(0) === 0x07064b50) {
    const place = number64(locator, 8)
    if (place + 56 > size)
      throw new CannotConvert('the list of entries lies outside of the archive')
    const record = await readAt(file, place, 56)
    if (record.readUInt32LE(0) !== 0x06064b50)
      throw new CannotConvert('the list of entries cannot be found')
    ;[count, bytes, start] = [number64(record, 32), number64(record, 40), number64(record, 48)]
  }
  if (start + bytes > end)
    throw new CannotConvert('the list of entries lies outside of the archive')
  return { count, bytes, start, size }
}

const cp437 =
  '\u00c7\u00fc\u00e9\u00e2\u00e4\u00e0\u00e5\u00e7\u00ea\u00eb\u00e8\u00ef\u00ee\u00ec\u00c4\u00c5\u00c9\u00e6\u00c6\u00f4\u00f6\u00f2\u00fb\u00f9\u00ff\u00d6\u00dc\u00a2\u00a3\u00a5\u20a7\u0192\u00e1\u00ed\u00f3\u00fa\u00f1\u00d1\u00aa\u00ba\u00bf\u2310\u00ac\u00bd\u00bc\u00a1\u00ab\u00bb\u2591\u2592\u2593\u2502\u2524\u2561\u2562\u2556\u2555\u2563\u2551\u2557\u255d\u255c\u255b\u2510\u2514\u2534\u252c\u251c\u2500\u253c\u255e\u255f\u255a\u2554\u2569\u2566\u2560\u2550\u256c\u2567\u2568\u2564\u2565\u2559\u2558\u2552\u2553\u256b\u256a\u2518\u250c\u2588\u2584\u258c\u2590\u2580\u03b1\u00df\u0393\u03c0\u03a3\u03c3\u00b5\u03c4\u03a6\u0398\u03a9\u03b4\u221e\u03c6\u03b5\u2229\u2261\u00b1\u2265\u2264\u2320\u2321\u00f7\u2248\u00b0\u2219\u00b7\u221a\u207f\u00b2\u25a0\u00a0'

function textOf(bytes, isUtf8) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    // Neither marked as UTF-8 nor valid as such: the code page of the first PCs, as the format says.
    if (isUtf8) return bytes.toString('utf8')
    return [...bytes]
      .map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : cp437[byte - 0x80]))
      .join('')
  }
}

/** Returns the 64-bit values of an entry where its 32 bits do not suffice. Source: APPNOTE 4.5.3. */
function wide(extra, values) {
  const names = Object.keys(values).filter((name) => values[name] === 0xffffffff)
  if (names.length === 0) return values
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === 1) {
      const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2))
      if (field.length < names.length * 8) break
      return {
        ...values,
        ...Object.fromEntries(names.map((name, index) => [name, number64(field, index * 8)])),
      }
    }
  return values
}

/** Goes through the list of entries, a piece at a time. Folders are left out. */
async function* entriesOf(file, { count, bytes, start }) {
  let buffer = Buffer.alloc(0)
  let read = 0
  const need = async (length) => {
    if (buffer.length >= length) return
    const more = Math.min(Math.max(pieceSize, length - buffer.length), bytes - read)
    if (buffer.length + more < length) throw new CannotConvert('the list of entries ends too early')
    buffer = Buffer.concat([buffer, await readAt(file, start + read, more)])
    read += more
  }
  for (let index = 0; index < count; index++) {
    await need(46)
    if (buffer.readUInt32LE(0) !== 0x02014b50)
      throw new CannotConvert('the list of entries is damaged')
    const [nameLength, extraLength] = [buffer.readUInt16LE(28), buffer.readUInt16LE(30)]
    const length = 46 + nameLength + extraLength + buffer.readUInt16LE(32)
    await need(length)
    const flags = buffer.readUInt16LE(8)
    const name = textOf(buffer.subarray(46, 46 + nameLength), (flags & 0x800) !== 0)
    const sizes = wide(buffer.subarray(46 + nameLength, 46 + nameLength + extraLength), {
      size: buffer.readUInt32LE(24),
      packed: buffer.readUInt32LE(20),
      offset: buffer.readUInt32LE(42),
    })
    const [method, crc] = [buffer.readUInt16LE(10), buffer.readUInt32LE(16)]
    buffer = buffer.subarray(length)
    if (!/[/\\]$/.test(name)) yield { index, name, flags, method, crc, ...sizes }
  }
}

/** Reads the bytes of an entry, and fails unless size and check-sum are right. */
async function* contentOf(file, { flags, method, packed, size, crc, offset }, archiveSize) {
  if (flags & 1) throw new Error('it is encrypted')
  if (method !== 0 && method !== 8)
    throw new Error(`it is packed in a way this program does not know (${method})`)
  if (offset + 30 > archiveSize) throw new Error('it lies outside of the archive')
  const header = await readAt(file, offset, 30)
  if (header.readUInt32LE(0) !== 0x04034b50)
    throw new Error('it does not begin where the archive says')
  const begin = offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  if (begin + packed > archiveSize) throw new Error('it lies outside of the archive')
  async function* raw() {
    for (let at = 0; at < packed; at += pieceSize)
      yield await readAt(file, begin + at, Math.min(pieceSize, packed - at))
  }
  let [sum, length] = [0, 0]
  for await (const piece of method === 0 ? raw() : inflated(raw())) {
    length += piece.length
    if (length > size) throw new Error('it is longer than the archive says')
    sum = crc32(piece, sum)
    yield piece
  }
  if (length !== size) throw new Error('it is shorter than the archive says')
  if (sum !== crc) throw new Error('its check-sum is wrong')
}

async function* inflated(pieces) {
  const inflate = zlib.createInflateRaw()
  // What goes wrong while reading is thrown by the loop over what comes out.
  pipeline(pieces, inflate, () => {})
  try {
    yield* inflate
  } catch (error) {
    throw error instanceof CannotConvert
      ? error
      : new Error('it cannot be unpacked', { cause: error })
  }
}

// --- Folders ----------------------------------------------------------------------------------------------------

const isMessage = (name) => /(?:\.eml|\/[^./\\]+)$/i.test(`/${name}`)

/** Returns the folders of an entry. Backslashes are no separators: they become underscores below. */
const foldersOf = (name) =>
  name
    .split('/')
    .slice(0, -1)
    .filter((part) => part !== '' && part !== '.')

/** Goes through the list once: how many there are, and whether one folder holds all the others. */
async function survey(file, directory) {
  let [messages, others] = [0, 0]
  const folders = new Map()
  let [root, isWrapped] = [undefined, true]
  for await (const { name } of entriesOf(file, directory)) {
    if (!isMessage(name)) {
      others++
      continue
    }
    messages++
    const parts = foldersOf(name)
    root ??= parts[0]
    // The folder of the mailbox holds folders, and no messages itself.
    if (parts.length < 2 || parts[0] !== root || /^inbox$/i.test(parts[0])) isWrapped = false
    folders.set(parts.join('/'), (folders.get(parts.join('/')) ?? 0) + 1)
  }
  return { messages, others, folders, strip: isWrapped && messages > 0 ? 1 : 0 }
}

/** Modified UTF-7 of a folder's name. Source: RFC 3501 5.1.3. */
function mutf7(text) {
  return text.replace(/&|[^\x20-\x7e]+/g, (part) => {
    if (part === '&') return '&-'
    const bytes = Buffer.alloc(part.length * 2)
    for (let index = 0; index < part.length; index++)
      bytes.writeUInt16BE(part.charCodeAt(index), index * 2)
    return `&${bytes.toString('base64').replace(/=+$/, '').replaceAll('/', ',')}-`
  })
}

/** No part of a name may lead elsewhere, be special to a system, or be too long for one. */
function safe(part, maxBytes = 100) {
  let name = part
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}<>:"/\\|?*\u2028\u2029]/gu, '_')
    .replace(/^\.+|[. ]+$/g, (dots) => '_'.repeat(dots.length))
  if (/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name) || name === '') name = `_${name}`
  if (Buffer.byteLength(name) > maxBytes) {
    const bytes = Buffer.from(name)
    const mark = crc32(bytes, 0).toString(16).padStart(8, '0')
    name = `${bytes
      .subarray(0, maxBytes - 9)
      .toString('utf8')
      .replace(/\ufffd+$/, '')}_${mark}`
  }
  return name
}

/** Gives each folder of the archive a name of its own, also where systems do not tell upper and lower case apart. */
function namesOf(nameFor) {
  const taken = new Set()
  const known = new Map()
  return (folders) => {
    const key = JSON.stringify(folders)
    if (known.has(key)) return known.get(key)
    const wanted = nameFor(folders)
    let name = wanted
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted}_${number}`
    taken.add(name.toLowerCase())
    known.set(key, name)
    return name
  }
}

// --- Messages ---------------------------------------------------------------------------------------------------

/** Returns the time in the header "Date" of a message's first bytes, in milliseconds. */
function dateOf(head) {
  const text = head.toString('latin1')
  const [headers] = text.split(/\r?\n\r?\n/, 1)
  const value = /^date:((?:[^\r\n]|\r?\n[ \t])*)/im.exec(headers)?.[1]
  const time = Date.parse(
    (value ?? '')
      .replace(/\s+/g, ' ')
      .replace(/\([^)]*\)/g, '')
      .trim(),
  )
  return Number.isFinite(time) && time >= 0 && time < 32_503_680_000_000 ? time : 0
}

/** Holds back the first bytes of a message, because its date names the file. */
async function withHead(pieces) {
  const held = []
  let length = 0
  const iterator = pieces[Symbol.asyncIterator]()
  let isEnd = false
  while (length < 65_536 && !isEnd) {
    const { value, done } = await iterator.next()
    if (done) isEnd = true
    else {
      held.push(value)
      length += value.length
    }
  }
  const head = Buffer.concat(held)
  async function* all() {
    yield head
    if (!isEnd) yield* { [Symbol.asyncIterator]: () => iterator }
  }
  return { head, all: all() }
}

/** The header that some importers read as the folder. Source: KIT-09. */
function labelLine(folders, head) {
  const label = folders.length === 0 ? 'Inbox' : folders.join('/')
  const plain = label.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
  const quoted = /[",]/.test(plain) ? `"${plain.replaceAll('"', "'")}"` : plain
  const words = []
  let word = ''
  for (const character of quoted) {
    if (Buffer.byteLength(word + character) > 42) {
      words.push(word)
      word = ''
    }
    word += character
  }
  words.push(word)
  const isPlain = /^[\x20-\x7e]*$/.test(quoted) && quoted.length < 900
  const value = isPlain
    ? quoted
    : words.map((each) => `=?UTF-8?B?${Buffer.from(each).toString('base64')}?=`).join(' ')
  return Buffer.from(
    `X-Gmail-Labels: ${value}${/^[^\n]*\r\n/.test(head.toString('latin1')) ? '\r\n' : '\n'}`,
  )
}

const [LF, CR, GREATER] = [0x0a, 0x0d, 0x3e]
const from = Buffer.from('From ')

/** Turns a message into its form in an mbox file: LF, and one more ">" before ">*From ". */
async function* mboxForm(pieces) {
  // In a line's beginning nothing but ">" has come; then its first five bytes decide.
  let [isBeginning, carry] = [true, Buffer.alloc(0)]
  let last = LF
  const work = (input, isEnd) => {
    const output = []
    let at = 0
    while (at < input.length) {
      if (isBeginning) {
        let begin = at
        while (begin < input.length && input[begin] === GREATER) begin++
        if (begin > at) output.push(input.subarray(at, begin))
        at = begin
        const five = input.subarray(at, at + 5)
        if (five.length < 5 && !isEnd && from.subarray(0, five.length).equals(five)) break
        if (five.equals(from)) output.push(Buffer.from('>'))
        if (at < input.length) isBeginning = false
        continue
      }
      let end = input.indexOf(LF, at)
      if (end === -1) end = input.length
      const hasEnd = end < input.length
      // A CR at the very end may belong to a CRLF.
      if (!hasEnd && !isEnd && input[input.length - 1] === CR) end--
      const stop = hasEnd && end > at && input[end - 1] === CR ? end - 1 : end
      if (stop > at) output.push(input.subarray(at, stop))
      if (hasEnd) output.push(Buffer.from('\n'))
      at = hasEnd ? end + 1 : end
      if (!hasEnd) break
      isBeginning = true
    }
    carry = input.subarray(at)
    return Buffer.concat(output)
  }
  for await (const piece of pieces) {
    const done = work(carry.length === 0 ? piece : Buffer.concat([carry, piece]), false)
    if (done.length > 0) last = done[done.length - 1]
    yield done
  }
  const done = work(carry, true)
  if (done.length > 0) last = done[done.length - 1]
  yield done
  yield Buffer.from(last === LF ? '\n' : '\n\n')
}

/** As asctime writes it, in UTC. */
function asctime(ms) {
  const [, day, date, month, year, time] = /^(\w+), (\d+) (\w+) (\d+) ([\d:]+)/.exec(
    new Date(ms).toUTCString(),
  )
  return `${day} ${month} ${String(Number(date)).padStart(2, ' ')} ${time} ${year}`
}

// --- What is written --------------------------------------------------------------------------------------------

async function writeAll(file, pieces) {
  let length = 0
  for await (const piece of pieces) {
    let at = 0
    while (at < piece.length) at += (await file.write(piece, at, piece.length - at)).bytesWritten
    length += piece.length
  }
  return length
}

async function* before(first, pieces) {
  yield first
  yield* pieces
}

const nothing = Buffer.alloc(0)

function maildirWriter(target, { unseen, utf8, labels }) {
  const nameOf = namesOf((folders) => {
    if (folders.length === 0 || (folders.length === 1 && /^inbox$/i.test(folders[0]))) return '.'
    const rest = /^inbox$/i.test(folders[0]) ? folders.slice(1) : folders
    // A dot separates folders in a Maildir++, so it cannot be in a name.
    const parts = rest
      .map((part) => safe(part, 60).replaceAll('.', '_'))
      .map((part) => (utf8 ? part : mutf7(part)))
    const name = parts.join('.')
    return `.${name.length > 200 ? safe(name, 200).replaceAll('.', '_') : name}`
  })
  const made = new Set()
  return async (entry, pieces, folders) => {
    const folder = join(target, nameOf(folders))
    if (!made.has(folder)) {
      for (const part of ['cur', 'new', 'tmp']) await mkdir(join(folder, part), { recursive: true })
      if (folder !== join(target, '.')) await writeFile(join(folder, 'maildirfolder'), '')
      made.add(folder)
    }
    const temporary = join(folder, 'tmp', `${entry.index}.mailroom`)
    const file = await open(temporary, 'w')
    let time = 0
    try {
      const { head, all } = await withHead(pieces)
      time = dateOf(head)
      await writeAll(file, before(labels ? labelLine(folders, head) : nothing, all))
      await file.close()
    } catch (error) {
      await file.close().catch(() => {})
      await unlink(temporary)
      throw error
    }
    await utimes(temporary, time / 1000, time / 1000)
    const name = `${Math.floor(time / 1000)}.M${entry.index}C${entry.crc.toString(16)}.mailroom`
    await rename(temporary, join(folder, unseen ? 'new' : 'cur', unseen ? name : `${name}:2,S`))
  }
}

function mboxWriter(target, { labels }) {
  const nameOf = namesOf((folders) =>
    (folders.length === 0 ? ['Inbox'] : folders)
      .map((part) => safe(part))
      .slice(-20)
      .join('/'),
  )
  return async (_entry, pieces, folders) => {
    const parts = `${nameOf(folders)}.mbox`.split('/')
    await mkdir(join(target, ...parts.slice(0, -1)), { recursive: true })
    const file = await open(join(target, ...parts), 'a')
    const { size } = await file.stat()
    try {
      const { head, all } = await withHead(pieces)
      const message = before(labels ? labelLine(folders, head) : nothing, all)
      await writeAll(
        file,
        before(Buffer.from(`From MAILER-DAEMON ${asctime(dateOf(head))}\n`), mboxForm(message)),
      )
    } catch (error) {
      // What was written of it goes away again.
      await file.truncate(size)
      throw error
    } finally {
      await file.close()
    }
  }
}

function otherWriter(target) {
  const nameOf = namesOf((parts) =>
    parts
      .map((part) => safe(part))
      .slice(-20)
      .join('/'),
  )
  return async (entry, pieces) => {
    const path = join(
      target,
      ...nameOf([...foldersOf(entry.name), entry.name.split('/').pop()]).split('/'),
    )
    await mkdir(join(path, '..'), { recursive: true })
    const file = await open(path, 'wx')
    try {
      await writeAll(file, pieces)
    } catch (error) {
      await rm(path)
      throw error
    } finally {
      await file.close()
    }
  }
}

/** Makes the folder, or empties what an interrupted run of this program has left. */
async function prepare(target) {
  const mark = join(target, 'mailroom-unfinished')
  const others = `${target}.other`
  const isRest = existsSync(mark)
  for (const folder of [target, others]) {
    const names = await readdir(folder).catch((error) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
    if (names.length > 0 && !isRest)
      throw new CannotConvert(
        `${visible(folder)} is not empty. Name a new folder, so that nothing is mixed.`,
      )
    for (const name of names)
      if (join(folder, name) !== mark) await rm(join(folder, name), { recursive: true })
  }
  await mkdir(target, { recursive: true })
  await writeFile(
    mark,
    'convert-export.mjs has not finished this folder. Start it again, or delete the folder.\n',
  )
  return () => unlink(mark)
}

// --- The whole --------------------------------------------------------------------------------------------------

function readArguments(all) {
  const options = { labels: false, unseen: false, utf8: false, dryRun: false }
  const names = {
    '--labels': 'labels',
    '--unseen': 'unseen',
    '--utf8': 'utf8',
    '--dry-run': 'dryRun',
  }
  const words = []
  for (const word of all) {
    if (Object.hasOwn(names, word)) options[names[word]] = true
    else if (word.startsWith('--')) throw new CannotConvert(`I do not know "${visible(word)}".`)
    else words.push(word)
  }
  const [form, archive, target] = words
  if (
    !['maildir', 'mbox'].includes(form) ||
    !archive ||
    words.length !== (options.dryRun && !target ? 2 : 3)
  )
    throw new CannotConvert(
      'Usage: node convert-export.mjs maildir|mbox ARCHIVE.zip FOLDER [--labels] [--unseen] [--utf8] [--dry-run]',
    )
  if (form === 'maildir' && process.platform === 'win32' && !options.dryRun)
    throw new CannotConvert(
      'Windows allows no ":" in names, which a Maildir needs: use mbox, or run this on Linux or in WSL.',
    )
  return { ...options, form, archive, target: (target ?? '').replace(/[/\\]+$/, '') || '.' }
}

async function convert(file, directory, found, options) {
  const { form, target } = options
  const finish = await prepare(target)
  const write = form === 'maildir' ? maildirWriter(target, options) : mboxWriter(target, options)
  const writeOther = otherWriter(`${target}.other`)
  const written = { messages: 0, others: 0 }
  const failed = []
  for await (const entry of entriesOf(file, directory)) {
    const isOne = isMessage(entry.name)
    try {
      const pieces = contentOf(file, entry, directory.size)
      if (isOne) await write(entry, pieces, foldersOf(entry.name).slice(found.strip))
      else await writeOther(entry, pieces)
      written[isOne ? 'messages' : 'others']++
    } catch (error) {
      // A full disk or a folder that may not be written ends it; a damaged entry does not.
      if (error.code && error.syscall) throw error
      failed.push(entry.name)
      say(`could not be read: entry ${entry.index + 1}, ${visible(entry.name)}: ${error.message}`)
    }
    const done = written.messages + written.others + failed.length
    if (done % 10_000 === 0) say(`${done} of ${found.messages + found.others}`)
  }
  await finish()
  return { ...written, failed: failed.length }
}

async function main() {
  const options = readArguments(process.argv.slice(2))
  const file = await open(options.archive, 'r').catch((error) => {
    throw new CannotConvert(`${visible(options.archive)} cannot be opened (${error.code}).`)
  })
  try {
    const directory = await findDirectory(file)
    const found = await survey(file, directory)
    for (const [folder, count] of [...found.folders].sort(([one], [other]) =>
      one < other ? -1 : 1,
    ))
      say(`${String(count).padStart(8)}  ${visible(folder) || '(no folder)'}`)
    say(`In the archive: ${found.messages} messages, ${found.others} other files.`)
    if (options.dryRun) return say('Nothing was written.')
    const { messages, others, failed } = await convert(file, directory, found, options)
    say(`Written: ${messages} messages, ${others} other files. Could not be read: ${failed}.`)
    const isWhole = messages === found.messages && others === found.others && failed === 0
    say(isWhole ? 'The counts are equal.' : 'The counts are NOT equal: the archive is damaged.')
    process.exitCode = isWhole ? 0 : 1
  } finally {
    await file.close()
  }
}

main().catch((error) => {
  process.stderr.write(
    `${error instanceof CannotConvert ? error.message : (error?.stack ?? error)}\n`,
  )
  process.exitCode = 2
})
