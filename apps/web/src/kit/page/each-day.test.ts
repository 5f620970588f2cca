import { expect, test } from 'vitest'
import { eachDay } from './each-day.ts'

test.each([
  ['2026-02-27T22:00:00Z', '2026-03-02T01:00:00Z', ['02-27', '02-28', '03-01', '03-02']],
  ['2026-02-27T00:00:00Z', '2026-03-01T00:00:00Z', ['02-27', '02-28']],
  ['2026-02-27T10:00:00Z', '2026-02-27T11:00:00Z', ['02-27']],
  ['2026-02-27T10:00:00Z', '2026-02-27T10:00:00Z', ['02-27']],
  ['2026-02-27T00:00:00Z', '2026-02-26T00:00:00Z', []],
])('the axis from %s to %s has every day, also those without numbers', (from, to, days) => {
  expect(eachDay(from, to)).toEqual(days.map((day) => `2026-${day}`))
})
