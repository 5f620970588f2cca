import type { Header } from './header-lines.ts'
import { scan } from './scan.ts'
import { readWrittenDate, type WrittenDate } from './written-date.ts'

/** A server that took the message over, as it tells it itself in `Received`. */
export type Hop = {
  /** How the sending server introduced itself. */
  from?: string
  /** The address that the connection came from, as the receiving server saw it. */
  fromAddress?: string
  by?: string
  /** An address in place of a name, as Gmail writes of its own servers. */
  byAddress?: string
  /** The protocol, such as `ESMTPS`. */
  with?: string
  /** Whether the connection was encrypted; undefined if the server does not say. */
  encrypted?: { version?: string }
  id?: string
  /** The address that the message was for at this hop. */
  for?: string
  date?: WrittenDate
  /** Milliseconds since the hop before; negative if a clock is wrong. */
  delayMs?: number
}

const keywords = ['from', 'by', 'via', 'with', 'id', 'for'] as const
type Keyword = (typeof keywords)[number]

function keywordOf(text: string): Keyword | undefined {
  const lower = text.toLowerCase()
  return keywords.find((each) => each === lower)
}

/** The protocols whose name says that they are encrypted. Source: RFC 3848, RFC 6531. */
const encryptedProtocol = /^(?:UTF8)?(?:E?SMTP|LMTP)SA?$|^HTTPS$/i
const tlsVersion = /\b(?:TLS|SSL)\s?v?(\d)(?:[._](\d))?/i

/** Returns the version of TLS that comments name, such as `1.3`. */
function encryptionOf(protocol: string, comments: readonly string[]): Hop['encrypted'] {
  for (const comment of comments) {
    const [, major, minor = '0'] = tlsVersion.exec(comment) ?? []
    if (major !== undefined) return { version: `${major}.${minor}` }
  }
  return encryptedProtocol.test(protocol) ? {} : undefined
}

/** Reads one `Received` header. Source: RFC 5321 §4.4. */
export function readReceived(value: string): Hop {
  const tokens = scan(value)
  const lastSemicolon = tokens.findLastIndex(({ kind }) => kind === 'semicolon')
  const clauses = lastSemicolon === -1 ? tokens : tokens.slice(0, lastSemicolon)
  const found: { [Key in Keyword]?: string } = {}
  const comments: string[] = []
  const aboutSender: string[] = []
  let current: Keyword | undefined
  for (const { kind, text } of clauses) {
    if (kind === 'comment') {
      comments.push(text)
      if (current === 'from') aboutSender.push(text)
      continue
    }
    const keyword = kind === 'word' ? keywordOf(text) : undefined
    if (keyword && found[keyword] === undefined) current = keyword
    else if (current && found[current] === undefined) found[current] = text
    // Exchange writes its protocol in three words.
    else if (
      current === 'with' &&
      /^Microsoft\b/.test(found.with ?? '') &&
      /^(?:SMTP|Server)$/.test(text)
    )
      found.with += ` ${text}`
  }
  const isAddress = /^[\da-f]{0,4}:[\da-f:]+$/i.test(found.by ?? '')
  const encrypted = encryptionOf(found.with ?? '', comments)
  const address = /\[(?:IPv6:)?([\da-f:.]{2,45})\]/i.exec(
    [found.from, ...aboutSender].join(' '),
  )?.[1]
  const written = lastSemicolon === -1 ? '' : value.slice(value.lastIndexOf(';') + 1)
  return {
    ...(found.from === undefined ? {} : { from: found.from }),
    ...(address === undefined ? {} : { fromAddress: address }),
    ...(found.by === undefined ? {} : isAddress ? { byAddress: found.by } : { by: found.by }),
    ...(found.with === undefined ? {} : { with: found.with }),
    ...(encrypted === undefined ? {} : { encrypted }),
    ...(found.id === undefined ? {} : { id: found.id }),
    ...(found.for === undefined ? {} : { for: found.for.replace(/^<|>$/g, '') }),
    ...(written.trim() === '' ? {} : { date: readWrittenDate(written) }),
  }
}

/** A delay from which on a person should ask the server's operator. Milliseconds. */
export const longDelayMs = 5 * 60_000

/**
 * Returns the way of a message, the oldest hop first: each server writes its `Received` above the
 * ones before it. A delay is known between two hops with a time.
 */
export function hopsOf(headers: readonly Header[]): Hop[] {
  const hops = headers
    .filter(({ name }) => name.toLowerCase() === 'received')
    .map(({ value }) => readReceived(value))
    .reverse()
  let before: string | undefined
  return hops.map((hop) => {
    const at = hop.date?.at
    const delayMs =
      at === undefined || before === undefined ? undefined : Date.parse(at) - Date.parse(before)
    before = at ?? before
    return delayMs === undefined ? hop : { ...hop, delayMs }
  })
}
