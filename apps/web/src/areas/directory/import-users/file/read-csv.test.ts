// @vitest-environment node
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { FileProblem } from '../../../../kit/csv/problem.ts'
import { type Delimiter, delimiters, readCsv } from '../../../../kit/csv/read-csv.ts'
import { readFile } from './read-file.ts'

const lineEnds = ['\n', '\r\n', '\r', '\r\r\n']
const headings = ['User name', 'Display name', 'Street']

type Style = {
  delimiter: Delimiter
  /** The line end of each row, in turn. */
  ends: string[]
  quotesAll: boolean
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be'
  mark: boolean
}

const style = fc.record<Style>({
  delimiter: fc.constantFrom(...delimiters),
  ends: fc.array(fc.constantFrom(...lineEnds), { minLength: 1, maxLength: 5 }),
  quotesAll: fc.boolean(),
  encoding: fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'),
  mark: fc.boolean(),
})

/**
 * Writes a table as a careful program does: it quotes everything that could be taken for a
 * delimiter, a quotation mark or a line end.
 */
function written(rows: string[][], { delimiter, ends, quotesAll }: Style): string {
  const cell = (text: string) =>
    quotesAll || /[",;\t|\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  return rows.map((row, at) => `${row.map(cell).join(delimiter)}${ends[at % ends.length]}`).join('')
}

function encoded(text: string, { encoding, mark }: Style): Blob {
  if (encoding === 'utf-8') return new Blob([mark ? `\uFEFF${text}` : text])
  const view = new DataView(new ArrayBuffer(text.length * 2 + 2))
  for (const [index, unit] of [...`\uFEFF${text}`.split('')].entries())
    view.setUint16(index * 2, unit.charCodeAt(0), encoding === 'utf-16le')
  return new Blob([view])
}

/** Counts the lines of a row. */
const linesOf = (row: string[]) =>
  1 + row.reduce((sum, text) => sum + text.split(/\r\r\n|\r\n|\n|\r/).length - 1, 0)

const cell = fc.string({ unit: fc.constantFrom(...'aä李"\',;\t|\n\r=+ \u0000') })
const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 })

test('every table of any writer is read back equal, or refused with the line', async () => {
  await fc.assert(
    fc.asyncProperty(table, style, async (rows, how) => {
      const isEmpty = (row: string[]) => row.every((text) => text.trim() === '')
      fc.pre(!rows.every(isEmpty))
      let line = 1
      const placed = [headings, ...rows].map((cells) => {
        const begun = line
        line += linesOf(cells)
        return { line: begun, cells }
      })
      // A value that begins with a quotation mark and continues over lines looks like an unclosed
      // one.
      const refused = placed.find(({ cells }) =>
        cells.some((text) => text.startsWith('"') && /[\r\n]/.test(text)),
      )
      const file = encoded(written([headings, ...rows], how), how)
      try {
        const read = await readFile(file)
        expect(refused).toBeUndefined()
        expect(read.rows.map(({ line: at, cells }) => ({ line: at, cells }))).toEqual(
          placed.slice(1).filter(({ cells }) => !isEmpty(cells)),
        )
        expect(read.rows.length + read.empty).toBe(rows.length)
      } catch (error) {
        if (!(error instanceof FileProblem)) throw error
        expect([error.code, error.line]).toEqual(['unclosedQuote', refused?.line])
      }
    }),
    { numRuns: 500 },
  )
})

test.each(lineEnds)('an unclosed quotation mark is refused with its line (%j)', (end) => {
  const text = (rows: string[]) => rows.join(end)
  expect(() => readCsv(text(['a,b', '1,2', '3,"4', '5,6', '7,8']))).toThrow(
    expect.objectContaining({ code: 'unclosedQuote', line: 3 }),
  )
  expect(() => readCsv(text(['a,b', '"1', '1",2', '3,"4', '5,"6"', '7,8']))).toThrow(
    expect.objectContaining({ code: 'unclosedQuote', line: 4 }),
  )
})

test('a value that contains further rows is marked, one that continues over lines is not', () => {
  const { rows } = readCsv('a,b,c\n1,2,"3\n4,5,6\n7,8,9"\n10,11,"Street 1, left\nCity"')
  expect(rows.map(({ line, isSwallowing }) => [line, isSwallowing])).toEqual([
    [1, undefined],
    [2, true],
    [5, undefined],
  ])
})

test('the delimiter is the one that divides most lines alike, and another one can be chosen', () => {
  const text = 'New starters, December, all sites\na;b;1,5\nc;d;2,5\ne;f;3,5'
  expect(readCsv(text).delimiter).toBe(';')
  expect(readCsv('a|b,c|d\n1|2|3').delimiter).toBe('|')
  expect(readCsv(text, ',').rows[1]?.cells).toEqual(['a;b;1', '5'])
})
