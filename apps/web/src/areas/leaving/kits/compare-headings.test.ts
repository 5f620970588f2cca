import { expect, test } from 'vitest'
import { compareHeadings } from './compare-headings.ts'

const shown = (expected: string[], found: string[]) =>
  compareHeadings(expected, found).map(
    ({ kit, sample }) => `${kit?.heading ?? '-'} ${sample?.heading ?? '-'} ${sample?.place ?? ''}`,
  )

test('KIT-07 a heading that the sample lacks makes no other one differ', () => {
  expect(shown(['Name', 'Mail', 'Role'], ['Mail', 'Role'])).toEqual([
    'Name - ',
    'Mail Mail 1',
    'Role Role 2',
  ])
})

test('KIT-07 other places, headings of the target alone and the same name twice are told apart', () => {
  expect(shown(['A', 'B', 'B'], ['B', 'New', 'A', 'b'])).toEqual([
    'A A 3',
    'B B 1',
    'B - ',
    '- New 2',
    '- b 4',
  ])
})
