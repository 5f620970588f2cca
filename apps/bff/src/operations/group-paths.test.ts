import { expect, test } from 'vitest'
import { type GroupGraph, pathsThrough } from './group-paths.ts'

const person = { id: 'ana', name: 'ana', state: 'ENABLED' as const, isGroup: false }
const group = (name: string) => ({ id: name, name, state: 'ENABLED' as const, isGroup: true })

test('GRP-08 a group that contains itself is shown with the cycle, and its people once', () => {
  const graph: GroupGraph = new Map([
    ['a', { name: 'a', members: [group('b')] }],
    ['b', { name: 'b', members: [group('c'), person] }],
    ['c', { name: 'c', members: [group('b'), group('a')] }],
  ])
  const { items, cycles, more } = pathsThrough(graph, 'a')
  expect(cycles).toEqual([
    ['b', 'c', 'b'],
    ['a', 'b', 'c', 'a'],
  ])
  expect(
    items.map(({ name, paths }) => [name, paths.map((path) => path.map(({ name }) => name))]),
  ).toEqual([['ana', [['a', 'b']]]])
  expect(more).toBe(false)
})

test('GRP-07 paths through nested groups are cut off above the limit, and the answer says so', () => {
  const graph: GroupGraph = new Map()
  const layers = 24
  for (let layer = 0; layer < layers; layer++)
    for (const side of ['a', 'b'])
      graph.set(`${side}${layer}`, {
        name: `${side}${layer}`,
        members: layer === layers - 1 ? [person] : [group(`a${layer + 1}`), group(`b${layer + 1}`)],
      })
  const { items, more } = pathsThrough(graph, 'a0')
  expect(more).toBe(true)
  expect(items).toHaveLength(1)
  expect(items[0]?.paths).toHaveLength(10)
})
