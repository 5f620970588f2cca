import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { type CollectionDefinition, collection, type Position } from './collection.ts'
import { openDatabase } from './database.ts'

const Thing = z.object({ id: z.string(), name: z.string() })
type Thing = z.infer<typeof Thing>

const things: CollectionDefinition<Thing> = {
  name: 'things',
  schema: Thing,
  key: ({ id }) => id,
  indexes: { name: ({ name }) => name },
}

function bytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other))
}

const name = fc.string({
  unit: fc.constantFrom('a', 'B', 'é', '漢', '🦊', '%', '\0'),
  maxLength: 4,
})
const id = fc.constantFrom('1', '2', '3', '4', '5', '6')
const change = fc.record({ id, name, isDeleted: fc.boolean() })

test('EMB-08 the pages of a prefix contain every document that was put and not deleted, in order, each once', () => {
  const query = fc.record({ prefix: name, limit: fc.integer({ min: 1, max: 4 }) })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), query, (changes, { prefix, limit }) => {
      const database = openDatabase()
      const source = collection(database, things)
      const expected = new Map<string, Thing>()
      for (const { isDeleted, ...thing } of changes)
        if (isDeleted) {
          source.delete('here', thing.id)
          expected.delete(thing.id)
        } else {
          source.put('here', thing)
          expected.set(thing.id, thing)
        }
      const found: Thing[] = []
      let after: Position | undefined
      do {
        const range = { index: 'name', prefix, limit, ...(after ? { after } : {}) }
        const { items, next } = source.slice('here', range)
        found.push(...items)
        after = next
      } while (after)
      expect(found).toEqual(
        [...expected.values()]
          .filter((thing) => thing.name.startsWith(prefix))
          .sort((one, other) => bytes(one.name, other.name) || bytes(one.id, other.id)),
      )
      expect(source.count('here', 'name', prefix)).toBe(found.length)
      expect(source.slice('elsewhere', { index: 'name', limit: 1 }).items).toEqual([])
      database.close()
    }),
  )
})

test('a look-up takes no longer at the end of many documents than at the beginning', () => {
  const database = openDatabase()
  const source = collection(database, things)
  const nameOf = (number: number) => String(number).padStart(6, '0')
  database.transaction(() => {
    for (let number = 0; number < 20_000; number++)
      source.put('here', { id: String(number), name: nameOf(number) })
  })()
  const fastestMs = (wanted: string) => {
    const times = Array.from({ length: 50 }, () => {
      const started = performance.now()
      expect(source.find('here', 'name', wanted)?.name).toBe(wanted)
      return performance.now() - started
    })
    return Math.min(...times)
  }
  expect(fastestMs(nameOf(19_999))).toBeLessThan(5 * fastestMs(nameOf(0)))
  database.close()
})
