import type { EntitySort } from '@mailroom/schemas/entities'
import { collationKey } from './collation-key.ts'
import type { IndexedEntity } from './indexed-entity.ts'

type SortBy = EntitySort['by']

type Place = { key: string; item: IndexedEntity }

/** Entities in an order. */
export type Order = readonly Place[]

/** The most changes that are made one by one; more are made by sorting again. */
const maxChanges = 500

/** Sorts after every text. */
const blank = '\uffff'

const isText: Partial<Record<SortBy, true>> = {
  ...{ displayName: true, email: true, department: true, jobTitle: true, office: true },
}

/** Returns the sort key of an entity; equal values sort by name. */
function keyOf({ entity, nameKey }: IndexedEntity, by: SortBy): string {
  if (by === 'name') return nameKey
  const value = entity[by] || blank
  return `${isText[by] ? collationKey(value) : value}\n${nameKey}`
}

/** Counts the places before a key. */
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

/**
 * Yields the entities of an order, forwards or backwards; those without a value always come last.
 */
export function* inOrder(order: Order, descending: boolean): Generator<IndexedEntity> {
  const valued = descending ? countBefore(order, blank) : 0
  for (let at = valued - 1; at >= 0; at--) {
    const place = order[at]
    if (place) yield place.item
  }
  for (const { item } of order.slice(valued)) yield item
}

/**
 * Keeps the orders of a directory. Each is made on first use and then follows changes, so that
 * neither sorting a large directory nor a change in it takes long.
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

    /** Removes and adds entities; a changed entity is both removed and added. */
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
