import readXlsxFile from 'read-excel-file/universal'
import type { FileRow } from '../../../../kit/csv/read-csv.ts'

/**
 * The most digits of an exact number; Excel rounds longer ones and shows them with an exponent.
 * Source: "Excel specifications and limits".
 */
const exactDigits = 15

/** Returns a number as Excel shows it; an exponent stays if digits are lost. */
function numberText(written: string): string {
  if (/^-?\d+$/.test(written)) return written
  const value = Number(written)
  if (Math.abs(value) >= 10 ** exactDigits || Number.isNaN(value)) return written
  return String(Number(value.toPrecision(exactDigits)))
}

/** Returns a day as `2026-01-31`, with the time if it has one. */
function dateText(date: Date): string {
  const [day = '', time = ''] = date.toISOString().split('T')
  return time === '00:00:00.000Z' ? day : `${day} ${time.replace(/\.\d+Z$/, '')}`
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? dateText(cell) : String(cell)
}

/**
 * Returns the sheets of a workbook with their rows, as a person sees them in Excel: with the zeros
 * of number formats, and days as days.
 */
export async function readWorkbook(file: Blob): Promise<{ name: string; rows: FileRow[] }[]> {
  const { shownNumbers } = await import('./zero-formats.ts')
  const sheets = await readXlsxFile(file, { parseNumber: numberText })
  const shown = shownNumbers(new Uint8Array(await file.arrayBuffer()))
  return sheets.map(({ sheet, data }, number) => {
    const rows = data.map((row, index) => ({ line: index + 1, cells: row.map(textOf) }))
    for (const { row, column, text } of shown.get(number) ?? []) {
      const cells = rows[row]?.cells
      if (cells) cells[column] = text
    }
    return { name: sheet, rows }
  })
}
