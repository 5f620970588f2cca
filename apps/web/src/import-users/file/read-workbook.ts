import readXlsxFile from 'read-excel-file/universal'
import type { FileRow } from './read-file.ts'

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString() : String(cell)
}

/** The rows of a workbook's first sheet that has any. Numbers stay as the file writes them. */
export async function readWorkbook(file: Blob): Promise<FileRow[]> {
  const sheets = await readXlsxFile(file, { parseNumber: (number) => number })
  const sheet = sheets.find(({ data }) => data.length > 0)
  return (sheet?.data ?? []).map((row, index) => ({ line: index + 1, cells: row.map(textOf) }))
}
