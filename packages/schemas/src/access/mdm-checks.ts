import { type AccessControlRule, accessProtocols } from '../access-control-rules.ts'
import { accessControl } from './access-control-effect.ts'
import { matchesEveryDevice } from './device-rule-hints.ts'
import { type DecidingDeviceRule, mobileDeviceAccess } from './mobile-device-access-effect.ts'

/** An address outside of every organization, for documentation. Source: RFC 5737. */
export const outsideAddress = '203.0.113.10'

/** Somebody whom no rule names. */
const anybody = { userId: '' }

/** The protocols with which anybody opens a mailbox from an address. */
export function openProtocols(rules: readonly AccessControlRule[], ipAddress: string) {
  const decide = accessControl(rules)
  return accessProtocols.filter(
    (action) => decide({ ...anybody, action, ipAddress }).effect === 'ALLOW',
  )
}

/**
 * What the access control rules leave open from outside: ActiveSync alone, closed, or also these
 * others. Autodiscover opens no mailbox; devices are set up with it. Source: MDM-02, MDM-03.
 */
export function outsideAccess(rules: readonly AccessControlRule[], ipAddress: string) {
  const open = openProtocols(rules, ipAddress)
  return {
    isActiveSyncOpen: open.includes('ActiveSync'),
    others: open.filter((each) => each !== 'ActiveSync' && each !== 'AutoDiscover'),
  }
}

/**
 * Whether devices are denied unless an override lets them in: a rule that denies every device, or no
 * rule that allows any. Source: MDM-02, MDM-04.
 */
export function isDenyAllDefault(rules: readonly DecidingDeviceRule[]): boolean {
  return (
    rules.some((rule) => rule.effect === 'DENY' && matchesEveryDevice(rule)) ||
    rules.every(({ effect }) => effect === 'DENY')
  )
}

/** Whether the device rules leave every decision to a proxy, as far as a device can report. */
export function areAllDevicesAllowed(rules: readonly DecidingDeviceRule[]): boolean {
  return (
    mobileDeviceAccess(rules, {}).effect === 'ALLOW' &&
    rules.every(({ effect }) => effect === 'ALLOW') &&
    rules.some(matchesEveryDevice)
  )
}

/** An IPv4 address as a number. */
function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
}

function addressOf(number: number): string {
  return [24, 16, 8, 0].map((bits) => Math.floor(number / 2 ** bits) % 256).join('.')
}

/** The first and the last address of a range, and those before and after it. */
function edgesOf(range: string) {
  const [network = '', length = '32'] = range.split('/')
  const size = 2 ** (32 - Number(length))
  const first = Math.floor(numberOf(network) / size) * size
  const end = first + size
  const outside = [first - 1, end].filter((number) => number >= 0 && number < 2 ** 32)
  return { first, end, inside: [first, end - 1], outside }
}

/**
 * Which addresses contradict that ActiveSync is open only from a proxy: those of the proxy that are
 * denied, and those beside its ranges, and one far away, that are allowed. Source: MDM-01.
 */
export function proxyLeaks(rules: readonly AccessControlRule[], ranges: readonly string[]) {
  const decide = accessControl(rules)
  const isAllowed = (number: number) =>
    decide({ ...anybody, action: 'ActiveSync', ipAddress: addressOf(number) }).effect === 'ALLOW'
  const edges = ranges.map(edgesOf)
  const isProxy = (number: number) =>
    edges.some(({ first, end }) => number >= first && number < end)
  const unique = (numbers: readonly number[]) => [...new Set(numbers)]
  const outside = [
    ...edges.flatMap((each) => each.outside),
    numberOf(outsideAddress),
    0x08_08_08_08,
  ]
  return {
    denied: unique(edges.flatMap(({ inside }) => inside))
      .filter((number) => !isAllowed(number))
      .map(addressOf),
    allowed: unique(outside)
      .filter((number) => !isProxy(number) && isAllowed(number))
      .map(addressOf),
  }
}
