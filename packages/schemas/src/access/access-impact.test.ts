import { expect, test } from 'vitest'
import { accessProtocols } from '../access-control-rules.ts'
import type { DecidingRule } from './access-control-effect.ts'
import { accessImpact, cellsOf } from './access-impact.ts'

const open: DecidingRule = { name: 'default', effect: 'ALLOW' }
const noImap: DecidingRule = {
  name: 'imap',
  effect: 'DENY',
  actions: ['IMAP'],
  notIpRanges: ['10.0.0.0/8'],
}
const matrix = {
  ...{ actions: accessProtocols, addresses: ['203.0.113.5', '10.0.0.1'] },
  ...{ people: [undefined, 'ana'], roles: ['bot'] },
}

test('ACR-26 what flips is counted, and each flip has the rules that decide before and after', () => {
  const impact = accessImpact([open], [open, noImap], matrix)
  // All protocols from both addresses by both, and EWS by the role.
  expect(impact).toMatchObject({ looked: 7 * 2 * 2 + 2, closes: 2, opens: 0 })
  const { at } = cellsOf(matrix)
  expect([...impact.cells].map(at)).toEqual([
    { action: 'IMAP', ipAddress: '203.0.113.5', userId: undefined },
    { action: 'IMAP', ipAddress: '203.0.113.5', userId: 'ana' },
  ])
  const verdictsOf = (places: Uint32Array) => [...places].map((place) => impact.verdicts[place])
  expect(verdictsOf(impact.before)[0]).toEqual({ effect: 'ALLOW', deciding: ['default'] })
  expect(verdictsOf(impact.after)[0]).toEqual({ effect: 'DENY', deciding: ['imap'] })
})

test('ACR-24 ACR-26 what nobody can do any more is a loss; what somebody still can is none', () => {
  const lost = accessImpact([open], [open, noImap], matrix).losses
  expect(lost).toEqual([{ action: 'IMAP', ipAddress: '203.0.113.5' }])
  const onlyAna = { ...noImap, notUserIds: ['ana'] }
  expect(accessImpact([open], [open, onlyAna], matrix).losses).toEqual([])
  // What was denied before is not lost.
  expect(accessImpact([open, noImap], [noImap, open], matrix).losses).toEqual([])
})

test('ACR-25 ACR-26 impersonation roles are looked at with EWS alone', () => {
  const noBot: DecidingRule = { name: 'bot', effect: 'DENY', impersonationRoleIds: ['bot'] }
  const impact = accessImpact([open], [open, noBot], matrix)
  const { at } = cellsOf(matrix)
  expect([...impact.cells].map(at)).toEqual([
    { action: 'EWS', ipAddress: '203.0.113.5', impersonationRoleId: 'bot' },
    { action: 'EWS', ipAddress: '10.0.0.1', impersonationRoleId: 'bot' },
  ])
})

test('ACR-03 deleting the last rule takes away everything from everybody', () => {
  const impact = accessImpact([open], [], matrix)
  expect([impact.closes, impact.losses.length]).toEqual([impact.looked, 14])
})
