// @vitest-environment node
import * as fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import Papa from 'papaparse'
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

/**
 * Reads a CSV as Excel does: each of CR, LF and CRLF ends a row outside of quotation marks. Papa
 * Parse did not write it.
 */
function asExcelReads(text: string, delimiter: string): string[][] {
  const content = text.replace(/^\uFEFF/, '')
  const { data, errors } = Papa.parse<string[]>(content, { delimiter, newline: '\r\n' })
  expect(errors).toEqual([])
  const unquoted = content.replaceAll(/"(?:[^"]|"")*"/g, '')
  expect(unquoted.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  return data.slice(0, -1)
}

async function csvOf(rows: ExportTable['rows'], language: string): Promise<string> {
  const columns = (rows[0] ?? []).map((_, index) => ({ id: `${index}`, header: `${index}` }))
  return (await exportFile('csv', { columns, rows }, language)).text()
}

test('an exported CSV is UTF-8 with a byte order mark, and contains no formula', async () => {
  const bytes = new Uint8Array(await (await exportFile('csv', table, 'en')).arrayBuffer())
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(new TextDecoder().decode(bytes)).toBe(
    [
      'Name,Enabled,Hidden,Quota,Aliases',
      '"Jürgen ""Jupp"" Öz, 李",2026-01-31T10:00:00.000Z,true,51200.5,"a@b.c; d@e.f"',
      '"\'=HYPERLINK(""http://evil"")",,false,0,',
      "'+49 30 1,,,-1,'@x",
      '',
    ].join('\r\n'),
  )
})

test('an exported workbook holds text as text and moments as dates, and contains no formula', async () => {
  const [sheet] = await readXlsxFile(await exportFile('xlsx', table, 'en'))
  expect(sheet?.data).toEqual([
    ['Name', 'Enabled (UTC)', 'Hidden', 'Quota', 'Aliases'],
    ['Jürgen "Jupp" Öz, 李', new Date('2026-01-31T10:00:00Z'), true, 51200.5, 'a@b.c; d@e.f'],
    ['=HYPERLINK("http://evil")', null, false, 0, null],
    ['+49 30 1', null, null, -1, '@x'],
  ])
})

test('an exported workbook can be read with any characters in a text', async () => {
  const odd = '<a> & "b" \u0000\u0001\u001f \uFFFE 𝒳 _x0041_'
  const [sheet] = await readXlsxFile(
    await exportFile('xlsx', { columns: [{ id: 'a', header: 'A' }], rows: [[odd]] }, 'en'),
  )
  expect(sheet?.data[1]?.[0]).toContain('<a> & "b"')
})

test('exported JSON has every value unchanged', async () => {
  const text = await (await exportFile('json', table, 'de')).text()
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

test.each([
  ['en', ',', '1.5'],
  ['de', ';', '1,5'],
  ['id', ';', '1,5'],
])(
  'a CSV for a reader of %s is delimited by "%s", as their Excel expects',
  async (language, delimiter, number) => {
    const text = await csvOf([['a,b;c', 1.5, true]], language)
    expect(asExcelReads(text, delimiter)).toEqual([
      ['0', '1', '2'],
      ['a,b;c', number, 'true'],
    ])
  },
)

test('a value with a line end stays one cell, and none of its lines is a formula', async () => {
  for (const end of ['\n', '\r', '\r\n']) {
    const value = `Ann Bee${end}=1+1`
    const text = await csvOf([['ann', value, 'ann@example.com']], 'en')
    const [, row] = asExcelReads(text, ',')
    expect(row).toEqual(['ann', `Ann Bee${end}'=1+1`, 'ann@example.com'])
    expect(withFormula(row?.[1] ?? '')).toBe(value)
  }
})

/** Matches what Excel takes for the beginning of a formula. */
const formula = /^[=+\-@\t\r＝＋－＠]/

test('no cell of a CSV begins like a formula, also for a program that ignores quotation marks or uses another delimiter, and every text is read back', async () => {
  const text = fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n\'",;|aä李 ＝＠') })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(text, text), { minLength: 1 }),
      fc.constantFrom(['en', ','] as const, ['de', ';'] as const),
      async (rows, [language, delimiter]) => {
        const written = await csvOf(rows, language)
        const read = asExcelReads(written, delimiter).slice(1)
        for (const cell of read.flat()) expect(cell).not.toMatch(formula)
        for (const part of read.flat().flatMap((cell) => cell.split(/[,;|\n]/)))
          expect(part).not.toMatch(formula)
        expect(read.map((row) => row.map(withFormula))).toEqual(rows)
      },
    ),
  )
  expect(withFormula(withoutFormula("'=1"))).toBe("'=1")
})

test('a value of the API is a word of the reader’s language in files for people, and the API’s own in JSON', async () => {
  const coded: ExportTable = {
    columns: [{ id: 'status', header: 'Status' }],
    rows: [[{ code: 'ENABLED', words: 'Aktiviert' }]],
  }
  expect(await (await exportFile('csv', coded, 'de')).text()).toContain('\r\nAktiviert\r\n')
  const [sheet] = await readXlsxFile(await exportFile('xlsx', coded, 'de'))
  expect(sheet?.data[1]).toEqual(['Aktiviert'])
  expect(JSON.parse(await (await exportFile('json', coded, 'de')).text())).toEqual([
    { status: 'ENABLED' },
  ])
})

test('a workbook has frozen headings, filter arrows, texts as texts and no formula', async () => {
  const file = await exportFile('xlsx', table, 'en')
  const files = unzipSync(new Uint8Array(await file.arrayBuffer()))
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  expect(sheet).toContain('</sheetData><autoFilter ref="A1:E4"/>')
  expect(sheet).toMatch(/<pane[^>]*ySplit="1"[^>]*state="frozen"/)
  expect(sheet).not.toMatch(/<f[ >]/)
})

test('the name of an exported file has its owner, list and time', () => {
  const moment = new Date('2026-01-31T10:05:06.789Z')
  expect(fileName(['example-corp', 'Users'], moment, 'csv')).toBe(
    'example-corp_Users_2026-01-31T10-05-06Z.csv',
  )
  expect(fileName(['../a\\b:c', 'Prüf/Protokoll'], moment, 'xlsx')).toBe(
    'a-b-c_Prüf-Protokoll_2026-01-31T10-05-06Z.xlsx',
  )
})

test('XQ-15 an exported NDJSON has an object per line', async () => {
  const file = await exportFile('ndjson', table, 'en')
  const lines = (await file.text()).split('\n')
  expect(lines.pop()).toBe('')
  const json = await (await exportFile('json', table, 'en')).text()
  expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(json))
})
