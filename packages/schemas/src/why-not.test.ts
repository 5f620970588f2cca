import { expect, test } from 'vitest'
import type { WriteId } from './operations.ts'
import { type DomainTarget, type Place, type Target, type WhyNot, whyNot } from './why-not.ts'

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
  for (const id of ['mobileDevices.listAll', 'mobileDevices.wipe', 'mobilePolicy.put'] as const) {
    expect(whyNot(id, here, undefined)).toBeUndefined()
    expect(whyNot(id, { ...here, isLocal: false }, undefined)).toBe('capability')
  }
})

const domain = { isTestDomain: false, isDefault: false } as const
const verified = { ...domain, ownershipVerificationStatus: 'VERIFIED' } as const
const pending = { ...domain, ownershipVerificationStatus: 'PENDING' } as const
const unread = {
  ...{ isTestDomain: undefined, isDefault: undefined, ownershipVerificationStatus: undefined },
}

test.each<[WriteId, DomainTarget, WhyNot | undefined]>([
  ['mailDomains.deregister', verified, undefined],
  ['mailDomains.deregister', pending, undefined],
  ['mailDomains.deregister', unread, undefined],
  ['mailDomains.deregister', { ...verified, isDefault: true }, 'defaultDomain'],
  ['mailDomains.deregister', { ...verified, isDefault: true, isTestDomain: true }, 'testDomain'],
  ['mailDomains.updateDefault', verified, undefined],
  ['mailDomains.updateDefault', { ...verified, isTestDomain: true }, undefined],
  ['mailDomains.updateDefault', unread, undefined],
  ['mailDomains.updateDefault', pending, 'notVerified'],
  ['mailDomains.updateDefault', { ...verified, isDefault: true }, 'alreadyDefault'],
  ['mailDomains.register', { ...pending, isTestDomain: true }, undefined],
])('DOM-15 DOM-16 DOM-17 why %s is impossible for a domain: %o', (id, target, reason) => {
  expect(whyNot(id, here, target)).toBe(reason)
})
