import { snapshotKinds } from '@mailroom/schemas/snapshot-kinds'
import type { SnapshotKind, SnapshotLine } from '@mailroom/schemas/snapshots'
import type { Column, FileValue } from '@mailroom/ui/table/DataTable'
import * as z from 'zod/mini'
import { dateColumn, numberColumn, textColumn } from '../../../kit/table/columns.tsx'
import { hasText, type Text } from '../../../kit/words/texts.ts'

type Kinds = typeof snapshotKinds
type MembersOf<Kind> = Kind extends SnapshotKind ? keyof Kinds[Kind]['members'] : never

/** The name of a member of some kind. */
export type MemberName = Extract<MembersOf<SnapshotKind>, string> | 'other'

/** How many columns are shown at first; the others can be chosen. */
const shownAtFirst = 6

const isMoment = (name: string) => /(Date|At|Modified|Created)$|^(created|expires)$/.test(name)

/** Returns a value as a file has it: an object as JSON. */
function fileValue(value: unknown): FileValue {
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
    return value
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value
  return value === undefined ? undefined : JSON.stringify(value)
}

/** A folder of the retention policy, and what becomes of the messages in it. */
const Folder = z.strictObject({
  name: z.enum(['INBOX', 'DELETED_ITEMS', 'SENT_ITEMS', 'DRAFTS', 'JUNK_EMAIL']),
  action: z.enum(['NONE', 'DELETE', 'PERMANENTLY_DELETE']),
  period: z.optional(z.number()),
})

/** Says an object: each member by its name; AWS's own name where Mailroom has none. */
function objectWords(text: Text<'inventory'>, value: object, names: Record<string, string>) {
  const { data: folder } = Folder.safeParse(value)
  if (folder)
    return text(`folder.${folder.action}`, {
      ...{ folder: text(`folderName.${folder.name}`), days: folder.period ?? 0 },
    })
  return Object.entries(value)
    .map(([name, member]) => {
      const key = `member.${name}`
      const label = hasText('inventory', key) ? text(key) : name
      return text('memberValue', { member: label, after: valueWords(text, member, names) })
    })
    .join(', ')
}

/** Says a value of a line: the name of whom an id is about, yes or no, and no JSON. */
export function valueWords(
  text: Text<'inventory'>,
  value: unknown,
  names: Record<string, string> = {},
): string {
  if (value === true || value === false) return text(value ? 'yes' : 'no')
  if (Array.isArray(value)) {
    const areObjects = value.some((each) => typeof each === 'object')
    return value.map((each) => valueWords(text, each, names)).join(areObjects ? '; ' : ', ')
  }
  if (typeof value === 'string') return names[value] ?? value
  if (typeof value === 'object' && value !== null) return objectWords(text, value, names)
  return value === undefined || value === null ? '' : String(value)
}

function column(text: Text<'inventory'>, name: MemberName, index: number): Column<SnapshotLine> {
  const common = {
    id: name,
    header: text(`member.${name}`),
    isRowHeader: index === 0,
    hidden: index >= shownAtFirst,
  }
  const read = (line: SnapshotLine) => line[name]
  if (isMoment(name))
    return dateColumn({
      ...common,
      value: (line) => (typeof read(line) === 'string' ? String(read(line)) : undefined),
    })
  if (['quotaMb', 'position', 'tokenLifetimeDays'].includes(name))
    return numberColumn({
      ...common,
      value: (line) => (typeof read(line) === 'number' ? Number(read(line)) : undefined),
    })
  const isAddress = name === 'email' || name === 'address'
  return textColumn({
    ...common,
    minWidth: isAddress ? 240 : 160,
    // An address is cut off and told as a whole, as in other lists; it does not break inside a word.
    wraps: !isAddress,
    value: (line) => fileValue(read(line)),
    shown: (line) => valueWords(text, read(line), line.names),
  })
}

/** Returns a column for each member of a kind. */
export function rowColumns(text: Text<'inventory'>, kind: SnapshotKind): Column<SnapshotLine>[] {
  const { members } = snapshotKinds[kind]
  // The members of every kind are names of members.
  const all = [...Object.keys(members), 'other'] as MemberName[]
  // People know a thing by its name; its ID comes last.
  const names: MemberName[] =
    'id' in members && 'name' in members ? [...all.filter((name) => name !== 'id'), 'id'] : all
  return names.map((name, index) => column(text, name, index))
}

/** Returns what names a line among those of its kind: its name or address, or whom it is about. */
export function lineName(line: SnapshotLine): string {
  const { displayName, name } = line
  if (typeof displayName === 'string') return displayName
  if (typeof name === 'string') return name
  const { key } = snapshotKinds[line.kind]
  return key.map((member) => line.names?.[String(line[member])] ?? String(line[member])).join(' → ')
}
