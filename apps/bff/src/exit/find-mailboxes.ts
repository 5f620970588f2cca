import {
  type ExitFilter,
  type ExitMailbox,
  exitKindOf,
  type exitSortMembers,
} from '@mailroom/schemas/exit'
import { foldText } from '@mailroom/schemas/fold-text'
import { collationKey } from '../directory-index/collation-key.ts'
import { isSoonRemoved } from './mailboxes.ts'

export type Row = ExitMailbox & { searched: string }

export type ExitSort = { by: (typeof exitSortMembers)[number]; descending?: boolean | undefined }

const isAsWanted = (wanted: boolean | undefined, count: number | undefined) =>
  wanted === undefined || (count !== undefined && count > 0 === wanted)

function removalOf(row: ExitMailbox): ExitFilter['removal'] {
  const { removedInDays } = row
  if (removedInDays === undefined) return undefined
  if (removedInDays < 0) return 'past'
  return isSoonRemoved(row) ? 'soon' : 'later'
}

/** Returns whether a row passes all filters. */
function matcher(filter: ExitFilter): (row: Row) => boolean {
  const { kind, state, exportState, evidence, removal, minSizeMb, ...has } = filter
  const words = foldText(filter.text ?? '')
    .split(' ')
    .filter(Boolean)
  return (row) =>
    (kind === undefined || exitKindOf(row) === kind) &&
    (state === undefined || row.state === state) &&
    (exportState === undefined || row.exportState === exportState) &&
    (evidence === undefined || (row.evidence ?? 'NONE') === evidence) &&
    (removal === undefined || removalOf(row) === removal) &&
    (minSizeMb === undefined || (row.sizeMb ?? -1) >= minSizeMb) &&
    isAsWanted(has.hasAliases, row.aliasCount) &&
    isAsWanted(has.hasGroups, row.groupCount) &&
    isAsWanted(has.givesPermissions, row.permissionsGiven) &&
    isAsWanted(has.holdsPermissions, row.permissionsHeld) &&
    words.every((word) => row.searched.includes(word))
}

function sortedBy(row: Row, by: ExitSort['by']): string | number | undefined {
  if (by === 'name') return collationKey(row.name)
  if (by === 'email') return row.email && collationKey(row.email)
  if (by === 'kind') return exitKindOf(row)
  return row[by]
}

/** Orders rows by a member; rows without it come last in both directions. */
function inOrder(rows: readonly Row[], { by, descending = false }: ExitSort): readonly Row[] {
  const sign = descending ? -1 : 1
  const keyed = rows.map((row) => ({ row, value: sortedBy(row, by) }))
  keyed.sort(({ value: one }, { value: other }) => {
    if (one === other) return 0
    if (one === undefined) return 1
    if (other === undefined) return -1
    return one < other ? -sign : sign
  })
  return keyed.map(({ row }) => row)
}

/** Those whose mailbox is removed soon, the first one first; then the others as they are. */
function urgentFirst(rows: readonly Row[]): readonly Row[] {
  const urgent = rows.filter(isSoonRemoved)
  if (urgent.length === 0) return rows
  return [...inOrder(urgent, { by: 'removedAt' }), ...rows.filter((row) => !isSoonRemoved(row))]
}

/** Returns the rows that pass the filters, in an order. Source: EXIT-05. */
export function findMailboxes(
  rows: readonly Row[],
  { filter = {}, sort }: { filter?: ExitFilter | undefined; sort?: ExitSort | undefined },
): readonly Row[] {
  const isMatch = matcher(filter)
  const found = rows.filter(isMatch)
  return sort ? inOrder(found, sort) : urgentFirst(found)
}
