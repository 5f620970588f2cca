// @vitest-environment node
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type CellProblem, checkRows } from './check-rows.ts'
import { readFile } from './file/read-file.ts'
import { recognizeColumns } from './recognize-columns.ts'

/**
 * Reads a file as other programs and careless editors write them; each file has one thing that
 * often goes wrong.
 */
const fileOf = (name: string) => new Blob([readFileSync(new URL(`cases/${name}`, import.meta.url))])

/** Imports a file as the page does when the person changes nothing. */
async function imported(name: string) {
  const table = await readFile(fileOf(name))
  const first = table.rows.slice(0, 3).map(({ cells }) => cells)
  const options = { update: true, takesPasswords: true, hasOurPolicy: true, userNameLimit: 64 }
  const mapping = recognizeColumns(table.headings, first)
  return checkRows(table, { ...options, mapping })
}

const codesOf = (problems: readonly CellProblem[]) =>
  problems.map(({ field, code }) => `${field ?? 'row'} ${code}`)

const bee = { name: 'ann', displayName: 'Ann Bee', email: 'ann@example.com' }
const cee = { name: 'bob', displayName: 'Bob Cee', email: 'bob@example.com' }
const dee = { name: 'cyd', displayName: 'Cyd Dee', email: 'cyd@example.com' }
const annBee = { name: 'ann.bee', displayName: 'Ann Bee', email: 'ann.bee@example.com' }
const gross = { name: 'juergen', displayName: 'Jürgen Groß', email: 'juergen@example.com' }
const sales = (row: object) => ({ ...row, department: 'Sales' })
const inCologne = [{ ...gross, city: 'Köln' }]

test.each<[string, object[]]>([
  // These files mix line ends.
  ['cr-cr-lf.csv', [bee, cee]],
  ['crlf-then-lf.csv', [bee, cee, dee]],
  ['lf-then-crlf.csv', [bee, cee, dee]],
  ['lf-with-one-cr.csv', [bee, cee, dee].map(sales)],
  [
    'crlf-with-one-lf.csv',
    [bee, cee, dee, { name: 'don', displayName: 'Don Eff', email: 'don@example.com' }].map(sales),
  ],
  // Nothing in these files names their encoding.
  ['encoding-german-cp1252.csv', inCologne],
  ['encoding-dos-cp850.csv', inCologne],
  ['encoding-mac-roman.csv', inCologne],
  ['encoding-polish-cp1250.csv', [{ displayName: 'Łukasz Żak', city: 'Gdańsk' }]],
  ['encoding-russian-cp1251.csv', [{ displayName: 'Иван Пример', city: 'Тверь' }]],
  ['encoding-turkish-cp1254.csv', [{ displayName: 'İsmail Güneş', city: 'Iğdır' }]],
  ['encoding-japanese-sjis.csv', [{ displayName: '山田 太郎', city: '東京' }]],
  [
    'unicode-text.txt',
    [{ displayName: 'Jürgen Öz', street: 'Line 1\nLine 2' }, { displayName: '李 小龙' }],
  ],
  // These files have rows above the headings, or several sheets.
  ['export-csv.csv', [{ ...annBee, department: 'Sales' }]],
  ['title-row.csv', [{ ...bee, telephone: '0301' }]],
  ['title-row-commas.csv', [{ ...bee, telephone: '0301' }]],
  ['merged-title.xlsx', [{ ...bee, telephone: '0301' }]],
  ['readme-sheet-first.xlsx', [bee]],
  ['entra.csv', [{ ...annBee, firstName: 'Ann', lastName: 'Bee', jobTitle: 'Clerk' }]],
  ['entra-de.csv', [annBee]],
  ['entra-export.csv', [{ ...annBee, zipCode: '01234', telephone: '0301' }]],
  ['google.csv', [{ firstName: 'Ann', lastName: 'Bee', email: annBee.email, telephone: '0301' }]],
  // These files have addresses of other kinds among the aliases.
  ['m365-export.csv', [{ ...annBee, aliases: ['abee@example.com'] }]],
  ['ad-proxyaddresses.csv', [{ ...annBee, aliases: ['abee@example.com'] }]],
  ['exchange-emailaddresses.csv', [{ ...annBee, aliases: ['abee@example.com'] }]],
  // These files have numbers as Excel shows them.
  [
    'number-formats.xlsx',
    [
      { ...bee, telephone: '+491701234567', zipCode: '01234', office: '007' },
      { ...cee, telephone: '4917012345678901', zipCode: '4.5', office: '0.3' },
    ],
  ],
  // These files contain invisible characters.
  ...['bom', 'lre', 'lrm', 'shy', 'wj', 'zwnj', 'zwsp'].map((character): [string, object[]] => [
    `invisible-${character}.csv`,
    [annBee, cee, { ...dee, aliases: ['c1@example.com', 'c2@example.com'] }],
  ]),
  ['invisible-nbsp.csv', [{ email: annBee.email }, cee, dee]],
  // These files have empty columns and rows at the end, headings over two lines, or quotation marks
  // that are part of a value.
  ['trailing.csv', [bee, { name: 'bob', displayName: 'Bob' }]],
  ['used-range.xlsx', [bee]],
  ['header-newline.csv', [bee]],
  [
    'inch.csv',
    [
      { ...bee, company: '"19" rack" Ltd' },
      { ...cee, company: '19" rack' },
    ],
  ],
])('%s is read as it was meant', async (name, rows) => {
  const found = await imported(name)
  expect(found.map(({ problems }) => codesOf(problems))).toEqual(rows.map(() => []))
  expect(found.map(({ row }) => row)).toMatchObject(rows)
})

test.each([
  ['extra-cells.csv', { 2: ['row extraCells'] }],
  ['extra-cells-tail.csv', { 2: ['row extraCells'] }],
  ['ragged.csv', { 2: ['row extraCells', 'email format'] }],
  ['encoding-utf8-one-bad-byte.csv', { 3: ['city unreadableCharacter'] }],
  ['number-exponent.xlsx', { 2: ['telephone shortenedNumber'] }],
  ['number-scientific.csv', { 2: ['telephone shortenedNumber'], 3: ['telephone shortenedNumber'] }],
  ['starts-at-B3.xlsx', { 4: ['email format'] }],
  ['role-column.csv', { 2: ['role choice'], 3: ['role choice'] }],
  ['names.csv', { 4: ['role choice'], 5: ['role choice'] }],
  ['dup-heading.csv', { 2: ['email doubledHeading'] }],
  ['long.csv', { 4: ['displayName tooLong'], 7: ['displayName unwantedCharacter'] }],
  [
    'odd-locals.csv',
    Object.fromEntries([2, 6, 8, 9, 10, 11].map((line) => [line, ['email format']])),
  ],
])('%s has its problems told where they are', async (name, problems) => {
  const found = await imported(name)
  expect(
    Object.fromEntries(
      found.flatMap((row) =>
        row.problems.length > 0 ? [[row.line, codesOf(row.problems)] as const] : [],
      ),
    ),
  ).toEqual(problems)
})

test('a character that must be a mistake is named with its place, and an invisible one is removed from a name', async () => {
  const rows = await imported('long.csv')
  expect(rows.find(({ line }) => line === 7)?.problems).toMatchObject([
    { character: 'U+0000', place: 2 },
  ])
  expect(rows.find(({ line }) => line === 6)?.row.displayName).toBe('evil')
})

test('an empty column whose heading is there twice names the other column', async () => {
  const rows = await imported('dup-heading.csv')
  expect(rows.map(({ problems }) => problems)).toMatchObject([[{ field: 'email', column: 'C' }]])
})

test('an address with + gives a user name that WorkMail accepts', async () => {
  const rows = await imported('odd-locals.csv')
  expect(rows.find(({ line }) => line === 4)?.row).toMatchObject({
    name: 'ann.tag',
    email: 'ann+tag@example.com',
  })
})

test.each(['unclosed.csv', 'unmatched-quote-swallows.csv'])(
  '%s is refused with the line of the unclosed quotation mark',
  async (name) => {
    await expect(readFile(fileOf(name))).rejects.toMatchObject({ code: 'unclosedQuote', line: 2 })
  },
)
