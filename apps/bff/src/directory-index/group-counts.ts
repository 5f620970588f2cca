import type { IndexedEntity } from './indexed-entity.ts'

function isGroup({ entity: { type, state } }: IndexedEntity): boolean {
  return type === 'GROUP' && state === 'ENABLED'
}

/** Counts the groups that each member is in, and follows changes of the groups. */
export function groupCounts() {
  const counts = new Map<string, number>()
  let unread = 0

  const change = (item: IndexedEntity, by: 1 | -1) => {
    if (!isGroup(item)) return
    if (!item.members) unread += by
    for (const id of item.members ?? []) counts.set(id, (counts.get(id) ?? 0) + by)
  }

  return {
    add: (item: IndexedEntity): void => change(item, 1),
    remove: (item: IndexedEntity): void => change(item, -1),
    clear(): void {
      counts.clear()
      unread = 0
    },
    /** Returns undefined until the members of all groups were read. */
    of: (id: string): number | undefined => (unread > 0 ? undefined : (counts.get(id) ?? 0)),
  }
}
