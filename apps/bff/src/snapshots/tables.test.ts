import { expect, test as plain } from 'vitest'
import { databases, openFor, test } from '../test/on-both-stores.ts'
import { compareCodePoints } from './canonical.ts'
import { createLines } from './lines.ts'

/** Keys that UTF-16, a locale and code points order differently. */
const keys = [
  'a',
  'B',
  'ä',
  'z',
  'Z',
  '-',
  '_',
  '\uFFFD',
  '\u{1F600}',
  '日本',
  'a b',
  'a-b',
  'ab',
  'é',
]

const lines = createLines()

test.for(databases)(
  'INV-07 lines come in the order of code points, each once, whatever the batch (%s)',
  async (database, { place }) => {
    await using opened = await openFor(await place(database))
    const { store } = opened
    const rows = keys.flatMap((key) => [
      { owner: 'x', row: { kind: 'tag', key } as const },
      { owner: 'x', row: { kind: 'user', id: key } as const },
    ])
    await lines.put(store, 'one', rows)
    await lines.put(store, 'another', rows)
    const wanted = keys.toSorted(compareCodePoints)
    for (const batch of [1, 3, 1_000]) {
      const found: string[] = []
      for await (const some of lines.inOrder(store, 'one', { from: 0, to: 99, batch }))
        found.push(...some.map(({ kind, sortKey }) => `${kind} ${sortKey}`))
      expect(found).toEqual([
        ...wanted.map((key) => `1 ${key}`),
        ...wanted.map((key) => `6 ${key}`),
      ])
    }
    const after = { kind: 1, sortKey: 'z' }
    const rest: string[] = []
    for await (const some of lines.inOrder(store, 'one', { from: 1, to: 1, after, batch: 2 }))
      rest.push(...some.map(({ sortKey }) => sortKey))
    expect(rest).toEqual(wanted.slice(wanted.indexOf('z') + 1))
  },
)

plain('code points above U+FFFF come after all others', () => {
  expect(['\u{1F600}', '\uFFFD'].sort(compareCodePoints)).toEqual(['\uFFFD', '\u{1F600}'])
})
