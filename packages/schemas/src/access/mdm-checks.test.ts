import { expect, test } from 'vitest'
import {
  areAllDevicesAllowed,
  isDenyAllDefault,
  outsideAccess,
  outsideAddress,
  proxyLeaks,
} from './mdm-checks.ts'

const allow = { name: 'default', effect: 'ALLOW' } as const
const inside = {
  name: 'inside',
  effect: 'DENY',
  notActions: ['ActiveSync', 'AutoDiscover'],
  notIpRanges: ['10.0.0.0/8'],
} as const
const rulesOf = (rule: object) => ({ ...allow, ...rule })

test.each([
  ['nothing is closed', [allow], true, ['WebMail', 'WindowsOutlook', 'EWS', 'IMAP', 'SMTP']],
  [
    'all but ActiveSync is closed',
    [allow, { ...inside, notActions: [...inside.notActions] }],
    true,
    [],
  ],
  ['no rule allows anything', [], false, []],
  [
    'ActiveSync alone is closed',
    [allow, { name: 'x', effect: 'DENY', actions: ['ActiveSync'] }],
    false,
    [...['WebMail', 'WindowsOutlook', 'EWS', 'IMAP', 'SMTP']],
  ],
] as const)('MDM-02 MDM-03 if %s, the guide says so', (_, rules, isActiveSyncOpen, others) => {
  const found = outsideAccess(
    rules.map((rule) => ({ ...rule }) as never),
    outsideAddress,
  )
  expect(found).toEqual({ isActiveSyncOpen, others: [...others] })
})

test.each([
  ['one denies everything', [{ effect: 'ALLOW' }, { effect: 'DENY' }], true],
  ['none allows anything', [{ effect: 'DENY', deviceTypes: ['a'] }], true],
  ['there are none', [], true],
  ['one denies some devices', [{ effect: 'ALLOW' }, { effect: 'DENY', deviceTypes: ['a'] }], false],
] as const)(
  'MDM-02 MDM-04 devices are denied by default if of the rules %s: %s',
  (_, rules, is) => {
    expect(isDenyAllDefault(rules)).toBe(is)
  },
)

test('MDM-01 a proxy is told from rules that narrow devices', () => {
  expect(areAllDevicesAllowed([{ effect: 'ALLOW' }])).toBe(true)
  expect(areAllDevicesAllowed([{ effect: 'ALLOW', deviceTypes: ['a'] }])).toBe(false)
  expect(areAllDevicesAllowed([{ effect: 'ALLOW' }, { effect: 'DENY', deviceTypes: ['a'] }])).toBe(
    false,
  )
  expect(areAllDevicesAllowed([])).toBe(false)
})

test('MDM-01 addresses beside the proxy that are let in, and those of the proxy that are not, are named', () => {
  const only = rulesOf({ actions: ['ActiveSync'], ipRanges: ['192.0.2.0/24'] })
  expect(proxyLeaks([only], ['192.0.2.0/24'])).toEqual({ denied: [], allowed: [] })
  expect(proxyLeaks([only], ['192.0.2.0/25'])).toEqual({ denied: [], allowed: ['192.0.2.128'] })
  expect(proxyLeaks([only], ['192.0.2.0/23'])).toEqual({ denied: ['192.0.3.255'], allowed: [] })
  expect(proxyLeaks([allow], ['192.0.2.7/32']).allowed).toEqual([
    ...['192.0.2.6', '192.0.2.8', outsideAddress, '8.8.8.8'],
  ])
})
