import type { FileValue } from '@mailroom/ui/table/DataTable'
import type { ExportTable } from './export-file.ts'

/** Returns the code or the members of a value that has some, not the reader's words for it. */
function jsonValue(value: FileValue) {
  if (value === undefined) return null
  if (typeof value !== 'object') return value
  if ('members' in value) return value.members
  return 'code' in value ? value.code : value
}

/**
 * Returns an object per row by the columns' ids, values unchanged, moments in ISO 8601, `null` for
 * missing values.
 */
function objectsOf({ columns, rows }: ExportTable) {
  return rows.map((row) =>
    Object.fromEntries(columns.map(({ id }, index) => [id, jsonValue(row[index])])),
  )
}

/** Writes a list as JSON: an array of its rows. */
export function jsonFile(table: ExportTable): Blob {
  return new Blob([`${JSON.stringify(objectsOf(table), null, 2)}\n`], { type: 'application/json' })
}

/** Writes a list as NDJSON: a line per row. Source: XQ-15. */
export function ndjsonFile(table: ExportTable): Blob {
  const lines = objectsOf(table).map((object) => `${JSON.stringify(object)}\n`)
  return new Blob(lines, { type: 'application/x-ndjson' })
}
