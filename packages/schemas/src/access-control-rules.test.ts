import { expect, test } from 'vitest'
import { accessProtocols, deniesEverybody } from './access-control-rules.ts'

const userIds = ['00000000-0000-4000-8000-000000000001']
const roleIds = ['00000000-0000-4000-8000-000000000002']
const allButImap = accessProtocols.filter((protocol) => protocol !== 'IMAP')

type Rule = Parameters<typeof deniesEverybody>[0]

test.each<[string, Rule]>([
  ['no condition', {}],
  ['the range of all addresses', { ipRanges: ['0.0.0.0/0'] }],
  ['a range of all addresses that is written by another', { ipRanges: ['192.0.2.7/0'] }],
  ['the range of all addresses among others', { ipRanges: ['192.0.2.0/24', '0.0.0.0/0'] }],
  ['two halves', { ipRanges: ['0.0.0.0/1', '128.0.0.0/1'] }],
  ['two halves, the upper one first', { ipRanges: ['128.0.0.0/1', '0.0.0.0/1'] }],
  [
    'ranges that overlap and adjoin',
    { ipRanges: ['64.0.0.0/2', '0.0.0.0/1', '10.0.0.0/8', '128.0.0.0/2', '192.0.0.0/2'] },
  ],
  [
    'all addresses from which somebody can come',
    { ipRanges: ['0.0.0.0/1', '128.0.0.0/2', '192.0.0.0/3'] },
  ],
  ['all protocols', { actions: [...accessProtocols] }],
  [
    'all protocols and all addresses',
    { actions: [...accessProtocols], ipRanges: ['0.0.0.0/1', '128.0.0.0/1'] },
  ],
  ['an exclusion of loopback', { notIpRanges: ['127.0.0.1/32'] }],
  ['an exclusion of multicast and reserved addresses', { notIpRanges: ['224.0.0.0/3'] }],
  ['an exclusion of a role', { notImpersonationRoleIds: roleIds }],
])('ACR-03 ACR-04 denying with %s locks everybody out', (_, conditions) => {
  expect(deniesEverybody({ effect: 'DENY', ...conditions })).toBe(true)
  expect(deniesEverybody({ effect: 'ALLOW', ...conditions })).toBe(false)
})

test.each<[string, Rule]>([
  ['one half', { ipRanges: ['0.0.0.0/1'] }],
  ['three quarters', { ipRanges: ['0.0.0.0/1', '128.0.0.0/2'] }],
  ['two halves without one address', { ipRanges: ['0.0.0.0/1', '128.0.0.1/32', '129.0.0.0/8'] }],
  ['a range that is still being typed', { ipRanges: ['0.0.0.0', '0.0.0.0/', '999.0.0.0/0'] }],
  ['no range chosen yet', { ipRanges: [] }],
  ['all protocols but one', { actions: allButImap }],
  ['one protocol excluded', { notActions: ['IMAP'] }],
  ['all protocols, one of them excluded', { actions: [...accessProtocols], notActions: ['IMAP'] }],
  ['no protocol chosen yet', { actions: [] }],
  ['all protocols from one range', { actions: [...accessProtocols], ipRanges: ['10.0.0.0/8'] }],
  ['all addresses excluded', { notIpRanges: ['0.0.0.0/0'] }],
  ['all addresses, all of them excluded', { ipRanges: ['0.0.0.0/0'], notIpRanges: ['0.0.0.0/0'] }],
  ['one address excluded', { notIpRanges: ['192.0.2.7/32'] }],
  ['one address excluded besides loopback', { notIpRanges: ['127.0.0.0/8', '192.0.2.7/32'] }],
  ['a range that begins among loopback', { notIpRanges: ['126.0.0.0/7'] }],
  ['a user', { userIds }],
  ['a user excluded', { notUserIds: userIds }],
  ['a role', { impersonationRoleIds: roleIds }],
  ['a user from everywhere', { userIds, ipRanges: ['0.0.0.0/0'] }],
])('ACR-03 ACR-04 denying with %s spares somebody', (_, conditions) => {
  expect(deniesEverybody({ effect: 'DENY', ...conditions })).toBe(false)
})
