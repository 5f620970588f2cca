import type { ExportTable } from './export-file.ts'

/** A list as JSON: an object per row by the columns' ids, values untouched, moments in ISO 8601, `null` where there is nothing. */
export function jsonFile({ columns, rows }: ExportTable): Blob {
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map(({ id }, index) => [id, row[index] ?? null])),
  )
  return new Blob([`${JSON.stringify(objects, null, 2)}\n`], { type: 'application/json' })
}
