import { fieldProblems, ImportRow, passwordProblems, proposedDisplayName } from '@mailroom/schemas'
import { cellValue } from './cell-value.ts'
import type { FileRow, FileTable } from './file/read-file.ts'
import { type ImportField, importFields, type Mapping } from './import-fields.ts'
import { unwantedSign } from './plain-text.ts'

/**
 * What is wrong with a cell, or with what follows from it; without a `field` with the row. `line` is the other line of a
 * `duplicate`, `sign` and `place` are those of an `unwantedSign` or `unreadableSign`, `cells` and `headings` count those of `extraCells`.
 */
export type CellProblem = {
  field?: ImportField
  code: string
  limit?: number
  line?: number
  sign?: string
  place?: number
  cells?: number
  headings?: number
}

/** A row of the file as an import would send it; with problems it is not sent. */
export type CheckedRow = {
  line: number
  row: ImportRow
  password?: string
  problems: readonly CellProblem[]
}

export type CheckOptions = {
  mapping: Mapping
  /** Whether users that exist already are changed. */
  update: boolean
  /** Whether the file's passwords are taken. */
  takesPasswords: boolean
  /** Whether WorkMail's own rules for passwords hold. Source: USR-27. */
  hasOurPolicy: boolean
  /** The most characters of a user name in the organization's directory. Source: USR-04. */
  userNameLimit: number
}

type Values = Partial<Record<ImportField, unknown>>

/**
 * The user name that an address gives: what stands before the @, with points for `+` and `%`, which WorkMail's user names cannot
 * have; without the tag of `ann+tag` it would be the name of another user. Source: API reference, `CreateUser`.
 */
function userNameOf(email: string): string {
  return email.replace(/@[^@]*$/, '').replaceAll(/[%+]+/g, '.')
}

/** The values of a row, and what follows from them: a user name from the address, a new user's display name from the others. */
function valuesOf(cells: readonly string[], { mapping, update }: CheckOptions): Values {
  const values: Values = {}
  for (const [index, field] of mapping.entries()) {
    if (field === undefined) continue
    const value = cellValue(field, cells[index] ?? '')
    if (value !== undefined) values[field] = value
  }
  const { email, firstName, lastName } = values
  if (values.name === undefined && typeof email === 'string') values.name = userNameOf(email)
  // Whether somebody is new is known when the import is planned; there the same is done for them.
  if (values.displayName === undefined && !update) {
    const [first, last] = [firstName, lastName].map((name) => String(name ?? ''))
    const proposed = proposedDisplayName({ firstName: first, lastName: last })
    if (proposed !== '') values.displayName = proposed
  }
  // Microsoft 365 lists the primary address among the others.
  if (Array.isArray(values.aliases) && typeof email === 'string')
    values.aliases = values.aliases.filter(
      (alias) => String(alias).toLowerCase() !== email.toLowerCase(),
    )
  return values
}

/**
 * What is wrong with a row as a row: values of it would be in other columns or be lost. In a workbook a note beside the table is no
 * sign of that.
 */
function rowProblems(
  { cells, isSwallowing }: FileRow,
  { headings, format }: FileTable,
  mapping: Mapping,
): CellProblem[] {
  if (isSwallowing) return [{ code: 'swallowing' }]
  if (format.kind === 'workbook') return []
  const named = headings.findLastIndex((heading) => heading !== '') + 1
  const used = mapping.findLastIndex((field) => field !== undefined) + 1
  const filled = cells.findLastIndex((cell) => cell.trim() !== '') + 1
  const known = Math.max(named, used)
  return filled > known ? [{ code: 'extraCells', cells: filled, headings: known }] : []
}

/** Fields with numbers that Excel takes for quantities. */
const numbered: readonly ImportField[] = ['name', 'telephone', 'zipCode', 'office']

/** What Excel makes of a long number: `4.91701E+11`, with a comma in other languages. */
const shortened = /^\d(?:[.,]\d+)?E\+\d+$/i

/** What Excel shows in place of a result it does not have. */
const excelError =
  /^#(?:N\/A|NV|REF!|BEZUG!|VALUE!|WERT!|NAME\?|DIV\/0!|NULL!|NUM!|ZAHL!|SPILL!|#+)$/

/** What is wrong with the texts of a row, whatever they are. */
function textProblems(cells: readonly string[], { mapping }: CheckOptions): CellProblem[] {
  return mapping.flatMap((field, index): CellProblem[] => {
    const cell = cells[index] ?? ''
    if (field === undefined || cell === '' || field === 'password') return []
    const unwanted = unwantedSign(cell)
    if (unwanted) {
      const code = unwanted.sign === 'U+FFFD' ? 'unreadableSign' : 'unwantedSign'
      return [{ field, code, ...unwanted }]
    }
    if (cell.includes('#') && excelError.test(cell.trim())) return [{ field, code: 'excelError' }]
    if (cell.includes('+') && numbered.includes(field) && shortened.test(cell.trim()))
      return [{ field, code: 'shortenedNumber' }]
    return []
  })
}

function passwordProblemsOf(password: string, { hasOurPolicy }: CheckOptions): CellProblem[] {
  if (!hasOurPolicy) return []
  return passwordProblems(password)
    .slice(0, 1)
    .map((problem) => ({ field: 'password' as const, code: `password.${problem}` }))
}

/** The problems of a row by the schema of the import; one of a member of a list is one of the list. */
function schemaProblems(values: Values): CellProblem[] {
  const { success, error } = ImportRow.safeParse(values)
  if (success) return []
  const problems = new Map<ImportField, CellProblem>()
  for (const [path, { code, limit }] of Object.entries(fieldProblems(error.issues, values))) {
    const field = importFields.find((name) => name === path.split('.')[0]) ?? 'name'
    if (problems.has(field)) continue
    // Only a cleared cell is an empty text, and not every field can do without a value.
    if (values[field] === '') problems.set(field, { field, code: 'cannotClear' })
    else problems.set(field, { field, code, ...(limit === undefined ? {} : { limit }) })
  }
  return [...problems.values()]
}

/** A user name that is longer than the directory of the organization allows. */
function longName({ name }: Values, limit: number): CellProblem[] {
  return typeof name === 'string' && name.length > limit
    ? [{ field: 'name', code: 'tooLong', limit }]
    : []
}

/** What a new user cannot do without. Source: USR-04. */
function missingOfNew(values: Values): CellProblem[] {
  return (['displayName', 'email'] as const)
    .filter((field) => values[field] === undefined)
    .map((field) => ({ field, code: 'required' }))
}

function checkRow(each: FileRow, table: FileTable, options: CheckOptions): CheckedRow {
  const { line, cells } = each
  const { password, ...values } = valuesOf(cells, options)
  const problems = [...rowProblems(each, table, options.mapping), ...textProblems(cells, options)]
  const others = schemaProblems(values)
  if (others.every(({ field }) => field !== 'name'))
    others.push(...longName(values, options.userNameLimit))
  if (!options.update) others.push(...missingOfNew(values))
  const given = options.takesPasswords && typeof password === 'string' ? password : undefined
  if (given !== undefined) others.push(...passwordProblemsOf(given, options))
  // What is wrong with a text explains why the service would refuse it.
  problems.push(...others.filter(({ field }) => problems.every((found) => found.field !== field)))
  return {
    line,
    // As it stands in the file; whoever sends it has looked at the problems.
    row: values as ImportRow,
    ...(given === undefined ? {} : { password: given }),
    problems,
  }
}

/** Says at the second row, and at all that follow, that a user or an address is in the file already. */
function duplicateFinder() {
  const names = new Map<string, number>()
  const addresses = new Map<string, number>()
  const seenIn = (seen: Map<string, number>, text: unknown, line: number) => {
    if (typeof text !== 'string' || text === '') return undefined
    const first = seen.get(text.toLowerCase())
    if (first === undefined) seen.set(text.toLowerCase(), line)
    return first
  }
  return ({ line, row }: CheckedRow): CellProblem[] => {
    const { name, email, aliases } = row as Values
    const found: [ImportField, number | undefined][] = [
      ['name', seenIn(names, name, line)],
      ['email', seenIn(addresses, email, line)],
      ...(Array.isArray(aliases) ? aliases : []).map((alias): [ImportField, number | undefined] => [
        'aliases',
        seenIn(addresses, alias, line),
      ]),
    ]
    return found.flatMap(([field, first]) =>
      first === undefined ? [] : [{ field, code: 'duplicate', line: first }],
    )
  }
}

/** What is wrong with an address is wrong with the user name that it gives, too; told once is enough. */
function withoutConsequences(problems: CellProblem[], { mapping }: CheckOptions): CellProblem[] {
  const isConsequence = ({ field }: CellProblem) => field === 'name' && !mapping.includes('name')
  return problems.some(({ field }) => field === 'email')
    ? problems.filter((problem) => !isConsequence(problem))
    : problems
}

/** Every row of a file as an import would send it, with what is wrong with it. */
export function checkRows(table: FileTable, options: CheckOptions): CheckedRow[] {
  const duplicates = duplicateFinder()
  return table.rows.map((each) => {
    const checked = checkRow(each, table, options)
    const problems = [...checked.problems, ...duplicates(checked)]
    return { ...checked, problems: withoutConsequences(problems, options) }
  })
}
