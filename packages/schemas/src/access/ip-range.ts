import { IpRange } from '../constraints/workmail-shapes.generated.ts'
import { numberOf } from './ip-set.ts'

/** Why a text is no IPv4 range that a rule may have. */
export type IpRangeProblem = 'ipv6' | 'zeroPadded' | 'noLength' | 'hostBits' | 'ipRange'

/** Returns the range that an address with host bits is in, such as 192.0.2.0/24 for 192.0.2.7/24. */
export function networkOf(range: string): string {
  const [address = '', length = '32'] = range.split('/')
  const number = numberOf(address)
  const size = 2 ** (32 - Number(length))
  const first = Math.floor(number / size) * size
  const parts = [24, 16, 8, 0].map((bits) => Math.floor(first / 2 ** bits) % 256)
  return `${parts.join('.')}/${length}`
}

/**
 * Returns why a text is no range of a rule; undefined if it is one. A range whose address is not its
 * first one is a slip: AWS would take it as the whole network. Source: ACR-04.
 */
export function ipRangeProblem(range: string): IpRangeProblem | undefined {
  if (IpRange.pattern.test(range)) return networkOf(range) === range ? undefined : 'hostBits'
  if (range.includes(':')) return 'ipv6'
  if (/^[\d.]+$/.test(range) && IpRange.pattern.test(`${range}/32`)) return 'noLength'
  const isDotted = /^\d+(\.\d+){3}(\/\d+)?$/.test(range)
  return isDotted && /(^|[./])0\d/.test(range) ? 'zeroPadded' : 'ipRange'
}

export function isIpRange(range: string): boolean {
  return ipRangeProblem(range) === undefined
}
