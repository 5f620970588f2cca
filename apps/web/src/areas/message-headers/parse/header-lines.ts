/** How much of a message is read. Its headers end before that: mail servers take far fewer. */
export const maxHeaderBytes = 1_048_576

/** A header as it came: its name, and its value in one line, not decoded. */
export type Header = { name: string; value: string }

export type HeaderLines = {
  headers: Header[]
  /** The number of lines before the end of the headers that belong to none. */
  strayLines: number
  /** Whether the lines were quoted with `>`, as in an answer. */
  isQuoted: boolean
  /** The number of empty lines among the headers that were read over. */
  emptyLines: number
  /** Where the headers end in the text: at the empty line before the body, or at the end. */
  end: number
}

/** Visible ASCII without the colon, and blanks that old programs left before the colon. */
const nameBeforeColon = /^([!-9;-~]+)[ \t]*:/

/** No header has a longer name; a longer text before a colon is none. */
const longestName = 200

/** The headers that begin or continue a message for sure; a body seldom has such a line. */
const wellKnown =
  /^(?:from|to|subject|date|received(?:-spf)?|message-id|return-path|mime-version|reply-to|delivered-to|(?:arc-)?authentication-results|dkim-signature|x-ses-[a-z-]+)$/i

/** Returns whether a header shows that a text is a message. */
export function isWellKnown({ name }: Pick<Header, 'name'>): boolean {
  return wellKnown.test(name)
}

const quoting = /^[ \t]*>+ ?/

/** Returns whether most of the first lines of a text are quoted. */
function isQuotedText(text: string): boolean {
  const lines = text
    .slice(0, 8_192)
    .split('\n', 50)
    .filter((line) => line.trim() !== '')
  return lines.filter((line) => quoting.test(line)).length * 2 > lines.length
}

function nameOf(line: string): { start: string; name: string } | undefined {
  const [start, name] = nameBeforeColon.exec(line.slice(0, longestName)) ?? []
  return start === undefined || name === undefined ? undefined : { start, name }
}

/**
 * Reads the headers at the top of a text, up to the first empty line. Lines that are neither a
 * header nor the continuation of one are counted and left out. Quoting is taken off. An empty line
 * does not end the headers if there is one after every line, or if no `From` came yet and a well
 * known header follows: people copy headers so. Never throws, and takes time in proportion to the
 * text. Source: RFC 5322 §2.2.
 */
export function readHeaderLines(text: string): HeaderLines {
  const headers: { name: string; parts: string[] }[] = []
  const isQuoted = isQuotedText(text)
  let [strayLines, emptyLines, blanks, end] = [0, 0, 0, text.length]
  let [isDouble, wasDouble, hasFrom] = [true, false, false]
  let last: string[] | undefined
  let position = text.startsWith('\uFEFF') ? 1 : 0
  const lineAt = (start: number) => {
    const newline = text.indexOf('\n', start)
    const line = text.slice(start, newline === -1 ? text.length : newline).replace(/\r$/, '')
    const next = newline === -1 ? text.length : newline + 1
    return { line: isQuoted ? line.replace(quoting, '') : line, next }
  }
  const readsOn = (line: string, next: number) => {
    const name = nameOf(line)?.name
    const isHeader = name !== undefined || /^[ \t]/.test(line)
    const isAlone = next === text.length ? wasDouble : lineAt(next).line.trim() === ''
    if (isDouble && blanks === 1 && isHeader && isAlone) {
      wasDouble = true
      return true
    }
    return !hasFrom && name !== undefined && isWellKnown({ name })
  }
  while (position < text.length) {
    const { line, next } = lineAt(position)
    if (line.trim() === '') {
      if (headers.length > 0) {
        if (blanks === 0) end = position
        blanks += 1
      }
      position = next
      continue
    }
    if (blanks > 0) {
      if (!readsOn(line, next)) break
      emptyLines += blanks
      end = text.length
    } else if (headers.length > 0) isDouble = false
    blanks = 0
    if (/^[ \t]/.test(line) && last) last.push(line.trim())
    else {
      const found = nameOf(line)
      last = undefined
      if (found) {
        last = [line.slice(found.start.length).trim()]
        headers.push({ name: found.name, parts: last })
        hasFrom ||= found.name.toLowerCase() === 'from'
      } else strayLines += 1
    }
    position = next
  }
  return {
    headers: headers.map(({ name, parts }) => ({ name, value: parts.join(' ').trim() })),
    ...{ strayLines, isQuoted, emptyLines, end },
  }
}
