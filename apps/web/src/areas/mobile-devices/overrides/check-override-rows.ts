import { maxTargets } from '@mailroom/schemas/changes'
import { foldText } from '@mailroom/schemas/fold-text'
import { OverrideRow } from '@mailroom/schemas/override-row'
import { withoutHidden } from '@mailroom/schemas/text'
import { FileProblem } from '../../../kit/csv/problem.ts'
import { type FileRow, readCsv } from '../../../kit/csv/read-csv.ts'
import { withFormula } from '../../../kit/export/without-formula.ts'

/** The columns of a file, in their order where it has no headings. */
export const overrideColumns = ['user', 'deviceId', 'effect', 'description'] as const
type ColumnName = (typeof overrideColumns)[number]

/** The headings of a file, besides the names of the columns. */
const headings: { readonly [heading: string]: ColumnName } = {
  user: 'user',
  userid: 'user',
  deviceid: 'deviceId',
  device: 'deviceId',
  effect: 'effect',
  description: 'description',
}

/** What is wrong with a line; `first` is the line that says the same. */
export type LineProblem = { line: number; value: string } & (
  | { code: 'user' | 'deviceId' | 'effect' | 'description' | 'swallowing' }
  | { code: 'twice'; first: number }
)

/** The rows of a text, what is wrong with its lines, or why it cannot be read at all. */
export type CheckedOverrides = {
  rows: OverrideRow[]
  problems: LineProblem[]
  unreadable?: {
    code: 'unclosedQuote' | 'tooMany' | 'unreadable' | 'twoHeadings'
    line?: number | undefined
    /** The column that two headings name. */
    column?: ColumnName
  }
}

type Mapping = { readonly [Name in ColumnName]: number | undefined }

const inOrder: Mapping = { user: 0, deviceId: 1, effect: 2, description: 3 }

const namedBy = ({ cells }: FileRow) =>
  cells.map((cell) => headings[foldText(cell).replaceAll(/[^a-z]/g, '')])

/** Returns where the headings say that each column is; undefined for a line that has none. */
function mappingOf(row: FileRow): Mapping | undefined {
  const named = namedBy(row)
  const at = (name: ColumnName) => {
    const index = named.indexOf(name)
    return index === -1 ? undefined : index
  }
  const mapping = {
    ...{ user: at('user'), deviceId: at('deviceId') },
    ...{ effect: at('effect'), description: at('description') },
  }
  const { user, deviceId, effect } = mapping
  return user === undefined || deviceId === undefined || effect === undefined ? undefined : mapping
}

/** Returns what a line says, without what nobody sees. An empty description is none. */
function valuesOf({ cells }: FileRow, mapping: Mapping) {
  const value = (name: ColumnName) => {
    const index = mapping[name]
    return index === undefined ? '' : withoutHidden(withFormula(cells[index] ?? ''))
  }
  const description = value('description')
  return {
    ...{ user: value('user'), deviceId: value('deviceId') },
    effect: value('effect').toUpperCase(),
    ...(description === '' ? {} : { description }),
  }
}

function problemOf(
  { line, isSwallowing }: FileRow,
  values: ReturnType<typeof valuesOf>,
): LineProblem | undefined {
  if (isSwallowing) return { line, code: 'swallowing', value: '' }
  const { error } = OverrideRow.safeParse(values)
  const code = overrideColumns.find((name) => error?.issues.some(({ path }) => path[0] === name))
  return code && { line, code, value: values[code] ?? '' }
}

function checkRows(rows: readonly FileRow[]): CheckedOverrides {
  const [first] = rows
  const found = first && mappingOf(first)
  const named = found ? namedBy(first) : []
  const column = overrideColumns.find((name) => named.indexOf(name) !== named.lastIndexOf(name))
  // Which of them counts, only the person knows.
  if (column !== undefined)
    return {
      rows: [],
      problems: [],
      unreadable: { code: 'twoHeadings', line: first?.line, column },
    }
  const mapping = found ?? inOrder
  const firstLines = new Map<string, number>()
  const checked: OverrideRow[] = []
  const problems: LineProblem[] = []
  for (const row of rows.slice(found ? 1 : 0)) {
    if (row.cells.every((cell) => withoutHidden(cell) === '')) continue
    const values = valuesOf(row, mapping)
    const problem = problemOf(row, values)
    const key = `${values.user} ${values.deviceId}`.toLowerCase()
    const earlier = firstLines.get(key)
    firstLines.set(key, earlier ?? row.line)
    if (problem) problems.push(problem)
    else if (earlier !== undefined)
      problems.push({ line: row.line, code: 'twice', first: earlier, value: values.deviceId })
    else checked.push(OverrideRow.parse(values))
  }
  if (checked.length > maxTargets)
    return { rows: [], problems: [], unreadable: { code: 'tooMany' } }
  return { rows: checked, problems }
}

/**
 * Reads overrides from a CSV text: user, device id, effect, description; by their headings if the
 * first line has them. What another program cut out of a spreadsheet works, too. Whether the users
 * exist, only the plan knows. Source: MDOV-03.
 */
export function checkOverrides(text: string): CheckedOverrides {
  try {
    return checkRows(readCsv(text.replace(/^\uFEFF/, '')).rows)
  } catch (error) {
    const { code, line } = error instanceof FileProblem ? error : new FileProblem('unreadable')
    return {
      rows: [],
      problems: [],
      unreadable: { code: code === 'unclosedQuote' ? code : 'unreadable', line },
    }
  }
}
