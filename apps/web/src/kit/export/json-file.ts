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
 * Writes a list as JSON: an object per row by the columns' ids, values unchanged, moments in ISO
 * 8601, `null` for missing values.
 */
export function jsonFile({ columns, rows }: ExportTable): Blob {
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map(({ id }, index) => [id, jsonValue(row[index])])),
  )
  return new Blob([`${JSON.stringify(objects, null, 2)}\n`], { type: 'application/json' })
}
