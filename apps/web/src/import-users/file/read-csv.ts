import { parse } from 'csv-parse/browser/esm/sync'
import type { FileRow } from './read-file.ts'

const delimiters = [',', ';', '\t'] as const

/** Excel's own first line, which names the delimiter: `sep=;`. */
const named = /^sep=([,;\t])\r?\n/i

/** The delimiter that stands most often in the first line that has one, outside of quotes. */
function delimiterOf(text: string): string {
  const quoted = /"(?:[^"]|"")*"/g
  const lines = text
    .slice(0, 65_536)
    .replaceAll(quoted, '')
    .split(/\r\n|\r|\n/, 10)
  const line = lines.find((each) => delimiters.some((delimiter) => each.includes(delimiter))) ?? ''
  const count = (delimiter: string) => line.split(delimiter).length
  return delimiters.toSorted((a, b) => count(b) - count(a))[0] ?? ','
}

/** The lines of a CSV, whatever it is delimited by, each with the number of the line it begins on. Throws where quotes do not end. */
export function readCsv(text: string): FileRow[] {
  const sep = named.exec(text)
  const rows: FileRow[] = []
  let line = sep ? 2 : 1
  parse(sep ? text.slice(sep[0].length) : text, {
    delimiter: sep?.[1] ?? delimiterOf(text),
    relax_column_count: true,
    // A quote inside of a value that does not begin with one is that value's own.
    relax_quotes: true,
    on_record: (cells: string[], { lines }) => {
      rows.push({ line, cells })
      line = lines + (sep ? 2 : 1)
      return null
    },
  })
  return rows
}
