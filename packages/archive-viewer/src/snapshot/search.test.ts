import { expect, test } from 'vitest'
import { differencesOf } from './compare.ts'
import { modelOf } from './model.ts'
import { searchIn } from './search.ts'

const model = modelOf([
  { kind: 'organization', id: 'm-1', alias: 'example-corp' },
  { kind: 'user', id: 'u-1', name: 'ana', displayName: 'Ana Núñez', email: 'ana@example.com' },
  { kind: 'user', id: 'u-2', name: 'joana', email: 'joana@example.com' },
  { kind: 'address', address: 'sales@example.com', ownerId: 'u-1' },
  { kind: 'address', address: 'lost@example.com', ownerId: 'gone' },
  { kind: 'accessControlRule', name: 'No POP', ipRanges: ['10.0.0.0/8'] },
])

test.each([
  ['nunez', ['Ana Núñez users/u-1']],
  ['ANA ex', ['Ana Núñez users/u-1', 'joana users/u-2']],
  ['sales', ['sales@example.com users/u-1']],
  ['lost', ['lost@example.com addresses?lost@example.com']],
  ['10.0.0', ['No POP rules?No POP']],
  ['m-1', ['m-1 settings?m-1']],
  ['nobody', []],
  ['  ', []],
])('ARC-04 "%s" finds %j', (text, expected) => {
  const { hits } = searchIn(model).find(text)
  expect(
    hits.map(({ name, to }) => `${name} ${to.page}${to.id ? `/${to.id}` : `?${to.text}`}`),
  ).toEqual(expected)
})

test('INV-12 two snapshots differ in what was added, removed and changed, member by member', () => {
  const later = modelOf([
    { kind: 'organization', id: 'm-1', alias: 'example-corp' },
    { kind: 'user', id: 'u-1', name: 'ana', displayName: 'Ana Silva', email: 'ana@example.com' },
    { kind: 'user', id: 'u-3', name: 'new' },
  ])
  expect(
    differencesOf(model, later).map(({ op, row, changes }) => [op, row.kind, changes]),
  ).toEqual([
    ['change', 'user', [{ member: 'displayName', before: 'Ana Núñez', after: 'Ana Silva' }]],
    ['remove', 'user', []],
    ['add', 'user', []],
    ['remove', 'address', []],
    ['remove', 'address', []],
    ['remove', 'accessControlRule', []],
  ])
})
