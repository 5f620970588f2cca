// zod must not try `new Function`, which the content security policy forbids.
import '../app/jitless.ts'
import type { ImportRow } from '@mailroom/schemas'
import { type CellProblem, type CheckedRow, type CheckOptions, checkRows } from './check-rows.ts'
import { FileProblem, type FileProblemCode } from './file/problem.ts'
import { type FileTable, readFile } from './file/read-file.ts'
import type { Mapping } from './import-fields.ts'
import { recognizeColumns } from './recognize-columns.ts'

/** So many rows show what is in a column. */
const firstRows = 3

/** A row as the screen shows it. */
export type ListedRow = {
  line: number
  name?: string
  displayName?: string
  email?: string
  problems: readonly CellProblem[]
}

/** What the worker can be asked, one thing after the other, and what it answers. It keeps the file between them. */
export type ImportOrders = {
  read: {
    input: Blob
    output: {
      headings: readonly string[]
      first: readonly (readonly string[])[]
      rows: number
      mapping: Mapping
    }
  }
  check: {
    input: CheckOptions
    /** How many rows have problems, and how many of the others bring a password. */
    output: { rows: number; withProblems: number; passwords: number }
  }
  list: {
    input: { onlyProblems: boolean; offset: number; limit: number }
    output: readonly ListedRow[]
  }
  /** Some of the rows without problems, as they are sent; passwords beside them. */
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
  | { problem: FileProblemCode }

let table: FileTable = { headings: [], rows: [] }
let checked: readonly CheckedRow[] = []

const hasProblems = ({ problems }: CheckedRow) => problems.length > 0
const isSent = (row: CheckedRow) => !hasProblems(row)

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
      table = await readFile(order.input)
      const { headings, rows } = table
      const first = rows.slice(0, firstRows).map(({ cells }) => cells)
      return { headings, first, rows: rows.length, mapping: recognizeColumns(headings, first) }
    }
    case 'check': {
      checked = checkRows(table, order.input)
      const passwords = checked.filter((row) => isSent(row) && row.password !== undefined).length
      const withProblems = checked.filter(hasProblems).length
      return { rows: checked.length, withProblems, passwords }
    }
    case 'list': {
      const { onlyProblems, offset, limit } = order.input
      const rows = onlyProblems ? checked.filter(hasProblems) : checked
      return rows.slice(offset, offset + limit).map(listed)
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
      port?.postMessage({ problem: error instanceof FileProblem ? error.code : 'unreadable' }),
  )
})
