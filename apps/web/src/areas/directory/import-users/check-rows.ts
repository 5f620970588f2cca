import { fieldProblems } from '@mailroom/schemas/field-problems'
import { ImportRow } from '@mailroom/schemas/import-row'
import { passwordProblems } from '@mailroom/schemas/password-policy'
import { proposedDisplayName } from '@mailroom/schemas/proposed-names'
import type { FileRow } from '../../../kit/csv/read-csv.ts'
import { columnLetters } from '../../../kit/export/column-letters.ts'
import { withFormula } from '../../../kit/export/without-formula.ts'
import { cellValue } from './cell-value.ts'
import type { FileTable } from './file/read-file.ts'
import { type ImportField, importFields, type Mapping } from './import-fields.ts'

/**
 * A problem of a cell, or of a value made from it; without a `field` a problem of the row. `line`
 * is the other line of a `duplicate`, `character` and `place` belong to an `unwantedCharacter` or
 * `unreadableCharacter`, `cells` and `headings` are the numbers of an `extraCells`; `column` is the
 * filled column of a `doubledHeading`.
 */
export type CellProblem = {
  field?: ImportField
  code: string
  limit?: number
  line?: number
  character?: string
  place?: number
  cells?: number
  headings?: number
  column?: string
}

/** A row of the file as an import would send it; a row with problems is not sent. */
export type CheckedRow = {
  line: number
  row: ImportRow
  password?: string
  problems: readonly CellProblem[]
}

export type CheckOptions = {
  mapping: Mapping
  /** True if existing users are changed. */
  update: boolean
  /** True if the passwords in the file are used. */
  takesPasswords: boolean
  /** True if WorkMail's own password rules apply. Source: USR-27. */
  hasOurPolicy: boolean
  /** The most characters of a user name in the organization's directory. Source: USR-04. */
  userNameLimit: number
}

type Values = Partial<Record<ImportField, unknown>>

/**
 * Returns the user name for an address: the part before the @, with dots for `+` and `%`, which
 * WorkMail does not allow in user names. Without its tag, `ann+tag` would be the name of another
 * user. Source: API reference, `CreateUser`.
 */
function userNameOf(email: string): string {
  return email.replace(/@[^@]*$/, '').replaceAll(/[%+]+/g, '.')
}

/**
 * Returns the values of a row, and those made from them: a user name from the address, a new user's
 * display name from the other names.
 */
function valuesOf(
  cells: readonly string[],
  { format }: FileTable,
  { mapping, update }: CheckOptions,
): Values {
  const values: Values = {}
  for (const [index, field] of mapping.entries()) {
    if (field === undefined) continue
    const cell = cells[index] ?? ''
    // A CSV has an apostrophe before a text that looks like a formula; a workbook has the text itself.
    const value = cellValue(field, format.kind === 'csv' ? withFormula(cell) : cell)
    if (value !== undefined) values[field] = value
  }
  const { email, firstName, lastName } = values
  if (values.name === undefined && typeof email === 'string') values.name = userNameOf(email)
  // If existing users are updated, only the plan knows who is new; it makes the name for them.
  if (values.displayName === undefined && !update) {
    const [first, last] = [firstName, lastName].map((name) => String(name ?? ''))
    const proposed = proposedDisplayName({ firstName: first, lastName: last })
    if (proposed !== '') values.displayName = proposed
  }
  // Microsoft 365 lists the primary address among the other ones.
  if (Array.isArray(values.aliases) && typeof email === 'string')
    values.aliases = values.aliases.filter(
      (alias) => String(alias).toLowerCase() !== email.toLowerCase(),
    )
  return values
}

/**
 * Returns the problems of a row as a whole: its values would be in other columns or be lost. In a
 * workbook, a note beside the table is no such problem.
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

/** The fields with numbers that Excel treats as quantities. */
const numbered: readonly ImportField[] = ['name', 'telephone', 'zipCode', 'office']

/** Matches what Excel makes of a long number: `4.91701E+11`, with a comma in other languages. */
const shortened = /^\d(?:[.,]\d+)?E\+\d+$/i

/** Matches what Excel shows in place of a missing result. */
const excelError =
  /^#(?:N\/A|NV|REF!|BEZUG!|VALUE!|WERT!|NAME\?|DIV\/0!|NULL!|NUM!|ZAHL!|SPILL!|#+)$/

/**
 * Matches control characters, which no name has, but not line ends and tabs, which cells may have.
 * U+FFFD replaces what could not be read.
 */
const unwanted = /[^\P{Cc}\t\n\r]|\uFFFD/u

/**
 * Returns the first character of a text that must be a mistake, as `U+0000`, and its place, counted
 * from 1.
 */
function unwantedCharacter(text: string): { character: string; place: number } | undefined {
  const place = text.search(unwanted)
  if (place < 0) return undefined
  const code = text.charCodeAt(place).toString(16).toUpperCase().padStart(4, '0')
  return { character: `U+${code}`, place: place + 1 }
}

/** Returns the problems of the texts in a row, for all fields. */
function textProblems(cells: readonly string[], { mapping }: CheckOptions): CellProblem[] {
  return mapping.flatMap((field, index): CellProblem[] => {
    const cell = cells[index] ?? ''
    if (field === undefined || cell === '' || field === 'password') return []
    const unwanted = unwantedCharacter(cell)
    if (unwanted) {
      const code = unwanted.character === 'U+FFFD' ? 'unreadableCharacter' : 'unwantedCharacter'
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

/**
 * Returns the problems of a row by the schema of the import; a problem of an item in a list counts
 * for the list.
 */
function schemaProblems(values: Values): CellProblem[] {
  const { success, error } = ImportRow.safeParse(values)
  if (success) return []
  const problems = new Map<ImportField, CellProblem>()
  for (const [path, { code, limit }] of Object.entries(fieldProblems(error.issues, values))) {
    const field = importFields.find((name) => name === path.split('.')[0]) ?? 'name'
    if (problems.has(field)) continue
    // Only a cleared cell is an empty text, and some fields need a value.
    if (values[field] === '') problems.set(field, { field, code: 'cannotClear' })
    else problems.set(field, { field, code, ...(limit === undefined ? {} : { limit }) })
  }
  return [...problems.values()]
}

/** Returns the problem of a user name that is longer than the directory of the organization allows. */
function longName({ name }: Values, limit: number): CellProblem[] {
  return typeof name === 'string' && name.length > limit
    ? [{ field: 'name', code: 'tooLong', limit }]
    : []
}

/** Returns the missing values that a new user needs. Source: USR-04. */
function missingOfNew(values: Values): CellProblem[] {
  return (['displayName', 'email'] as const)
    .filter((field) => values[field] === undefined)
    .map((field) => ({ field, code: 'required' }))
}

/**
 * Explains a missing value: without a column of user names the address is what misses, and of two
 * columns with one heading only the first is imported.
 */
function explained(
  problem: CellProblem,
  { cells }: FileRow,
  { headings }: FileTable,
  mapping: Mapping,
): CellProblem {
  if (problem.code !== 'required') return problem
  const isOfAddress = problem.field === 'name' && !mapping.includes('name')
  const field = isOfAddress && mapping.includes('email') ? 'email' : problem.field
  const empty = mapping.indexOf(field)
  const nameOf = (heading = '') => heading.trim().toLowerCase()
  const heading = nameOf(headings[empty])
  const other = headings.findIndex(
    (each, index) => index !== empty && nameOf(each) === heading && (cells[index] ?? '') !== '',
  )
  if (field === undefined || heading === '' || other < 0)
    return { ...problem, ...(field && { field }) }
  return { field, code: 'doubledHeading', column: columnLetters(other) }
}

function checkRow(each: FileRow, table: FileTable, options: CheckOptions): CheckedRow {
  const { line, cells } = each
  const { password, ...values } = valuesOf(cells, table, options)
  const problems = [...rowProblems(each, table, options.mapping), ...textProblems(cells, options)]
  const others = schemaProblems(values)
  if (others.every(({ field }) => field !== 'name'))
    others.push(...longName(values, options.userNameLimit))
  if (!options.update) others.push(...missingOfNew(values))
  const given = options.takesPasswords && typeof password === 'string' ? password : undefined
  if (given !== undefined) others.push(...passwordProblemsOf(given, options))
  const told = others.map((problem) => explained(problem, each, table, options.mapping))
  // A problem of a text explains why the service would refuse it.
  problems.push(...told.filter(({ field }) => problems.every((found) => found.field !== field)))
  return {
    line,
    // The row keeps its values; rows with problems are filtered out before sending.
    row: values as ImportRow,
    ...(given === undefined ? {} : { password: given }),
    problems,
  }
}

/** Reports, from the second row on, that a user or an address is already in the file. */
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

/** Removes problems of a user name that are problems of its address too; one report is enough. */
function withoutConsequences(problems: CellProblem[], { mapping }: CheckOptions): CellProblem[] {
  const isConsequence = ({ field }: CellProblem) => field === 'name' && !mapping.includes('name')
  return problems.some(({ field }) => field === 'email')
    ? problems.filter((problem) => !isConsequence(problem))
    : problems
}

/** Returns every row of a file as an import would send it, with its problems. */
export function checkRows(table: FileTable, options: CheckOptions): CheckedRow[] {
  const duplicates = duplicateFinder()
  return table.rows.map((each) => {
    const checked = checkRow(each, table, options)
    const problems = [...checked.problems, ...duplicates(checked)]
    return { ...checked, problems: withoutConsequences(problems, options) }
  })
}
