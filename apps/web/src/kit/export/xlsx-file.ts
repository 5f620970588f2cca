import type { FileValue } from '@mailroom/ui/table/DataTable'
import writeXlsxFile, { type Cell, type Feature } from 'write-excel-file/universal'
import { columnLetters } from './column-letters.ts'
import type { ExportTable } from './export-file.ts'

/** The longest cell that Excel accepts. */
const maxCellLength = 32_767

/** A cell of text is never a formula in a workbook, whatever it begins with. */
function textCell(text: string): Cell {
  return { value: text.slice(0, maxCellLength), type: String }
}

function cell(value: FileValue): Cell {
  if (value === undefined || value === '') return null
  if (value instanceof Date) return { value, type: Date, format: 'yyyy-mm-dd hh:mm:ss' }
  if (typeof value === 'string') return textCell(value)
  if (typeof value === 'object') return textCell('words' in value ? value.words : value.join('; '))
  return value
}

/**
 * Returns the arrows in the headings that filter and sort the list. Source: ECMA-376, `autoFilter`,
 * which follows `sheetData`.
 */
function filterOf(columns: number, rows: number): Feature<Blob> {
  const filter = `<autoFilter ref="A1:${columnLetters(columns - 1)}${rows}"/>`
  const transform = (sheet: string) => sheet.replace('</sheetData>', `</sheetData>${filter}`)
  return { files: { transform: { 'xl/worksheets/sheet{id}.xml': { transform } } } }
}

/**
 * Writes a list as an Excel workbook with one sheet. Its dates have no time zone, so the headings
 * of those columns say `(UTC)`.
 */
export function xlsxFile({ columns, rows }: ExportTable): Promise<Blob> {
  const headings = columns.map(({ header }, index) => {
    const hasMoments = rows.some((row) => row[index] instanceof Date)
    return { value: hasMoments ? `${header} (UTC)` : header, fontWeight: 'bold' as const }
  })
  return writeXlsxFile(
    [headings, ...rows.map((row) => row.map(cell))],
    {
      columns: columns.map(() => ({ width: 24 })),
      stickyRowsCount: 1,
    },
    { features: [filterOf(columns.length, rows.length + 1)] },
  ).toBlob()
}
