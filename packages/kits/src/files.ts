import { stringify } from 'csv-stringify/sync'

/** A file of a kit. */
export type KitFile = { path: string; content: string }

/** No file is larger. Characters are counted as if each had two bytes. Source: KIT-03. */
const maxCharacters = 15 * 1024 * 1024

/** How many rows are written at once. */
const batch = 200

const bom = '\uFEFF'

/** Returns how many lines a text has begun. */
const linesOf = (text: string) => text.split('\n').length - 1

type CsvOptions = {
  delimiter?: string
  /** Absent for files without headings. */
  headings?: readonly string[]
  /** A line before the headings. */
  before?: string
  bom?: boolean
  /** For people: cells that a spreadsheet takes for formulas get a leading apostrophe. */
  forPeople?: boolean
  /** The largest number of rows of a file; what is more goes to the next one. */
  maxRows?: number
}

/** Where a row is. */
export type Place = { file: string; line: number }

/**
 * Begins a CSV: RFC 4180, CRLF, quoted only where needed; in several files where it grows too long.
 * `pathOf` names the file with a number, from 1. Source: KIT-03.
 */
export function csvFiles(pathOf: (part: number) => string, options: CsvOptions = {}) {
  const { delimiter = ',', headings, before, forPeople = false, maxRows = Infinity } = options
  const write = (rows: readonly (readonly string[])[]) =>
    stringify(
      rows.map((row) => [...row]),
      {
        ...{ delimiter, record_delimiter: '\r\n', escape_formulas: forPeople },
      },
    )
  const start =
    (options.bom || forPeople ? bom : '') +
    (before === undefined ? '' : `${before}\r\n`) +
    (headings ? write([headings]) : '')
  const files: KitFile[] = []
  let pieces: string[] = []
  let waiting: (readonly string[])[] = []
  let rows = 0
  let characters = 0
  let line = 0
  const flush = () => {
    if (waiting.length > 0) pieces.push(write(waiting))
    waiting = []
  }
  const end = () => {
    flush()
    if (rows > 0) files.push({ path: pathOf(files.length + 1), content: start + pieces.join('') })
    pieces = []
    rows = 0
    characters = 0
  }
  return {
    /** Adds a row, and returns where it is. */
    add(cells: readonly string[]): Place {
      const size = cells.reduce((sum, cell) => sum + cell.length + 3, 0)
      if (rows >= maxRows || characters + size > maxCharacters) end()
      if (rows === 0) line = linesOf(start) + 1
      const place = { file: pathOf(files.length + 1), line }
      line += 1 + cells.reduce((sum, cell) => sum + linesOf(cell), 0)
      rows++
      characters += size
      waiting.push(cells)
      if (waiting.length >= batch) flush()
      return place
    },
    /** Returns the files; without rows there are none. */
    files(): KitFile[] {
      end()
      return files
    },
  }
}

/** Begins a text for UNIX: LF after each line. Source: KIT-03. */
export function textFile(path: string) {
  const lines: string[] = []
  return {
    /** Adds a line, and returns where it is. */
    add(text: string): Place {
      if (/[\r\n]/.test(text)) throw new Error(`A line of ${path} has a line break in it`)
      lines.push(text)
      return { file: path, line: lines.length }
    },
    files: (): KitFile[] =>
      lines.length === 0 ? [] : [{ path, content: `${lines.join('\n')}\n` }],
  }
}
