import { expect, test } from 'vitest'
import { parseFilters, queryOf } from './user-filters.ts'

const enabled = { state: 'ENABLED' }
const deleted = { state: 'DELETED' }

test('USR-02 a text is searched by AWS, under the property that was chosen', () => {
  const { filters } = queryOf(parseFilters('displayNamePrefix', 'Ana', ''))
  expect(filters).toEqual({ displayNamePrefix: 'Ana' })
})

test('GEN-04 text and status together are one filter for AWS; the status is picked out here', () => {
  const { filters, where } = queryOf(parseFilters('usernamePrefix', 'a', 'DISABLED'))
  expect(filters).toEqual({ usernamePrefix: 'a' })
  expect([where(enabled), where({ state: 'DISABLED' })]).toEqual([false, true])
})

test('GEN-03 deleted users are hidden until somebody asks for them', () => {
  expect(queryOf(parseFilters('', '', '')).where(deleted)).toBe(false)
  const asked = queryOf(parseFilters('', '', 'DELETED'))
  expect([asked.filters, asked.where(deleted)]).toEqual([{ state: 'DELETED' }, true])
})

test('an address somebody mistyped falls back to the first choices', () => {
  expect(parseFilters('shoeSize', '', 'SLEEPY')).toEqual({
    by: 'usernamePrefix',
    text: '',
    state: undefined,
  })
})
