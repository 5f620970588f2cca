import type { DecidingRule } from './access-control-effect.ts'
import { ipSetOf, isIn, numberOf } from './ip-set.ts'

/** An address of the documentation, which is nobody's: it stands for any other place. */
export const somewhere = '203.0.113.5'

/** Addresses that every rule treats alike, and one of them that stands for all. */
export type AlikeAddresses = {
  ipAddress: string
  /** The ranges that begin with such an address, as the rules name them. */
  ranges: readonly string[]
  /** The smallest range that the address is in; undefined for one outside of all. */
  within: string | undefined
}

/** Returns a number as an IPv4 address. */
function addressOf(number: number): string {
  return [24, 16, 8, 0].map((bits) => Math.floor(number / 2 ** bits) % 256).join('.')
}

/**
 * Returns addresses that together stand for all there are: what rules decide changes only where a
 * range begins or ends, and a rule knows of an address only whether its ranges have it. Ranges that
 * cannot be read have none. Source: ACR-12, ACR-26.
 */
export function alikeAddresses(rules: readonly DecidingRule[]): AlikeAddresses[] {
  const lists = rules.flatMap(({ ipRanges, notIpRanges }) => [ipRanges ?? [], notIpRanges ?? []])
  // Two states of the rules have most lists in common.
  const sets = [...new Map(lists.map((list) => [list.join(' '), list])).values()].map(ipSetOf)
  const ranges = [...new Set(lists.flat())]
    .flatMap((name) => ipSetOf([name]).map(({ first, end }) => ({ name, first, end })))
    .sort((one, other) => one.end - one.first - (other.end - other.first))
  const signOf = (address: number) => sets.map((set) => Number(isIn(set, address))).join('')
  const found = new Map<string, { address: number; ranges: string[] }>()
  const add = (address: number) => {
    const sign = signOf(address)
    const known = found.get(sign) ?? { address, ranges: [] }
    found.set(sign, known)
    return known
  }
  add(numberOf(somewhere))
  const smaller: string[] = []
  for (const alike of Map.groupBy(ranges, ({ first, end }) => end - first).values()) {
    const inner = ipSetOf(smaller)
    for (const { name, first } of alike) {
      const { ranges: names } = add(first)
      // What a range around others begins with may be one of these.
      if (!isIn(inner, first)) names.push(name)
      smaller.push(name)
    }
  }
  for (const { end } of ranges) if (end < 2 ** 32) add(end)
  if (ranges.length > 0) add(0)
  return [...found.values()].map(({ address, ranges: names }) => ({
    ipAddress: addressOf(address),
    ranges: names,
    within: ranges.find(({ first, end }) => address >= first && address < end)?.name,
  }))
}
