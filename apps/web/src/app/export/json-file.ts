import type { FileValue } from '@mailroom/ui/table/DataTable'
import type { ExportTable } from './export-file.ts'

/** Of a word of the API the word, not how the reader's language says it. */
function jsonValue(value: FileValue) {
  if (value === undefined) return null
  return typeof value === 'object' && 'code' in value ? value.code : value
}

/** A list as JSON: an object per row by the columns' ids, values untouched, moments in ISO 8601, `null` where there is nothing. */
export function jsonFile({ columns, rows }: ExportTable): Blob {
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map(({ id }, index) => [id, jsonValue(row[index])])),
  )
  return new Blob([`${JSON.stringify(objects, null, 2)}\n`], { type: 'application/json' })
}
