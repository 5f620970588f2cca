// @vitest-environment node
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportFile } from '../../../kit/export/export-file.ts'
import { type CheckOptions, checkRows } from './check-rows.ts'
import { type FileTable, readFile } from './file/read-file.ts'
import { type ImportField, importFields } from './import-fields.ts'

const options = { update: true, takesPasswords: true, hasOurPolicy: true, userNameLimit: 64 }

function checked(mapping: ImportField[], rows: string[][], others: Partial<CheckOptions> = {}) {
  const table: FileTable = {
    format: { kind: 'csv', encoding: 'utf-8', isGuess: false, looksWrong: false, delimiter: ',' },
    ...{ headings: [], headingLine: 1, top: [], empty: 0, examples: 0 },
    rows: rows.map((cells, index) => ({ line: index + 2, cells })),
  }
  return checkRows(table, { ...options, mapping, ...others })
}

test('an empty cell leaves a detail unchanged, and two quotation marks clear it', () => {
  expect(checked(['name', 'city', 'department'], [['ana', '', '""']])).toEqual([
    { line: 2, row: { name: 'ana', department: '' }, problems: [] },
  ])
  expect(checked(['name', 'displayName', 'email'], [['ana', '""', '""']])[0]?.problems).toEqual([
    { field: 'displayName', code: 'cannotClear' },
    { field: 'email', code: 'cannotClear' },
  ])
})

test('values are accepted as people and other products write them', () => {
  const mapping: ImportField[] = [
    'email',
    'aliases',
    'groups',
    'hiddenFromGlobalAddressList',
    'role',
    'mailboxQuota',
    'telephone',
    'password',
  ]
  const aliases = 'SMTP:ana@example.com+smtp:a.silva@example.com+sip:ana@example.com'
  expect(
    checked(mapping, [
      [
        'ana@example.com',
        aliases,
        'Sales, EMEA; All',
        'Ja',
        'Remote user',
        '2048',
        "'+49 30",
        '****',
      ],
      [
        'bo@example.com',
        'b@example.com, b.o@example.com',
        '',
        '0',
        'user',
        '',
        '',
        ' kept as is 1 ',
      ],
    ]),
  ).toEqual([
    {
      line: 2,
      row: {
        name: 'ana',
        email: 'ana@example.com',
        aliases: ['a.silva@example.com'],
        groups: ['Sales, EMEA', 'All'],
        hiddenFromGlobalAddressList: true,
        role: 'REMOTE_USER',
        mailboxQuota: 2048,
        telephone: '+49 30',
      },
      problems: [],
    },
    {
      line: 3,
      row: {
        name: 'bo',
        email: 'bo@example.com',
        aliases: ['b@example.com', 'b.o@example.com'],
        hiddenFromGlobalAddressList: false,
        role: 'USER',
      },
      password: ' kept as is 1 ',
      problems: [],
    },
  ])
})

test('a quota is read with the separators and the unit of every language', () => {
  const quotas = ['en', 'de', 'id', 'de-CH', 'fr'].flatMap((language) => {
    const shown = new Intl.NumberFormat(language).format(51_200)
    return [shown, `${shown} MB`]
  })
  const found = checked(
    ['name', 'mailboxQuota'],
    [...quotas, '51200', '51200 mb'].map((quota, index) => [`user.${index}`, quota]),
  )
  for (const { row, problems } of found) {
    expect(problems).toEqual([])
    expect(row.mailboxQuota).toBe(51_200)
  }
})

test.each([
  ['User', 'Remote user'],
  ['Benutzer', 'Remote-Benutzer'],
  ['Pengguna', 'Pengguna jarak jauh'],
])('a role is taken as the API spells it and as lists show it: %s, %s', (user, remoteUser) => {
  const rows = ['USER', user, 'REMOTE_USER', remoteUser]
  const found = checked(
    ['name', 'role'],
    rows.map((role, index) => [`user.${index}`, role]),
  )
  expect(found.map(({ row }) => row.role)).toEqual(['USER', 'USER', 'REMOTE_USER', 'REMOTE_USER'])
})

test.each<[ImportField, string, object]>([
  ['name', 'no spaces', { code: 'format' }],
  ['name', '', { code: 'required' }],
  ['email', 'nobody', { code: 'format' }],
  ['aliases', 'a@example.com; nobody', { code: 'format' }],
  ['mailboxQuota', '50 GB', { code: 'type' }],
  ['mailboxQuota', '1.5', { code: 'type' }],
  ['mailboxQuota', '51,20', { code: 'type' }],
  ['mailboxQuota', '51201', { code: 'tooBig', limit: 51_200 }],
  ['role', 'SYSTEM_USER', { code: 'choice' }],
  ['hiddenFromGlobalAddressList', 'perhaps', { code: 'type' }],
  ['city', 'x'.repeat(257), { code: 'tooLong', limit: 256 }],
  ['password', 'short', { code: 'password.tooShort' }],
])('%s "%s" is refused in its cell', (field, cell, problem) => {
  const rows = field === 'name' ? [[cell]] : [['ana', cell]]
  const mapping: ImportField[] = field === 'name' ? ['name'] : ['name', field]
  expect(checked(mapping, rows)[0]?.problems).toEqual([{ field, ...problem }])
})

test('a user or an address that is in the file twice is reported with the first line', () => {
  const rows = [
    ['ana', 'ana@example.com', ''],
    ['ANA', '', ''],
    ['bo', 'bo@example.com', 'Ana@example.com'],
  ]
  expect(checked(['name', 'email', 'aliases'], rows).map(({ problems }) => problems)).toEqual([
    [],
    [{ field: 'name', code: 'duplicate', line: 2 }],
    [{ field: 'aliases', code: 'duplicate', line: 2 }],
  ])
})

test('a problem of an address is reported once, even if it also gives the user name', () => {
  const rows = [['ana@example.com'], ['nobody'], ['ana@example.com'], ['a+b@example.com']]
  expect(checked(['email'], rows).map(({ problems }) => problems)).toEqual([
    [],
    [{ field: 'email', code: 'format' }],
    [{ field: 'email', code: 'duplicate', line: 2 }],
    [],
  ])
})

test('a new user needs an address and a display name, which first and last name give if the import only creates users', () => {
  const mapping: ImportField[] = ['name', 'email', 'firstName', 'lastName']
  const rows = [
    ['ana', 'ana@example.com', 'Ana', 'Silva'],
    ['bo', '', '', ''],
  ]
  const create = checked(mapping, rows, { update: false })
  expect(create.map(({ row, problems }) => [row.displayName, problems])).toEqual([
    ['Ana Silva', []],
    [
      undefined,
      [
        { field: 'displayName', code: 'required' },
        { field: 'email', code: 'required' },
      ],
    ],
  ])
  const update = checked(mapping, rows)
  expect(update.map(({ row, problems }) => [row.displayName, problems])).toEqual([
    [undefined, []],
    [undefined, []],
  ])
})

test('USR-04 a user name longer than the directory allows is told at its cell', () => {
  const rows = [['bartholomaeus.schwarzenegger'], ['b.schwarzenegger']]
  const problems = checked(['name'], rows, { userNameLimit: 20 }).map((row) => row.problems)
  expect(problems).toEqual([[{ field: 'name', code: 'tooLong', limit: 20 }], []])
})

test('passwords are ignored if they are generated, and never part of a row', () => {
  const rows = [['ana', 'weak']]
  expect(checked(['name', 'password'], rows, { takesPasswords: false })).toEqual([
    { line: 2, row: { name: 'ana' }, problems: [] },
  ])
  expect(checked(['name', 'password'], rows, { hasOurPolicy: false })).toEqual([
    { line: 2, row: { name: 'ana' }, password: 'weak', problems: [] },
  ])
})

test('an exported file is read back with the same values, in every table format', async () => {
  const word = fc.stringMatching(/^[=+@'"A-Za-zäöß,;. 李-]{1,20}$/).map((text) => `x${text}`.trim())
  const attribute = fc.option(word, { nil: undefined })
  const row = fc.record({
    displayName: word,
    department: attribute,
    telephone: fc.option(fc.constantFrom('+49 30 1', '=1', '@home', "'=2"), { nil: undefined }),
    mailboxQuota: fc.option(fc.integer({ min: 1, max: 51_200 }), { nil: undefined }),
    hiddenFromGlobalAddressList: fc.option(fc.boolean(), { nil: undefined }),
  })
  const columns = importFields.map((field) => ({ id: field, header: field }))
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 5 }),
      fc.constantFrom('csv' as const, 'xlsx' as const),
      fc.constantFrom('en', 'de', 'id'),
      async (values, format, language) => {
        const users = values.map((value, index) => ({ name: `user.${index}`, ...value }))
        const rows = users.map((user) => importFields.map((field) => Reflect.get(user, field)))
        const table = await readFile(await exportFile(format, { columns, rows }, language))
        const found = checkRows(table, { ...options, mapping: importFields })
        expect(found.map((each) => each.row)).toEqual(
          users.map((user) =>
            Object.fromEntries(Object.entries(user).filter(([, value]) => value !== undefined)),
          ),
        )
      },
    ),
    { numRuns: 50 },
  )
})
