import type { FileValue } from '@mailroom/ui/table/DataTable'
import { stringify } from 'csv-stringify/browser/esm/sync'
import type { ExportTable } from './export-file.ts'
import { withoutFormula } from './without-formula.ts'

/** Returns what Excel in the reader's language expects between cells, and in a number. */
function separatorsOf(language: string): { delimiter: string; decimal: string } {
  const parts = new Intl.NumberFormat(language).formatToParts(1.5)
  const decimal = parts.find(({ type }) => type === 'decimal')?.value ?? '.'
  return { delimiter: decimal === ',' ? ';' : ',', decimal }
}

/**
 * Writes moments in ISO 8601, lists with semicolons, and numbers as Excel in this language reads
 * them.
 */
function cell(value: FileValue, decimal: string): string {
  if (value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'number') return String(value).replace('.', decimal)
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return withoutFormula(value)
  return withoutFormula('words' in value ? value.words : value.join('; '))
}

/**
 * Writes a list as CSV (RFC 4180) in UTF-8, with a byte order mark for Excel. Semicolons separate
 * cells if the reader's language has decimal commas; otherwise commas do.
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
      // For some reader, each of these characters ends a row outside of quotation marks, or
      // separates cells.
      quoted_match: /[\r\n,;\t|]/,
    },
  )
  return new Blob([text], { type: 'text/csv;charset=utf-8' })
}
