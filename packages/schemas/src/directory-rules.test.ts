import { expect, test } from 'vitest'
import { daysLeft, keptUntil } from './directory-rules.ts'

test.each([
  [1, 29],
  [29, 1],
  [29.5, 0],
  [30.5, -1],
  [31, -1],
  [45, -15],
])('USR-08 %d days after disabling there are %d whole days left', (days, left) => {
  const disabled = '2026-11-01T12:00:00.000Z'
  const now = new Date(Date.parse(disabled) + days * 24 * 60 * 60 * 1_000)
  expect(daysLeft(disabled, now)).toBe(left)
  expect(keptUntil(disabled)).toBe('2026-12-01T12:00:00.000Z')
})
