// @vitest-environment node
import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import readXlsxFile from 'read-excel-file/universal'
import { expect, test } from 'vitest'
import { type ExportTable, exportFile } from './export-file.ts'
import { fileName } from './file-name.ts'
import { withFormula, withoutFormula } from './without-formula.ts'

const table: ExportTable = {
  columns: [
    { id: 'name', header: 'Name' },
    { id: 'enabledDate', header: 'Enabled' },
    { id: 'hidden', header: 'Hidden' },
    { id: 'quota', header: 'Quota' },
    { id: 'aliases', header: 'Aliases' },
  ],
  rows: [
    ['Jürgen "Jupp" Öz, 李', new Date('2026-01-31T10:00:00Z'), true, 51200.5, ['a@b.c', 'd@e.f']],
    ['=HYPERLINK("http://evil")', undefined, false, 0, []],
    ['+49 30 1', undefined, undefined, -1, ['@x']],
  ],
}

async function lines(rows: ExportTable['rows']): Promise<string[][]> {
  const columns = (rows[0] ?? []).map((_, index) => ({ id: `${index}`, header: `${index}` }))
  const text = await (await exportFile('csv', { columns, rows })).text()
  return parse(text, { bom: true, relax_column_count: true }).slice(1)
}

test('an exported CSV is UTF-8 with a byte order mark, the same in every language, and calculates nothing', async () => {
  const bytes = new Uint8Array(await (await exportFile('csv', table)).arrayBuffer())
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(new TextDecoder().decode(bytes)).toBe(
    [
      'Name,Enabled,Hidden,Quota,Aliases',
      '"Jürgen ""Jupp"" Öz, 李",2026-01-31T10:00:00.000Z,true,51200.5,a@b.c; d@e.f',
      '"\'=HYPERLINK(""http://evil"")",,false,0,',
      "'+49 30 1,,,-1,'@x",
      '',
    ].join('\r\n'),
  )
})

test('an exported workbook holds text as text and moments as dates, and calculates nothing', async () => {
  const [sheet] = await readXlsxFile(await exportFile('xlsx', table))
  expect(sheet?.data).toEqual([
    ['Name', 'Enabled (UTC)', 'Hidden', 'Quota', 'Aliases'],
    ['Jürgen "Jupp" Öz, 李', new Date('2026-01-31T10:00:00Z'), true, 51200.5, 'a@b.c; d@e.f'],
    ['\'=HYPERLINK("http://evil")', null, false, 0, null],
    ["'+49 30 1", null, null, -1, "'@x"],
  ])
})

test('an exported workbook can be read whatever signs a text holds', async () => {
  const odd = '<a> & "b" \u0000\u0001\u001f \uFFFE 𝒳 _x0041_'
  const [sheet] = await readXlsxFile(
    await exportFile('xlsx', { columns: [{ id: 'a', header: 'A' }], rows: [[odd]] }),
  )
  expect(sheet?.data[1]?.[0]).toContain('<a> & "b"')
})

test('exported JSON has every value as it is', async () => {
  const text = await (await exportFile('json', table)).text()
  expect(JSON.parse(text)).toEqual([
    {
      name: 'Jürgen "Jupp" Öz, 李',
      enabledDate: '2026-01-31T10:00:00.000Z',
      hidden: true,
      quota: 51200.5,
      aliases: ['a@b.c', 'd@e.f'],
    },
    { name: '=HYPERLINK("http://evil")', enabledDate: null, hidden: false, quota: 0, aliases: [] },
    { name: '+49 30 1', enabledDate: null, hidden: null, quota: -1, aliases: ['@x'] },
  ])
})

test('no text of a CSV begins like a formula, and every text comes back from it', async () => {
  const text = fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n\'",;aä李 ') })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1 }), async (rows) => {
      const read = await lines(rows)
      for (const cell of read.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      expect(read.map((row) => row.map(withFormula))).toEqual(rows)
    }),
  )
  expect(withFormula(withoutFormula("'=1"))).toBe("'=1")
})

test('an exported file is named by whose list it is, which, and of when', () => {
  const moment = new Date('2026-01-31T10:05:06.789Z')
  expect(fileName(['example-corp', 'Users'], moment, 'csv')).toBe(
    'example-corp_Users_2026-01-31T10-05-06Z.csv',
  )
  expect(fileName(['../a\\b:c', 'Prüf/Protokoll'], moment, 'xlsx')).toBe(
    'a-b-c_Prüf-Protokoll_2026-01-31T10-05-06Z.xlsx',
  )
})
