import { type SnapshotRow, sortKeyOf } from '@mailroom/schemas/snapshot-kinds'
import { snapshotKindNames } from '@mailroom/schemas/snapshots'
import { type Model, nameOf } from './model.ts'
import { refOf, type Table } from './table.ts'

type Change = { member: string; before: unknown; after: unknown }

/** What one snapshot has and another has not, or has otherwise. */
export type Difference = { op: 'add' | 'remove' | 'change'; row: SnapshotRow; changes: Change[] }

const textOf = (value: unknown) => JSON.stringify(value)

function changesOf(before: Record<string, unknown>, after: Record<string, unknown>): Change[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((member) => textOf(before[member]) !== textOf(after[member]))
    .map((member) => ({ member, before: before[member], after: after[member] }))
}

/** Compares the states of two snapshots, member by member, in the order of the file. Source: INV-12. */
export function differencesOf(before: Model, after: Model): Difference[] {
  return snapshotKindNames.flatMap((kind) => {
    const keyed = (model: Model) =>
      new Map((model.byKind.get(kind) ?? []).map((row) => [sortKeyOf(row), row]))
    const [olds, news] = [keyed(before), keyed(after)]
    const keys = [...new Set([...olds.keys(), ...news.keys()])].sort()
    return keys.flatMap((key): Difference[] => {
      const [old, fresh] = [olds.get(key), news.get(key)]
      if (!old) return fresh ? [{ op: 'add', row: fresh, changes: [] }] : []
      if (!fresh) return [{ op: 'remove', row: old, changes: [] }]
      const changes = changesOf(old, fresh)
      return changes.length > 0 ? [{ op: 'change', row: fresh, changes }] : []
    })
  })
}

/** Returns what names a line: its name or address, or the things that it ties together. */
function nameOfLine(model: Model, row: SnapshotRow) {
  if (row.kind === 'user' || row.kind === 'group' || row.kind === 'resource')
    return nameOf(model, row.id)
  if (row.kind === 'membership') return [refOf(model, row.groupId), refOf(model, row.memberId)]
  if (row.kind === 'permission') return [refOf(model, row.mailboxId), refOf(model, row.granteeId)]
  if (row.kind === 'delegate') return [refOf(model, row.resourceId), refOf(model, row.delegateId)]
  return sortKeyOf(row).replaceAll('\u0001', ' · ')
}

/**
 * Whether another snapshot is newer than the opened one, by when their readings ended; unknown times
 * make the opened one the newer.
 */
export function isNewer(other: string | undefined, opened: string | undefined): boolean {
  return other !== undefined && opened !== undefined && Date.parse(other) > Date.parse(opened)
}

/** Returns the differences as a table: what was done to which thing, and each member of it. */
export function comparisonTable(before: Model, after: Model): Table {
  return {
    columns: [
      { id: 'op', type: 'text' },
      { id: 'kind', type: 'text' },
      { id: 'thing', type: 'way' },
      { id: 'changes', type: 'text' },
    ],
    rows: differencesOf(before, after).map(({ op, row, changes }, index) => {
      const name = nameOfLine(op === 'remove' ? before : after, row)
      return { key: String(index), cells: [op, row.kind, name, { changes }] }
    }),
  }
}
