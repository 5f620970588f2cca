import { expect, test } from 'vitest'
import { beginningOf, fromField, toField } from './periods.ts'

const now = new Date('2026-03-10T14:35:50.123Z')

test('a period begins at a whole minute, so that all pages of a list ask for the same', () => {
  expect(beginningOf('hour', now)).toBe('2026-03-10T13:35:00.000Z')
  expect(beginningOf('week', now)).toBe('2026-03-03T14:35:00.000Z')
  expect(beginningOf('month', now)).toBe('2026-02-08T14:35:00.000Z')
  expect(beginningOf('constructor', now)).toBeUndefined()
})

test('today begins at the midnight of the reader', () => {
  const midnight = new Date(now)
  midnight.setHours(0, 0, 0, 0)
  expect(beginningOf('today', now)).toBe(midnight.toISOString())
})

test('a field of date and time keeps the moment, whatever the zone of the reader', () => {
  for (const moment of ['2026-03-10T14:35:00.000Z', '2026-07-10T00:05:00.000Z'])
    expect(fromField(toField(moment))).toBe(moment)
  expect([toField('soon'), fromField(''), fromField('2026-13-99')]).toEqual(['', '', ''])
})
