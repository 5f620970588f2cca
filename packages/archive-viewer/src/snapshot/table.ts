import { observedKinds, type SnapshotRow, snapshotKinds } from '@mailroom/schemas/snapshot-kinds'
import { placeOf } from './kind-pages.ts'
import { type Entity, type Kind, type Model, nameOf } from './model.ts'

/** A user, group or resource that a cell names; without a kind, the snapshot does not have it. */
export type Ref = { id: string; name: string; entity?: Entity['kind'] }

/** A value of a table: plain data, a reference, or several of them in an order. */
export type Cell = unknown | Ref | Ref[]

/** `ref`: cells are references. `way`: the groups between a person and a permission. */
export type ColumnType = 'text' | 'time' | 'number' | 'ref' | 'way' | 'code'
export type Column = { id: string; type: ColumnType }

/** The rows of a table, as plain data that a worker can send. `to` is the page of a row. */
export type Table = {
  columns: Column[]
  rows: { key: string; to?: { page: string; id: string }; cells: Cell[] }[]
}

export function refOf(model: Model, id: string): Ref {
  const entity = model.entities.get(id)?.kind
  return { id, name: nameOf(model, id), ...(entity && { entity }) }
}

const isMoment = (name: string) =>
  /(Date|At|Modified|Created|Time)$|^(created|expires|lastUsed)$/.test(name)

/** Members that are ids of users, groups or resources. */
const references = new Set([
  ...['ownerId', 'groupId', 'memberId', 'resourceId', 'delegateId', 'mailboxId', 'granteeId'],
  ...['userId', 'entityId', 'userIds', 'notUserIds'],
])

function typeOf(name: string): ColumnType {
  if (references.has(name)) return 'ref'
  if (isMoment(name)) return 'time'
  if (/^(quotaMb|sizeMb|position|tokenLifetimeDays|progress)$/.test(name)) return 'number'
  return /^(id|arn|directoryId|identityProviderUserId|identityStoreId)$/.test(name)
    ? 'code'
    : 'text'
}

function cellOf(model: Model, type: ColumnType, value: unknown): Cell {
  if (type !== 'ref' || value === undefined) return value
  if (Array.isArray(value)) return value.map((id) => refOf(model, String(id)))
  return refOf(model, String(value))
}

const kinds: Record<Kind, { members: object }> = { ...snapshotKinds, ...observedKinds }

/** Returns the members of a kind, those that people know a thing by first. */
export function membersOf(kind: Kind): string[] {
  const all = [...Object.keys(kinds[kind].members), 'other']
  const named = all.includes('name')
  return named
    ? [...all.filter((name) => name !== 'id'), ...all.filter((name) => name === 'id')]
    : all
}

/** Returns what a row says, member by member, without those that say nothing. */
export function detailsOf(model: Model, row: SnapshotRow): { column: Column; cell: Cell }[] {
  const members: Record<string, unknown> = row
  return membersOf(row.kind).flatMap((id) => {
    const value = Object.hasOwn(members, id) ? members[id] : undefined
    const type = typeOf(id)
    return value === undefined ? [] : [{ column: { id, type }, cell: cellOf(model, type, value) }]
  })
}

type Extra = { id: string; type: ColumnType; cell(row: SnapshotRow): Cell }

/** Returns rows of a kind as a table, without the columns in which no row has anything. */
export function tableOf(
  model: Model,
  kind: Kind,
  rows: readonly SnapshotRow[] = model.byKind.get(kind) ?? [],
  extra: readonly Extra[] = [],
): Table {
  const used = new Set(rows.flatMap((row) => Object.keys(row)))
  const columns = membersOf(kind)
    .filter((id) => used.has(id))
    .map((id) => ({ id, type: typeOf(id) }))
  return {
    columns: [...columns, ...extra.map(({ id, type }) => ({ id, type }))],
    rows: rows.map((row, index) => {
      const members: Record<string, unknown> = row
      const isEntity = row.kind === 'user' || row.kind === 'group' || row.kind === 'resource'
      return {
        key: String(index),
        ...(isEntity && { to: placeOf(row.kind, row.id) }),
        cells: [
          ...columns.map(({ id, type }) => cellOf(model, type, members[id])),
          ...extra.map(({ cell }) => cell(row)),
        ],
      }
    }),
  }
}
