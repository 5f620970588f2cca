import { expect, test } from 'vitest'
import { proposedDisplayName, proposedLocalPart, proposedUserName } from './proposed-names.ts'

test.each([
  [{ firstName: 'Anna', lastName: 'Berg' }, 'Anna Berg', 'anna.berg'],
  [{ firstName: ' Änne ', lastName: 'Großmann' }, 'Änne Großmann', 'aenne.grossmann'],
  [{ firstName: 'Zoë Marie', lastName: "O'Neil" }, "Zoë Marie O'Neil", 'zoemarie.oneil'],
  [{ lastName: 'Suharto' }, 'Suharto', 'suharto'],
  [{ firstName: '王', lastName: '伟' }, '王 伟', ''],
  [{ firstName: 'Jr.', lastName: '.Smith' }, 'Jr. .Smith', 'jr.smith'],
  [{}, '', ''],
])('USR-04 of %o the names “%s” and “%s” are proposed', (person, displayName, userName) => {
  expect([proposedDisplayName(person), proposedUserName(person)]).toEqual([displayName, userName])
})

test.each([
  ['Anna', 'Berg', 'anna.berg'],
  ['Bartholomaeus', 'Schwarzenegger', 'b.schwarzenegger'],
  ['Bartholomaeus', 'Schwarzenegger-Lindenberg', 'b.schwarzenegger-lin'],
  ['', 'Schwarzenegger-Lindenberg', 'schwarzenegger-linde'],
  ['Bartholomaeus-Maximilian', '', 'bartholomaeus-maximi'],
])('USR-04 of “%s” and “%s” the short user name “%s” is proposed', (firstName, lastName, name) => {
  expect(proposedUserName({ firstName, lastName }, 20)).toBe(name)
})

test.each([
  ['Sales', 'sales'],
  ['Finance & Human Resources', 'financehumanresources'],
  ['Büro Köln', 'buerokoeln'],
  ['Straße', 'strasse'],
  ['Équipe n°1', 'equipen1'],
  ['.hidden.', 'hidden'],
  ['§§§', ''],
  ['ana@other.example', 'ana'],
  ['a'.repeat(80), 'a'.repeat(64)],
])('GRP-03 the address of “%s” is proposed to begin with “%s”', (name, localPart) => {
  expect(proposedLocalPart(name)).toBe(localPart)
})
