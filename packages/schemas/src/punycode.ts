/** The numbers of the algorithm. Source: RFC 3492 §5. */
const base = 36
const damp = 700
const skew = 38
const lowest = 1
const highest = 26

function adapted(delta: number, count: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? damp : 2))
  rest += Math.floor(rest / count)
  let bias = 0
  for (; rest > ((base - lowest) * highest) / 2; bias += base)
    rest = Math.floor(rest / (base - lowest))
  return bias + Math.floor(((base - lowest + 1) * rest) / (rest + skew))
}

/** Returns the value of a digit: a to z, then 0 to 9. */
function digitOf(character: string | undefined): number | undefined {
  if (character === undefined || !/[a-z0-9]/.test(character)) return undefined
  const number = Number.parseInt(character, base)
  return number < 10 ? number + 26 : number - 10
}

/** Decodes what follows `xn--` in a small-letter name; undefined if it is none. Source: RFC 3492. */
function decoded(text: string): string | undefined {
  const hyphen = text.lastIndexOf('-')
  const points = [...text.slice(0, Math.max(hyphen, 0))].map((each) => each.codePointAt(0) ?? 0)
  let [position, point, index, bias] = [hyphen + 1, 128, 0, 72]
  while (position < text.length) {
    const before = index
    let weight = 1
    for (let k = base; ; k += base) {
      const digit = digitOf(text[position++])
      if (digit === undefined) return undefined
      index += digit * weight
      const threshold = Math.min(Math.max(k - bias, lowest), highest)
      if (digit < threshold) break
      weight *= base - threshold
    }
    const count = points.length + 1
    bias = adapted(index - before, count, before === 0)
    point += Math.floor(index / count)
    index %= count
    if (point > 0x10ffff) return undefined
    points.splice(index++, 0, point)
  }
  return String.fromCodePoint(...points)
}

/**
 * Returns whether a part of a domain name that begins with `xn--` is the Punycode of a name that the
 * DNS may have: written in Punycode again, it is the same. Source: UTS #46 §4.
 */
export function isPunycode(part: string): boolean {
  const small = part.toLowerCase()
  const letters = decoded(small.replace(/^xn--/, ''))
  const address = `http://${letters}`
  return letters !== undefined && URL.canParse(address) && new URL(address).hostname === small
}
