import { expect, test } from 'vitest'
import { type Place, type Target, type WhyNot, whyNot } from './why-not.ts'

const here: Place = {
  isLocal: true,
  isReadOnlyConnection: false,
  isReadOnlyOrganization: false,
  isReadOnly: false,
  isBesideExchange: false,
}
const everything: Place = {
  isLocal: false,
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

test('NOAPI-04 USR-18 the features without a public API are possible at the local AWS only', () => {
  for (const id of ['mobileDevices.list', 'mobileDevices.wipe', 'mobileDevices.remove'] as const) {
    expect(whyNot(id, here, undefined)).toBeUndefined()
    expect(whyNot(id, { ...here, isLocal: false }, undefined)).toBe('capability')
  }
})
