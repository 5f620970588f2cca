import { expect, test } from 'vitest'
import { type Place, type Target, type WhyNot, whyNot } from './why-not.ts'

const here: Place = {
  isReadOnlyConnection: false,
  isReadOnlyOrganization: false,
  isReadOnly: false,
  isBesideExchange: false,
}
const everything: Place = {
  isReadOnlyConnection: true,
  isReadOnlyOrganization: true,
  isReadOnly: true,
  isBesideExchange: true,
}
const system: Target = { state: 'ENABLED', userRole: 'SYSTEM_USER' }

test.each<[Place, Target | undefined, WhyNot | undefined]>([
  [everything, system, 'connection'],
  [{ ...everything, isReadOnlyConnection: false }, system, 'organization'],
  [{ ...here, isReadOnly: true, isBesideExchange: true }, system, 'directory'],
  [{ ...here, isBesideExchange: true }, system, 'exchange'],
  [here, system, 'notManaged'],
  [here, { state: 'ENABLED', userRole: 'USER' }, 'onlyDisabled'],
  [here, { state: 'DISABLED', userRole: 'USER' }, undefined],
  [here, undefined, undefined],
])('GEN-07 X-03 USR-07 the first of several reasons is told: %o %o', (place, target, reason) => {
  expect(whyNot('users.delete', place, target)).toBe(reason)
})
