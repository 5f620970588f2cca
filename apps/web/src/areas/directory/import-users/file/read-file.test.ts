// @vitest-environment node
import { expect, test } from 'vitest'
import { exportFile } from '../../../../kit/export/export-file.ts'
import { readFile } from './read-file.ts'

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array<ArrayBuffer> {
  const units = `${mark ? '\uFEFF' : ''}${text}`
  const view = new DataView(new ArrayBuffer(units.length * 2))
  for (let index = 0; index < units.length; index++)
    view.setUint16(index * 2, units.charCodeAt(index), littleEndian)
  return new Uint8Array(view.buffer)
}

const text = 'Name,City\njurgen,Köln\n'
const windows1252 = Uint8Array.from(text, (character) => character.charCodeAt(0))

test.each([
  ['UTF-8', new TextEncoder().encode(text), 'utf-8'],
  ['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${text}`), 'utf-8'],
  ['UTF-16 little-endian', utf16(text, true, true), 'utf-16le'],
  ['UTF-16 big-endian', utf16(text, false, true), 'utf-16be'],
  ['UTF-16 without a mark', utf16(text, true, false), 'utf-16le'],
  ['Windows-1252', windows1252, 'windows-1252'],
] as const)('a CSV in %s is recognized as such', async (_, bytes, encoding) => {
  expect(await readFile(new Blob([bytes]))).toMatchObject({
    format: { encoding },
    headings: ['Name', 'City'],
    rows: [{ line: 2, cells: ['jurgen', 'Köln'] }],
  })
})

test.each([',', ';', '\t'])('a CSV delimited by "%s" is recognized', async (delimiter) => {
  const lines = [
    ['Name', '"a,b;c"', 'Groups'],
    ['ana', '"1,5"', '"x; y"'],
  ]
  const file = new Blob([lines.map((line) => line.join(delimiter)).join('\r\n')])
  expect(await readFile(file)).toMatchObject({
    headings: ['Name', 'a,b;c', 'Groups'],
    rows: [{ line: 2, cells: ['ana', '1,5', 'x; y'] }],
  })
})

test('a row has the number of its first line, whatever comes before it', async () => {
  const lines = ['version:v1.0', 'Name,Street', 'Example: Chris,x', 'ana,"A\nB"', '', 'bo,C', ',']
  const { headings, rows } = await readFile(new Blob([lines.join('\n')]))
  expect(headings).toEqual(['Name', 'Street'])
  expect(rows.map(({ line }) => line)).toEqual([4, 7])
})

test('Excel’s first line that names the delimiter is followed', async () => {
  expect(await readFile(new Blob(['sep=;\r\nName;A,B,C\r\nana;1\r\n']))).toMatchObject({
    headings: ['Name', 'A,B,C'],
    rows: [{ line: 3, cells: ['ana', '1'] }],
  })
})

test('a workbook is read with its numbers as they are written', async () => {
  const columns = ['Name', 'Zip', 'Quota', 'Hidden'].map((header) => ({ id: header, header }))
  const rows = [['ana', '01067', 51200, true]]
  expect(await readFile(await exportFile('xlsx', { columns, rows }, 'en'))).toMatchObject({
    headings: ['Name', 'Zip', 'Quota', 'Hidden'],
    rows: [{ line: 2, cells: ['ana', '01067', '51200', 'true'] }],
  })
})

test.each([
  ['empty', [' \n']],
  ['noHeadings', ['Name,City\n']],
  ['oldExcel', [Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)]],
  ['unreadable', ['PK no archive']],
  ['unclosedQuote', ['Name\n"never closed']],
  ['tooManyRows', ['Name\n', 'x\n'.repeat(10_001)]],
] as const)('a file that is %s is refused in words', async (code, parts) => {
  await expect(readFile(new Blob([...parts]))).rejects.toMatchObject({ code })
})
