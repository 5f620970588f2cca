import { expect, test } from 'vitest'
import { suggestedLocalPart } from './suggested-local-part.ts'

test.each([
  ['Sales', 'sales'],
  ['Finance & Human Resources', 'financehumanresources'],
  ['Büro Köln', 'buerokoeln'],
  ['Straße', 'strasse'],
  ['Équipe n°1', 'equipen1'],
  ['.hidden.', 'hidden'],
  ['§§§', ''],
  ['a'.repeat(80), 'a'.repeat(64)],
])('GRP-03 the address of the group “%s” is suggested as “%s”', (name, localPart) => {
  expect(suggestedLocalPart(name)).toBe(localPart)
})
