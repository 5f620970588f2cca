import canonicalize from 'canonicalize'

/** Returns a value without what JSON has no form for: lone surrogates become U+FFFD. */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(wellFormed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name.toWellFormed(), wellFormed(member)]),
  )
}

/** Returns a value as JSON of which there is one form only. Source: RFC 8785, INV-07. */
export function canonicalJson(value: object): string {
  const json = canonicalize(wellFormed(value))
  if (json === undefined) throw new Error('This has no form in JSON')
  return json
}

/** Puts a UTF-16 unit in the place of its code point: surrogates are above all others. */
function placeOf(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}

/** Compares two texts by code points, as both stores do. */
export function compareCodePoints(one: string, other: string): number {
  if (one === other) return 0
  const length = Math.min(one.length, other.length)
  for (let at = 0; at < length; at++) {
    const [unit, another] = [one.charCodeAt(at), other.charCodeAt(at)]
    if (unit !== another) return placeOf(unit) - placeOf(another)
  }
  return one.length - other.length
}

/** Returns a set of texts in order, each once; undefined for none. */
export function inOrder<Text extends string>(texts: readonly Text[] | undefined) {
  return texts && [...new Set(texts)].sort(compareCodePoints)
}
