import { expect, test } from 'vitest'
import { changedFacts, listChange } from './facts.ts'

test('a step shows the facts it changes and omits the others', () => {
  const step = {
    before: { state: 'ENABLED', email: 'ana@example.com', aliases: ['a@example.com'] },
    after: { state: 'DISABLED', email: null, aliases: ['a@example.com'] },
  }
  expect(changedFacts(step)).toEqual([
    { name: 'state', before: 'ENABLED', after: 'DISABLED' },
    { name: 'email', before: 'ana@example.com', after: null },
  ])
})

test('a missing value and an empty one are the same', () => {
  expect(changedFacts({ before: {}, after: { email: null } })).toEqual([])
})

test('a list shows the added and the removed items', () => {
  const change = { name: 'aliases', before: ['a', 'b'], after: ['b', 'c'] }
  expect(listChange(change)).toEqual({ added: ['c'], removed: ['a'] })
  expect(listChange({ ...change, before: null })).toEqual({ added: ['b', 'c'], removed: [] })
})
