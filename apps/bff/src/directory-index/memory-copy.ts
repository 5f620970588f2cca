import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Entity } from '@mailroom/schemas/entities'
import { entityOf } from './entry-rows.ts'
import type { Db, IndexRow } from './index-rows.ts'
import { type IndexedEntity, indexedEntity } from './indexed-entity.ts'
import { directoryOrders } from './orders.ts'
import { type SearchText, searchTextOf } from './search-text.ts'
import { directoryVocabulary } from './vocabulary.ts'

function isGroup({ entity: { type, state } }: IndexedEntity): boolean {
  return type === 'GROUP' && state === 'ENABLED'
}

/** Counts the groups that each member is in, and follows changes of the groups. */
function groupCounts() {
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

/** How many entries are loaded at a time; a page blocks other requests for a few milliseconds. */
const pageSize = 1_000

/**
 * Keeps the entities of a directory in this process's memory, and follows the store by revision.
 */
export function memoryCopy(db: Db, directory: string) {
  const items = new Map<string, IndexedEntity>()
  const orders = directoryOrders(() => items.values())
  const groups = groupCounts()
  const vocabulary = directoryVocabulary()
  let hay: SearchText | undefined
  let revision = 0
  let generation = 0
  let isListed = false
  let underWay: Promise<unknown> = Promise.resolve()

  const changesAfter = (revision: number, id: string) =>
    db
      .selectFrom('directory_entry')
      .select(['id', 'content', 'revision'])
      .where('directory', '=', directory)
      .where('revision', '>=', revision)
      .where((row) => row.or([row('revision', '>', revision), row('id', '>', id)]))
      .orderBy('revision')
      .orderBy('id')
      .limit(pageSize)
      .execute()

  const keep = (rows: Awaited<ReturnType<typeof changesAfter>>) => {
    const removed: IndexedEntity[] = []
    const added: IndexedEntity[] = []
    for (const row of rows) {
      const old = items.get(row.id)
      if (old) {
        removed.push(old)
        groups.remove(old)
        vocabulary.remove(old)
      }
      const entity = entityOf(row)
      if (!entity) {
        items.delete(row.id)
        continue
      }
      const item = indexedEntity(entity)
      items.set(row.id, item)
      added.push(item)
      groups.add(item)
      vocabulary.add(item)
    }
    orders.change(removed, added)
    hay = undefined
  }

  const catchUp = async (index: IndexRow) => {
    // The store remembers deleted entries for two listings; a copy that missed more loads again.
    if (index.generation > generation + 1) {
      items.clear()
      orders.clear()
      groups.clear()
      vocabulary.clear()
      hay = undefined
      revision = 0
    }
    let place = { revision: revision + 1, id: '' }
    for (;;) {
      if (index.revision < place.revision) break
      const rows = await changesAfter(place.revision, place.id)
      if (rows.length > 0) keep(rows)
      const last = rows.at(-1)
      if (!last || rows.length < pageSize) break
      place = last
      await nextTurn()
    }
    revision = Math.max(revision, index.revision)
    generation = Math.max(generation, index.generation)
    isListed = index.as_of !== null
  }

  /** Returns an entity as the API shows it. Resources are members of no groups. Source: GRP-07. */
  const told = ({ entity }: IndexedEntity): Entity => {
    const groupCount = isListed && entity.type !== 'RESOURCE' ? groups.of(entity.id) : undefined
    return groupCount === undefined ? entity : { ...entity, groupCount }
  }

  return {
    orders,
    vocabulary,
    told,
    get(id: string): Entity | undefined {
      const item = items.get(id)
      return item && told(item)
    },
    /** Returns all entities, by name. */
    searchText(): SearchText {
      hay ??= searchTextOf(orders.by('name').map(({ item }) => item))
      return hay
    },
    /** Updates the copy from the store; simultaneous callers share one update. */
    upTo(index: IndexRow): Promise<void> {
      const mine = underWay.then(() => catchUp(index))
      underWay = mine.catch(() => {})
      return mine
    },
  }
}
export type MemoryCopy = ReturnType<typeof memoryCopy>
