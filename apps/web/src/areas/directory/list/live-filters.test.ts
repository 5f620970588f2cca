import type { EntityState } from '@mailroom/schemas/entity-state'
import { expect, test } from 'vitest'
import { parseFilters, queryOf } from './live-filters.ts'

const prefixes = ['namePrefix', 'primaryEmailPrefix'] as const
const query = (by: string, text: string, state?: EntityState) =>
  queryOf(parseFilters(prefixes, { by, text, state }))

test('GRP-02 RES-02 AWS searches a text in the selected property', () => {
  expect(query('primaryEmailPrefix', 'sales').filters).toEqual({ primaryEmailPrefix: 'sales' })
})

test('GEN-04 AWS filters by text, and the console by status', () => {
  const { filters, where } = query('namePrefix', 'a', 'DISABLED')
  expect(filters).toEqual({ namePrefix: 'a' })
  expect([where({ state: 'ENABLED' }), where({ state: 'DISABLED' })]).toEqual([false, true])
})

test('GEN-03 deleted entries are hidden until a person asks for them', () => {
  expect(query('', '').where({ state: 'DELETED' })).toBe(false)
  const asked = query('', '', 'DELETED')
  expect([asked.filters, asked.where({ state: 'DELETED' })]).toEqual([{ state: 'DELETED' }, true])
})

test('a mistyped address falls back to the first property', () => {
  expect(parseFilters(prefixes, { by: 'shoeSize', text: '', state: undefined })).toEqual({
    by: 'namePrefix',
    text: '',
    state: undefined,
  })
})
