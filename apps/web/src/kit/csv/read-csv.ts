import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import { FileProblem } from './problem.ts'

/** A row of a file and its first line, counted from 1. */
export type FileRow = {
  line: number
  cells: readonly string[]
  /** True if one of its values seems to contain further rows. */
  isSwallowing?: true
}

export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/**
 * The line ends outside of quotes, in any mixture; `\r\r\n` comes from a file that was converted
 * twice.
 */
const lineEnds = ['\r\r\n', '\r\n', '\n', '\r']

/**
 * Returns the line ends in a text, because the parser looks for each of them at every character.
 */
function lineEndsOf(text: string): string[] {
  if (!text.includes('\r')) return ['\n']
  return /\r(?!\n)|(?<!\r)\n/.test(text) ? lineEnds : ['\r\n']
}

const anyLineEnd = /\r\r\n|\r\n|\n|\r/

/** Matches Excel's own first line, which names the delimiter: `sep=;`. */
const named = /^sep=([,;\t|])(?:\r\r\n|\r\n|\n|\r|$)/i

const countOf = (text: string, mark: string) => text.split(mark).length - 1

/** Counts the further lines of a value; nearly always none. */
const furtherLines = (cell: string) =>
  cell.includes('\n') || cell.includes('\r') ? cell.split(anyLineEnd).slice(1) : []

/** Returns the delimiter that divides most of the first lines into the same number of cells. */
function delimiterOf(text: string): Delimiter {
  const lines = text
    .slice(0, 65_536)
    .replaceAll(/(^|[,;\t|\r\n])"(?:[^"]|"")*"/g, '$1')
    .split(anyLineEnd, 50)
  const rated = delimiters.map((delimiter) => {
    const linesByCount = new Map<number, number>()
    for (const line of lines) {
      const count = countOf(line, delimiter)
      if (count > 0) linesByCount.set(count, (linesByCount.get(count) ?? 0) + 1)
    }
    const [count = 0, like = 0] = [...linesByCount].toSorted(
      ([a, linesA], [b, linesB]) => linesB - linesA || b - a,
    )[0] ?? [0, 0]
    return { delimiter, like, count }
  })
  const [best] = rated.toSorted((a, b) => b.like - a.like || b.count - a.count)
  return best?.delimiter ?? ','
}

/**
 * Returns whether a quoted value contains rows of the file: a quotation mark was not closed, and
 * the next one in another row closed it by chance.
 */
function holdsRows(cell: string, delimiter: string, columns: number): boolean {
  return columns > 1 && furtherLines(cell).some((line) => countOf(line, delimiter) >= columns - 1)
}

/**
 * Returns the lines of a CSV, each with the number of its first line, and the delimiter, which is
 * guessed if not given. Throws `FileProblem` with the line of an unclosed quotation mark, which
 * would swallow the rows after it.
 */
export function readCsv(
  text: string,
  chosen?: Delimiter,
): { rows: FileRow[]; delimiter: Delimiter } {
  const sep = named.exec(text)
  const content = sep ? text.slice(sep[0].length) : text
  const delimiter = chosen ?? delimiters.find((each) => each === sep?.[1]) ?? delimiterOf(content)
  const rows: FileRow[] = []
  let line = sep ? 2 : 1
  try {
    parse(content, {
      delimiter,
      record_delimiter: lineEndsOf(content),
      relax_column_count: true,
      // A quotation mark inside an unquoted value is part of that value.
      relax_quotes: true,
      on_record: (cells: string[]) => {
        const begun = line
        line++
        for (const cell of cells) {
          const ends = furtherLines(cell).length
          if (ends > 0 && cell.startsWith('"')) throw new FileProblem('unclosedQuote', begun)
          line += ends
        }
        rows.push({ line: begun, cells })
        return null
      },
    })
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED')
      throw new FileProblem('unclosedQuote', line)
    throw error
  }
  return { rows: markSwallowing(rows, delimiter), delimiter }
}

function markSwallowing(rows: FileRow[], delimiter: Delimiter): FileRow[] {
  const columns = Math.max(...rows.slice(0, 5).map(({ cells }) => cells.length), 0)
  return rows.map((row) =>
    row.cells.some((cell) => holdsRows(cell, delimiter, columns))
      ? { ...row, isSwallowing: true }
      : row,
  )
}
