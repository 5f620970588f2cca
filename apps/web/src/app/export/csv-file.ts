import type { FileValue } from '@mailroom/ui/table/DataTable'
import { stringify } from 'csv-stringify/browser/esm/sync'
import type { ExportTable } from './export-file.ts'
import { withoutFormula } from './without-formula.ts'

/** What Excel expects between cells, and in a number, in the language of the reader. */
function separatorsOf(language: string): { delimiter: string; decimal: string } {
  const parts = new Intl.NumberFormat(language).formatToParts(1.5)
  const decimal = parts.find(({ type }) => type === 'decimal')?.value ?? '.'
  return { delimiter: decimal === ',' ? ';' : ',', decimal }
}

/** Moments in ISO 8601, lists with semicolons, numbers as Excel of this language reads them. */
function cell(value: FileValue, decimal: string): string {
  if (value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'number') return String(value).replace('.', decimal)
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return withoutFormula(value)
  return withoutFormula('words' in value ? value.words : value.join('; '))
}

/**
 * A list as CSV (RFC 4180) in UTF-8; the byte order mark tells Excel so. Delimited by semicolons where the reader's language has
 * decimal commas, by commas elsewhere.
 */
export function csvFile({ columns, rows }: ExportTable, language: string): Blob {
  const { delimiter, decimal } = separatorsOf(language)
  const lines = [columns.map(({ header }) => header), ...rows]
  const text = stringify(
    lines.map((line) => line.map((value) => cell(value, decimal))),
    {
      bom: true,
      delimiter,
      record_delimiter: 'windows',
      // Each of them ends a row outside of quotation marks for some reader, or divides cells for Excel of another language.
      quoted_match: /[\r\n,;\t|]/,
    },
  )
  return new Blob([text], { type: 'text/csv;charset=utf-8' })
}
