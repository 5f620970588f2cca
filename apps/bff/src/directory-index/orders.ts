import type { EntitySort } from '@mailroom/schemas'
import { fold } from './fold.ts'
import type { IndexedEntity } from './indexed-entity.ts'

type SortBy = EntitySort['by']
type Place = { key: string; item: IndexedEntity }

/** Entities in an order; those from `valued` on lack the value it goes by. */
export type Order = { items: IndexedEntity[]; valued: number }

/** A text that sorts as people expect, by plain comparison: without case and accents, 9 before 10. */
function collationKey(text: string): string {
  return fold(text).replaceAll(/\d+/g, (digits) => {
    const number = digits.replace(/^0+(?=\d)/, '')
    return `${String(number.length).padStart(3, '0')}${number}`
  })
}

/** After every text that has a value. */
const blank = '\uffff'

function placeOf(item: IndexedEntity, by: SortBy): Place {
  const { entity } = item
  const value = entity[by]
  const first = value === undefined || value === '' ? blank : collationKey(value)
  return { item, key: `${first}\n${by === 'name' ? '' : collationKey(entity.name)}\n${entity.id}` }
}

function byKey(a: Place, b: Place): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
}

/** Two sorted lists as one. */
function merge(many: readonly Place[], few: readonly Place[]): Place[] {
  const merged: Place[] = []
  let next = 0
  for (const place of many) {
    for (let other = few[next]; other && other.key < place.key; other = few[next]) {
      merged.push(other)
      next++
    }
    merged.push(place)
  }
  return [...merged, ...few.slice(next)]
}

/**
 * The orders of a directory, each made when it is first asked for and kept up with what changes from then on, so that neither
 * sorting a large directory nor a change in it takes long.
 */
export function directoryOrders(all: () => Iterable<IndexedEntity>) {
  const places = new Map<SortBy, Place[]>()
  const orders = new Map<SortBy, Order>()

  return {
    get(by: SortBy): Order {
      const known = orders.get(by)
      if (known) return known
      const sorted = places.get(by) ?? Array.from(all(), (item) => placeOf(item, by)).sort(byKey)
      places.set(by, sorted)
      const items = sorted.map(({ item }) => item)
      const blanks = sorted.findIndex(({ key }) => key.startsWith(blank))
      const order = { items, valued: blanks < 0 ? items.length : blanks }
      orders.set(by, order)
      return order
    },

    clear(): void {
      places.clear()
      orders.clear()
    },

    /** Takes some out and puts others in; where an entity changed, both. */
    change(removed: ReadonlySet<IndexedEntity>, added: readonly IndexedEntity[]): void {
      for (const [by, sorted] of places) {
        const kept = removed.size === 0 ? sorted : sorted.filter(({ item }) => !removed.has(item))
        places.set(by, merge(kept, added.map((item) => placeOf(item, by)).sort(byKey)))
      }
      orders.clear()
    },
  }
}
