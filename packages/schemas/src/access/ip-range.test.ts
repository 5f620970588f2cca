import { expect, test } from 'vitest'
import { ipRangeProblem, networkOf } from './ip-range.ts'

test.each([
  ['192.0.2.0/24', undefined],
  ['192.0.2.7/32', undefined],
  ['0.0.0.0/0', undefined],
  ['2001:db8::/32', 'ipv6'],
  ['::1', 'ipv6'],
  ['010.0.0.0/8', 'zeroPadded'],
  ['10.0.00.0/8', 'zeroPadded'],
  ['10.0.0.0/08', 'zeroPadded'],
  ['10.0.0.1', 'noLength'],
  ['10.0.0.1/8', 'hostBits'],
  ['192.0.2.7/24', 'hostBits'],
  ['10.0.0.0/33', 'ipRange'],
  ['999.1.1.1', 'ipRange'],
  ['256.0.0.0/8', 'ipRange'],
  ['office', 'ipRange'],
])('ACR-04 what is wrong with the range %s: %s', (range, problem) => {
  expect(ipRangeProblem(range)).toBe(problem)
})

test('ACR-04 the range that an address with host bits is in', () => {
  expect(['192.0.2.7/24', '10.1.2.3/8', '255.255.255.255/1'].map(networkOf)).toEqual([
    ...['192.0.2.0/24', '10.0.0.0/8', '128.0.0.0/1'],
  ])
})
