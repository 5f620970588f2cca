import type { SnapshotRow } from '@mailroom/schemas/snapshot-kinds'

export type Kind = SnapshotRow['kind']
export type RowOf<Of extends Kind> = Extract<SnapshotRow, { kind: Of }>
export type Entity = RowOf<'user'> | RowOf<'group'> | RowOf<'resource'>

function add<Value>(lists: Map<string, Value[]>, key: string | undefined, value: Value) {
  if (key === undefined) return
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** Collects the rows of a snapshot into what the pages ask. */
export function modelOf(rows: readonly SnapshotRow[]) {
  const byKind = new Map<Kind, SnapshotRow[]>()
  const entities = new Map<string, Entity>()
  const addressesOf = new Map<string, RowOf<'address'>[]>()
  const membersOf = new Map<string, RowOf<'membership'>[]>()
  const groupsOf = new Map<string, RowOf<'membership'>[]>()
  const grantsOn = new Map<string, RowOf<'permission'>[]>()
  const grantsTo = new Map<string, RowOf<'permission'>[]>()
  const delegatesOf = new Map<string, RowOf<'delegate'>[]>()
  const delegateOf = new Map<string, RowOf<'delegate'>[]>()
  const sizes = new Map<string, RowOf<'mailboxSize'>>()
  for (const row of rows) {
    const list = byKind.get(row.kind)
    if (list) list.push(row)
    else byKind.set(row.kind, [row])
    if (row.kind === 'user' || row.kind === 'group' || row.kind === 'resource')
      entities.set(row.id, row)
    else if (row.kind === 'address') add(addressesOf, row.ownerId, row)
    else if (row.kind === 'membership') {
      add(membersOf, row.groupId, row)
      add(groupsOf, row.memberId, row)
    } else if (row.kind === 'permission') {
      add(grantsOn, row.mailboxId, row)
      add(grantsTo, row.granteeId, row)
    } else if (row.kind === 'delegate') {
      add(delegatesOf, row.resourceId, row)
      add(delegateOf, row.delegateId, row)
    } else if (row.kind === 'mailboxSize') sizes.set(row.userId, row)
  }
  return {
    ...{ rows, byKind, entities, addressesOf, membersOf, groupsOf, grantsOn, grantsTo },
    ...{ delegatesOf, delegateOf, sizes },
    /** The rows of a kind, in the order of the file. */
    of: <Of extends Kind>(kind: Of) => (byKind.get(kind) ?? []) as RowOf<Of>[],
  }
}
export type Model = ReturnType<typeof modelOf>

/** Returns what people call a user, group or resource; its id if the snapshot does not have it. */
export function nameOf({ entities }: Pick<Model, 'entities'>, id: string): string {
  const entity = entities.get(id)
  if (!entity) return id
  return (entity.kind === 'user' ? entity.displayName : undefined) ?? entity.name ?? id
}
