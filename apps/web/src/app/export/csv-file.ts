import type { FileValue } from '@mailroom/ui/table/DataTable'
import { stringify } from 'csv-stringify/browser/esm/sync'
import type { ExportTable } from './export-file.ts'
import { withoutFormula } from './without-formula.ts'

/** The same in every language: moments in ISO 8601, numbers with a point, lists with semicolons. */
function cell(value: FileValue): string {
  if (value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'string') return withoutFormula(value)
  if (typeof value === 'object') return withoutFormula(value.join('; '))
  return String(value)
}

/** A list as CSV (RFC 4180) in UTF-8; the byte order mark tells Excel so. */
export function csvFile({ columns, rows }: ExportTable): Blob {
  const lines = [columns.map(({ header }) => header), ...rows]
  const text = stringify(
    lines.map((line) => line.map(cell)),
    { bom: true, record_delimiter: 'windows' },
  )
  return new Blob([text], { type: 'text/csv;charset=utf-8' })
}
