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
