import { addressParser, decodeWords } from 'postal-mime'
import { oneLine } from '../names.ts'

/** What the list has of a message. `date` is NaN if there is none that can be read. */
export type Headers = {
  from: string
  to: string
  cc: string
  subject: string
  date: number
  /** The ids of the message itself and of those it answers, as numbers. */
  ids: number[]
  hasAttachment: boolean
  hasCalendar: boolean
}

const wanted = [
  'from',
  'sender',
  'to',
  'cc',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'content-type',
  'content-disposition',
] as const
type Wanted = (typeof wanted)[number]

/** The longest value that is read for a line of the list, in bytes. */
const maxValueBytes = 16 * 1024

/** The messages before this one that are remembered for its thread. */
const maxReferences = 30

const utf8 = new TextDecoder('utf-8', { fatal: true })
const western = new TextDecoder('windows-1252')

/** Reads bytes as UTF-8, or if they are not, as what most wrong mail is: Windows-1252. */
function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return western.decode(bytes)
  }
}

const lineFeed = 10
const colon = 58
const hyphen = 45

function isBlank(code: number | undefined): boolean {
  return code === 32 || code === 9
}

/** Returns the wanted name at a place, by its letters; names are ASCII. */
function nameAt(bytes: Uint8Array, from: number, to: number): Wanted | undefined {
  return wanted.find((name) => {
    if (name.length !== to - from) return false
    for (let at = 0; at < name.length; at++)
      if (((bytes[from + at] ?? 0) | 0x20) !== (name.charCodeAt(at) | 0x20)) return false
    return true
  })
}

/**
 * Returns the first value of each wanted header, unfolded. Values are decoded from their own bytes:
 * a part of a longer text would keep all of it in memory.
 */
function valuesOf(bytes: Uint8Array): Map<Wanted, string> {
  const values = new Map<Wanted, string>()
  let at = 0
  while (at < bytes.length) {
    if (bytes[at] === lineFeed || (bytes[at] === 13 && bytes[at + 1] === lineFeed)) break
    let end = bytes.indexOf(lineFeed, at)
    while (end >= 0 && isBlank(bytes[end + 1])) end = bytes.indexOf(lineFeed, end + 1)
    if (end < 0) end = bytes.length
    const split = bytes.indexOf(colon, at)
    if (split > at && split < end) {
      let nameEnd = split
      while (isBlank(bytes[nameEnd - 1])) nameEnd--
      const name = nameAt(bytes, at, nameEnd)
      if (name && !values.has(name)) {
        const raw = bytes.subarray(split + 1, Math.min(end, split + 1 + maxValueBytes))
        values.set(name, textOf(raw).replaceAll(/\r?\n/g, ''))
      }
    }
    at = end + 1
  }
  return values
}

/** Matches one mailbox without anything that needs a parser. */
const plainMailbox = /^\s*(?:"([^"\\]*)"|([^"<>,:;()=@\\]*))\s*<([^<>\s"]+)>\s*$/

/** Returns people as they are shown in a list: their names, or addresses if they have none. */
function peopleIn(value: string | undefined): { names: string; all: string } {
  if (!value) return { names: '', all: '' }
  const plain = plainMailbox.exec(value)
  const people =
    plain && !value.includes('=?')
      ? [{ name: plain[1] ?? plain[2] ?? '', address: plain[3] ?? '' }]
      : addressParser(value, { flatten: true })
  const known = people.map(({ name, address }) => ({
    name: oneLine(name),
    address: oneLine(address ?? ''),
  }))
  const names = known.map(({ name, address }) => name || address).join(', ')
  return { names, all: known.map(({ name, address }) => `${name} ${address}`).join(' ') }
}

/**
 * Returns a time in milliseconds, or NaN. Comments such as `(CEST)` are left out. Source: RFC 5322.
 */
export function dateOf(value: string | undefined): number {
  if (!value) return Number.NaN
  return Date.parse(value.replaceAll(/\([^()]*\)/g, ' ').trim())
}

/** Returns a number for a text: 53 bits, so that two of a million texts do not meet. */
function numberOf(text: string): number {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}

function idsIn(values: Map<Wanted, string>): number[] {
  const texts = (['message-id', 'in-reply-to', 'references'] as const).flatMap((name) => {
    const found = values.get(name)?.match(/<[^<>\s]+>/g) ?? []
    // The first is where the thread began, the last are the closest.
    return found.length <= maxReferences ? found : [found[0] ?? '', ...found.slice(-maxReferences)]
  })
  return [...new Set(texts.map(numberOf))]
}

const latin = new TextDecoder('latin1')

/** Returns whether bytes begin as a header does; names of real ones begin with a letter or digit. */
export function isMessage(bytes: Uint8Array): boolean {
  return /^(?:From [^\n]*\n)?[\w-][!-9;-~]*[ \t]*:/.test(latin.decode(bytes.subarray(0, 1024)))
}

/** Returns whether bytes begin as an iCalendar object does. */
export function isCalendar(bytes: Uint8Array): boolean {
  return /^(?:\u00ef\u00bb\u00bf)?\s*BEGIN:VCALENDAR/i.test(latin.decode(bytes.subarray(0, 64)))
}

/** Returns what the headers of parts say. Only lines that may be such headers become texts. */
function partsIn(bytes: Uint8Array): { hasAttachment: boolean; hasCalendar: boolean } {
  const found = { hasAttachment: false, hasCalendar: false }
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) {
    if (((bytes[at + 1] ?? 0) | 0x20) !== 0x63 || bytes[at + 8] !== hyphen) continue
    const line = latin.decode(bytes.subarray(at + 1, at + 80)).toLowerCase()
    if (/^content-disposition:\s*attachment/.test(line)) found.hasAttachment = true
    if (/^content-type:\s*text\/calendar/.test(line)) found.hasCalendar = true
  }
  return found
}

/**
 * Reads the headers of a message from its beginning: encoded words, folded lines, wrong charsets.
 * Whether it has an attachment is told from what is there of it. Source: ARC-05.
 */
export function readHeaders(bytes: Uint8Array): Headers & { found: string } {
  const values = valuesOf(bytes)
  const from = peopleIn(values.get('from') ?? values.get('sender'))
  const to = peopleIn(values.get('to'))
  const cc = peopleIn(values.get('cc'))
  const subject = oneLine(decodeWords(values.get('subject') ?? ''))
  const type = (values.get('content-type') ?? 'text/plain').trim().toLowerCase()
  const isMultipart = type.startsWith('multipart/')
  const parts = isMultipart ? partsIn(bytes) : undefined
  const isAttached = values
    .get('content-disposition')
    ?.trim()
    .toLowerCase()
    .startsWith('attachment')
  return {
    from: from.names,
    to: to.names,
    cc: cc.names,
    subject,
    date: dateOf(values.get('date')),
    ids: idsIn(values),
    hasAttachment:
      parts?.hasAttachment ?? (isAttached === true || !/^(?:text|message)\//.test(type)),
    hasCalendar: parts?.hasCalendar ?? type.startsWith('text/calendar'),
    found: `${from.all}\n${to.all}\n${cc.all}\n${subject}`,
  }
}
