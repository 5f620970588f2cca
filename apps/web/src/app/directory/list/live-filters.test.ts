import { expect, test } from 'vitest'
import { parseFilters, queryOf } from './live-filters.ts'

const prefixes = ['namePrefix', 'primaryEmailPrefix'] as const
const query = (by: string, text: string, state: string) =>
  queryOf(parseFilters(prefixes, { by, text, state }))

test('GRP-02 RES-02 a text is searched by AWS, under the property that was chosen', () => {
  expect(query('primaryEmailPrefix', 'sales', '').filters).toEqual({ primaryEmailPrefix: 'sales' })
})

test('GEN-04 text and status together are one filter for AWS; the status is picked out here', () => {
  const { filters, where } = query('namePrefix', 'a', 'DISABLED')
  expect(filters).toEqual({ namePrefix: 'a' })
  expect([where({ state: 'ENABLED' }), where({ state: 'DISABLED' })]).toEqual([false, true])
})

test('GEN-03 deleted entries are hidden until somebody asks for them', () => {
  expect(query('', '', '').where({ state: 'DELETED' })).toBe(false)
  const asked = query('', '', 'DELETED')
  expect([asked.filters, asked.where({ state: 'DELETED' })]).toEqual([{ state: 'DELETED' }, true])
})

test('an address somebody mistyped falls back to the first choices', () => {
  expect(parseFilters(prefixes, { by: 'shoeSize', text: '', state: 'SLEEPY' })).toEqual({
    by: 'namePrefix',
    text: '',
    state: undefined,
  })
})
