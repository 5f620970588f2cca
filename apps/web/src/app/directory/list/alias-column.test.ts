import { expect, test } from 'vitest'
import { aliasColumn } from './alias-column.ts'

const ana = { id: 'u-1', type: 'USER', name: 'ana.silva', state: 'ENABLED' } as const

test('aliases that were not read yet are unknown on the screen and empty in a file, not 0', () => {
  const { cell, value } = aliasColumn('Aliases')
  expect([cell(ana), value(ana)]).toEqual(['…', undefined])
  expect(cell({ ...ana, aliases: [] })).toBe(0)
  expect(cell({ ...ana, aliases: ['a@example.com'] })).toBe(1)
})
