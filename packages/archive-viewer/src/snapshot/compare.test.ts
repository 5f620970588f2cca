import { expect, test } from 'vitest'
import { isNewer } from './compare.ts'

test.each([
  ['2026-11-30T04:10:00.000Z', '2026-11-30T04:06:00.000Z', true],
  ['2026-11-30T04:06:00.000Z', '2026-11-30T04:10:00.000Z', false],
  ['2026-11-30T04:06:00.000Z', undefined, false],
  [undefined, '2026-11-30T04:06:00.000Z', false],
])(
  'ARC-04 of two snapshots the one that was read later is the newer: %s, %s',
  (other, opened, isOther) => {
    expect(isNewer(other, opened)).toBe(isOther)
  },
)
