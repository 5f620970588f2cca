/** Addresses as numbers: the parts do not overlap, and are in their order; `end` is not in it. */
export type IpSet = readonly { first: number; end: number }[]

/** All addresses. */
export const everywhere: IpSet = [{ first: 0, end: 2 ** 32 }]

/** Returns an IPv4 address as a number, NaN for a text that is none. */
export function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
}

/** Returns the addresses that are in some of the ranges; a text that is no range has none. */
export function ipSetOf(ranges: readonly string[]): IpSet {
  const parts = ranges.map((range) => {
    const [network = '', length] = range.split('/')
    const size = 2 ** (32 - Number(length))
    const first = Math.floor(numberOf(network) / size) * size
    return { first, end: first + size }
  })
  const set: { first: number; end: number }[] = []
  const isRange = ({ first }: (typeof parts)[number]) => Number.isFinite(first)
  for (const { first, end } of parts.filter(isRange).sort((a, b) => a.first - b.first)) {
    const last = set.at(-1)
    if (last && first <= last.end) last.end = Math.max(last.end, end)
    else set.push({ first, end })
  }
  return set
}

/** Returns whether an address is in a set. */
export function isIn(set: IpSet, address: number): boolean {
  let [low, high] = [0, set.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((set[middle]?.end ?? 0) <= address) low = middle + 1
    else high = middle
  }
  return address >= (set[low]?.first ?? Number.POSITIVE_INFINITY)
}

/** Returns the addresses of a set that are not in another. */
export function without(set: IpSet, other: IpSet): IpSet {
  return set.flatMap(({ first, end }) => {
    const rest: { first: number; end: number }[] = []
    let next = first
    for (const each of other) {
      if (each.end <= next || each.first >= end) continue
      if (each.first > next) rest.push({ first: next, end: each.first })
      next = Math.max(next, each.end)
    }
    if (next < end) rest.push({ first: next, end })
    return rest
  })
}
