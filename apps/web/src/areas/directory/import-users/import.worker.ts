// zod must not try `new Function`, which the content security policy forbids.
import '../../../kit/data/jitless.ts'
import type { ImportRow } from '@mailroom/schemas/import-row'
import { FileProblem, type FileProblemCode } from '../../../kit/csv/problem.ts'
import { type CellProblem, type CheckedRow, type CheckOptions, checkRows } from './check-rows.ts'
import { type FileFormat, type FileTable, type ReadChoices, readFile } from './file/read-file.ts'
import type { Mapping } from './import-fields.ts'
import { recognizeColumns } from './recognize-columns.ts'

/** How many values of a column are shown as examples. */
const examplesShown = 3

/** How many characters of a row are shown, to find the headings. */
const shownOfRow = 80

/** A row as the screen shows it. */
export type ListedRow = {
  line: number
  name?: string
  displayName?: string
  email?: string
  problems: readonly CellProblem[]
}

/** A kind of problem, the number of rows with it, and one example; `id` identifies the kind. */
export type ProblemKind = { id: string; rows: number; example: CellProblem }

/**
 * The requests to the worker, one after the other, and its answers. It keeps the file between them.
 */
export type ImportOrders = {
  read: {
    input: { file: Blob; choices: ReadChoices }
    output: {
      format: FileFormat
      headings: readonly string[]
      headingLine: number
      /** The rows that may contain the headings. */
      top: readonly { line: number; text: string }[]
      /** Some values of each column; first those that show whether the encoding is right. */
      examples: readonly (readonly string[])[]
      rows: number
      empty: number
      exampleRows: number
      mapping: Mapping
    }
  }
  check: {
    input: CheckOptions
    /**
     * The number of rows with problems, the number of other rows with a password, and the kinds of
     * problems, the most frequent first.
     */
    output: { rows: number; withProblems: number; passwords: number; kinds: readonly ProblemKind[] }
  }
  list: {
    /** The wanted rows: all, those with problems, or those with one kind of problem. */
    input: { which: 'all' | 'problems' | string; offset: number; limit: number }
    output: readonly ListedRow[]
  }
  /**
   * Returns some of the rows without problems, as they are sent, with their passwords separately.
   */
  take: {
    input: { offset: number; limit: number }
    output: { row: ImportRow; password?: string }[]
  }
}
export type ImportOrder = {
  [Name in keyof ImportOrders]: { name: Name; input: ImportOrders[Name]['input'] }
}[keyof ImportOrders]
export type ImportAnswer<Name extends keyof ImportOrders> =
  | { output: ImportOrders[Name]['output'] }
  | { problem: FileProblemCode; line?: number }

let table: FileTable | undefined
let checked: readonly CheckedRow[] = []

const hasProblems = ({ problems }: CheckedRow) => problems.length > 0
const isSent = (row: CheckedRow) => !hasProblems(row)

const kindOf = ({ field, code }: CellProblem) => `${field ?? ''} ${code}`

function problemKinds(): ProblemKind[] {
  const kinds = new Map<string, ProblemKind>()
  for (const { problems } of checked) {
    const ofRow = new Map(problems.map((problem) => [kindOf(problem), problem]))
    for (const [id, example] of ofRow) {
      const kind = kinds.get(id)
      kinds.set(id, { id, example, ...kind, rows: (kind?.rows ?? 0) + 1 })
    }
  }
  return [...kinds.values()].toSorted((a, b) => b.rows - a.rows)
}

const isIn = (which: string) => (row: CheckedRow) => {
  if (which === 'all') return true
  return which === 'problems'
    ? hasProblems(row)
    : row.problems.some((problem) => kindOf(problem) === which)
}

/**
 * Returns some values of a column. Letters beyond ASCII show whether the encoding is right, so
 * values with them come first.
 */
function examplesOf({ rows }: FileTable, column: number): string[] {
  const plain: string[] = []
  const telling: string[] = []
  for (const { cells } of rows) {
    const cell = cells[column]?.trim() ?? ''
    if (cell === '') continue
    if (/[^\p{ASCII}]/u.test(cell)) telling.push(cell)
    else if (plain.length < examplesShown) plain.push(cell)
    if (telling.length === examplesShown) break
  }
  return [...telling, ...plain].slice(0, examplesShown)
}

function summaryOf(read: FileTable): ImportOrders['read']['output'] {
  const { format, headings, headingLine, top, rows, empty, examples: exampleRows } = read
  const first = rows.slice(0, examplesShown).map(({ cells }) => cells)
  return {
    ...{ format, headings, headingLine, empty, exampleRows, rows: rows.length },
    top: top.map(({ line, cells }) => ({
      line,
      text: cells.filter(Boolean).join(' · ').slice(0, shownOfRow),
    })),
    examples: headings.map((_, column) => examplesOf(read, column)),
    mapping: recognizeColumns(headings, first),
  }
}

function listed({ line, row, problems }: CheckedRow): ListedRow {
  const { name, displayName, email } = row
  return {
    line,
    ...(name === undefined ? {} : { name }),
    ...(displayName === undefined ? {} : { displayName }),
    ...(email === undefined ? {} : { email }),
    problems,
  }
}

async function answer(order: ImportOrder): Promise<ImportOrders[keyof ImportOrders]['output']> {
  switch (order.name) {
    case 'read': {
      table = undefined
      checked = []
      table = await readFile(order.input.file, order.input.choices)
      return summaryOf(table)
    }
    case 'check': {
      checked = table ? checkRows(table, order.input) : []
      const passwords = checked.filter((row) => isSent(row) && row.password !== undefined).length
      const withProblems = checked.filter(hasProblems).length
      return { rows: checked.length, withProblems, passwords, kinds: problemKinds() }
    }
    case 'list': {
      const { which, offset, limit } = order.input
      return checked
        .filter(isIn(which))
        .slice(offset, offset + limit)
        .map(listed)
    }
    case 'take': {
      const { offset, limit } = order.input
      return checked
        .filter(isSent)
        .slice(offset, offset + limit)
        .map(({ row, password }) => ({ row, ...(password === undefined ? {} : { password }) }))
    }
  }
}

addEventListener('message', ({ data, ports: [port] }: MessageEvent<ImportOrder>) => {
  answer(data).then(
    (output) => port?.postMessage({ output }),
    (error: unknown) =>
      port?.postMessage(
        error instanceof FileProblem
          ? { problem: error.code, line: error.line }
          : { problem: 'unreadable' },
      ),
  )
})
