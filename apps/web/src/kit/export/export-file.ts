import type { FileValue } from '@mailroom/ui/table/DataTable'

export const exportFormats = ['csv', 'xlsx', 'json', 'ndjson'] as const
export type ExportFormat = (typeof exportFormats)[number]

/**
 * A list as on the screen: the headings of its columns, and a value for each of them in every row.
 */
export type ExportTable = {
  columns: readonly { id: string; header: string }[]
  rows: readonly (readonly FileValue[])[]
}

const writers = {
  csv: async () => (await import('./csv-file.ts')).csvFile,
  xlsx: async () => (await import('./xlsx-file.ts')).xlsxFile,
  json: async () => (await import('./json-file.ts')).jsonFile,
  ndjson: async () => (await import('./json-file.ts')).ndjsonFile,
}

/** Writes a list as a file for a reader of a language; loads the code for a format on first use. */
export async function exportFile(
  format: ExportFormat,
  table: ExportTable,
  language: string,
): Promise<Blob> {
  const write = await writers[format]()
  return write(table, language)
}
