import { maxImportRows } from '@mailroom/schemas'
import { decodeText } from './decode-text.ts'
import { FileProblem } from './problem.ts'

/** A row of a file and the line it begins on, counted from 1. */
export type FileRow = { line: number; cells: readonly string[] }

export type FileTable = { headings: readonly string[]; rows: readonly FileRow[] }

/** Larger files are not looked at: 10,000 users with every detail take a tenth of it. */
const maxBytes = 50_000_000

const isEmpty = ({ cells }: FileRow) => cells.every((cell) => cell.trim() === '')

/** What stands before the headings or shows how it is done: Entra's `version:v1.0`, `Example: Chris Green`, and our own example. */
const isExplanation = ({ cells: [first = ''] }: FileRow) =>
  /^(?:version:|example:|beispiel:|contoh:)/i.test(first.trim())

async function rowsOf(file: Blob): Promise<FileRow[]> {
  const [a, b, c] = new Uint8Array(await file.slice(0, 3).arrayBuffer())
  // Workbooks are ZIP archives; those of Excel 2003 and before are not.
  if (a === 0x50 && b === 0x4b) return (await import('./read-workbook.ts')).readWorkbook(file)
  if (a === 0xd0 && b === 0xcf && c === 0x11) throw new FileProblem('oldExcel')
  const { readCsv } = await import('./read-csv.ts')
  return readCsv(decodeText(new Uint8Array(await file.arrayBuffer())))
}

/** The table in a CSV (any usual encoding and delimiter) or a workbook: its first row names the columns. Throws `FileProblem`. */
export async function readFile(file: Blob): Promise<FileTable> {
  if (file.size > maxBytes) throw new FileProblem('tooLarge')
  let all: FileRow[]
  try {
    all = await rowsOf(file)
  } catch (error) {
    throw error instanceof FileProblem ? error : new FileProblem('unreadable')
  }
  const [headings, ...rows] = all.filter((row) => !isEmpty(row) && !isExplanation(row))
  if (!headings) throw new FileProblem('empty')
  if (rows.length === 0) throw new FileProblem('noHeadings')
  if (rows.length > maxImportRows) throw new FileProblem('tooManyRows')
  return { headings: headings.cells.map((cell) => cell.trim()), rows }
}
