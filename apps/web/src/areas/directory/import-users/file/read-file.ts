import { maxImportRows } from '@mailroom/schemas/import-row'
import type { Encoding } from '../../../../kit/csv/encodings.ts'
import { FileProblem } from '../../../../kit/csv/problem.ts'
import type { Delimiter, FileRow } from '../../../../kit/csv/read-csv.ts'
import { recognizeColumns } from '../recognize-columns.ts'

/** The choices of a person in place of the recognized format. */
export type ReadChoices = {
  encoding?: Encoding | undefined
  delimiter?: Delimiter | undefined
  sheet?: string | undefined
  /** The line of the headings. */
  headingLine?: number | undefined
}

/** The format in which a file was read. */
export type FileFormat =
  | {
      kind: 'csv'
      encoding: Encoding
      /** True if nothing in the file names its encoding. */
      isGuess: boolean
      /** True if the text has characters of a wrong encoding. */
      looksWrong: boolean
      delimiter: Delimiter
    }
  | { kind: 'workbook'; sheets: readonly string[]; sheet: string }

/**
 * The table in a file. Every row below the headings is in `rows`, or is counted: `empty` rows, and
 * `examples`, the example rows of templates.
 */
export type FileTable = {
  format: FileFormat
  headings: readonly string[]
  headingLine: number
  /** The first rows of the file, one of which has the headings. */
  top: readonly FileRow[]
  rows: readonly FileRow[]
  empty: number
  examples: number
}

/** The largest file that is read: 10,000 users with every detail take a tenth of it. */
const maxBytes = 50_000_000

/** How many rows are searched for the headings. */
const searchedRows = 20

const isEmpty = ({ cells }: FileRow) => cells.every((cell) => cell.trim() === '')

/**
 * Matches what programs write above the headings: Entra's `version:v1.0`, PowerShell's `#TYPE …`.
 */
const isPreamble = ({ cells: [first = ''] }: FileRow) => /^(?:version:|#type\s)/i.test(first.trim())

/** Matches example rows: `Example: Chris Green` of Entra and Microsoft 365, and our own. */
const isExample = ({ cells: [first = ''] }: FileRow) =>
  /^(?:example:|beispiel:|contoh:)/i.test(first.trim())

/** Returns the row of the headings: the first row with the most recognized columns. */
function findHeadings(rows: readonly FileRow[]): { row: FileRow | undefined; isSure: boolean } {
  const first = rows.filter((row) => !isEmpty(row) && !isPreamble(row) && !isExample(row))
  const rated = first.slice(0, searchedRows).map((row) => {
    const mapping = recognizeColumns(row.cells, [])
    const count = mapping.filter((field) => field !== undefined).length
    const namesUsers = mapping.includes('name') || mapping.includes('email')
    return { row, count: namesUsers || count > 1 ? count : 0 }
  })
  const [best] = rated.toSorted((a, b) => b.count - a.count)
  return { row: best?.row, isSure: (best?.count ?? 0) > 0 }
}

async function readCsvFile(file: Blob, choices: ReadChoices) {
  const { readCsv } = await import('../../../../kit/csv/read-csv.ts')
  const { guessEncoding, looksWrong } = await import('../../../../kit/csv/guess-encoding.ts')
  const { decode } = await import('../../../../kit/csv/encodings.ts')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const guess = guessEncoding(bytes)
  const encoding = choices.encoding ?? guess.encoding
  const text = decode(bytes, encoding)
  const { rows, delimiter } = readCsv(text, choices.delimiter)
  return {
    format: {
      kind: 'csv' as const,
      encoding,
      isGuess: guess.isGuess && choices.encoding === undefined,
      looksWrong: looksWrong(bytes, encoding, text),
      delimiter,
    },
    rows,
  }
}

async function readWorkbookFile(file: Blob, choices: ReadChoices) {
  const { readWorkbook } = await import('./read-workbook.ts')
  const sheets = await readWorkbook(file)
  const filled = sheets.filter(({ rows }) => rows.some((row) => !isEmpty(row)))
  const sheet =
    filled.find(({ name }) => name === choices.sheet) ??
    filled.find(({ rows }) => findHeadings(rows).isSure) ??
    filled[0]
  if (!sheet) throw new FileProblem('empty')
  const names = filled.map(({ name }) => name)
  return {
    format: { kind: 'workbook' as const, sheets: names, sheet: sheet.name },
    rows: sheet.rows,
  }
}

async function contentOf(file: Blob, choices: ReadChoices) {
  const [a, b, c] = new Uint8Array(await file.slice(0, 3).arrayBuffer())
  // Workbooks are ZIP archives; those of Excel 2003 and before are not.
  if (a === 0x50 && b === 0x4b) return readWorkbookFile(file, choices)
  if (a === 0xd0 && b === 0xcf && c === 0x11) throw new FileProblem('oldExcel')
  return readCsvFile(file, choices)
}

/**
 * Reads the table in a CSV (any usual encoding and delimiter) or in a sheet of a workbook. Throws
 * `FileProblem`.
 */
export async function readFile(file: Blob, choices: ReadChoices = {}): Promise<FileTable> {
  if (file.size > maxBytes) throw new FileProblem('tooLarge')
  let content: Awaited<ReturnType<typeof contentOf>>
  try {
    content = await contentOf(file, choices)
  } catch (error) {
    throw error instanceof FileProblem ? error : new FileProblem('unreadable')
  }
  const { format, rows: all } = content
  const top = all.filter((row) => !isEmpty(row)).slice(0, searchedRows)
  const heading = top.find(({ line }) => line === choices.headingLine) ?? findHeadings(all).row
  if (!heading) throw new FileProblem('empty')
  const below = all.filter(({ line }) => line > heading.line)
  const empty = below.filter(isEmpty).length
  const examples = below.filter(isExample).length
  const rows = below.filter((row) => !isEmpty(row) && !isExample(row))
  if (rows.length === 0) throw new FileProblem('noHeadings')
  if (rows.length > maxImportRows) throw new FileProblem('tooManyRows')
  const headings = heading.cells.map((cell) => cell.trim())
  return { format, headings, headingLine: heading.line, top, rows, empty, examples }
}
