import type { EntitySort } from '@mailroom/schemas'
import { collationKey } from './collation-key.ts'
import type { IndexedEntity } from './indexed-entity.ts'

type SortBy = EntitySort['by']

type Place = { key: string; item: IndexedEntity }

/** Entities in an order. */
export type Order = readonly Place[]

/** How many changes are made one by one; more are made by sorting anew. */
const maxChanges = 500

/** After every text that has a value. */
const blank = '\uffff'

const isText: Partial<Record<SortBy, true>> = {
  ...{ displayName: true, email: true, department: true, jobTitle: true, office: true },
}

/** Where an entity comes; of those that are alike, by name. */
function keyOf({ entity, nameKey }: IndexedEntity, by: SortBy): string {
  if (by === 'name') return nameKey
  const value = entity[by] || blank
  return `${isText[by] ? collationKey(value) : value}\n${nameKey}`
}

/** How many places come before a key. */
function countBefore(places: Order, key: string): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle]?.key ?? '') < key) low = middle + 1
    else high = middle
  }
  return low
}

/** The entities of an order, or the last of them first; those that lack the value come last either way. */
export function* inOrder(order: Order, descending: boolean): Generator<IndexedEntity> {
  const valued = descending ? countBefore(order, blank) : 0
  for (let at = valued - 1; at >= 0; at--) {
    const place = order[at]
    if (place) yield place.item
  }
  for (const { item } of order.slice(valued)) yield item
}

/**
 * The orders of a directory, each made when it is first asked for and kept up with what changes from then on, so that neither
 * sorting a large directory nor a change in it takes long.
 */
export function directoryOrders(all: () => Iterable<IndexedEntity>) {
  const orders = new Map<SortBy, Place[]>()

  return {
    by(by: SortBy): Order {
      const known = orders.get(by)
      if (known) return known
      const places = Array.from(all(), (item) => ({ key: keyOf(item, by), item }))
      places.sort((a, b) => (a.key < b.key ? -1 : 1))
      orders.set(by, places)
      return places
    },

    /** Takes some out and puts others in; where an entity changed, both. */
    change(removed: readonly IndexedEntity[], added: readonly IndexedEntity[]): void {
      if (removed.length + added.length > maxChanges) orders.clear()
      for (const [by, places] of orders) {
        for (const item of removed) places.splice(countBefore(places, keyOf(item, by)), 1)
        for (const item of added) {
          const key = keyOf(item, by)
          places.splice(countBefore(places, key), 0, { key, item })
        }
      }
    },

    clear: (): void => orders.clear(),
  }
}
export type DirectoryOrders = ReturnType<typeof directoryOrders>
