/** How much of a message is read. Its headers end before that: mail servers take far fewer. */
export const maxHeaderBytes = 1_048_576

/** A header as it came: its name, and its value in one line, not decoded. */
export type Header = { name: string; value: string }

export type HeaderLines = {
  headers: Header[]
  /** The number of lines before the end of the headers that belong to none. */
  strayLines: number
  /** Where the headers end in the text: at the empty line before the body, or at the end. */
  end: number
}

/** Visible ASCII without the colon, and blanks that old programs left before the colon. */
const nameBeforeColon = /^([!-9;-~]+)[ \t]*:/

/** No header has a longer name; a longer text before a colon is none. */
const longestName = 200

/**
 * Reads the headers at the top of a text, up to the first empty line. Lines that are neither a
 * header nor the continuation of one are counted and left out. Never throws, and takes time in
 * proportion to the text. Source: RFC 5322 §2.2.
 */
export function readHeaderLines(text: string): HeaderLines {
  const headers: { name: string; parts: string[] }[] = []
  let strayLines = 0
  let last: string[] | undefined
  let position = text.startsWith('\uFEFF') ? 1 : 0
  let end = text.length
  while (position < text.length) {
    const newline = text.indexOf('\n', position)
    const next = newline === -1 ? text.length : newline + 1
    const line = text.slice(position, newline === -1 ? text.length : newline).replace(/\r$/, '')
    if (line.trim() === '') {
      if (headers.length > 0) {
        end = position
        break
      }
    } else if (/^[ \t]/.test(line) && last) last.push(line.trim())
    else {
      const [start, name] = nameBeforeColon.exec(line.slice(0, longestName)) ?? []
      last = undefined
      if (start !== undefined && name !== undefined) {
        last = [line.slice(start.length).trim()]
        headers.push({ name, parts: last })
      } else strayLines += 1
    }
    position = next
  }
  return {
    headers: headers.map(({ name, parts }) => ({ name, value: parts.join(' ').trim() })),
    strayLines,
    end,
  }
}
