/** Tables for four bytes at once, which is twice as fast as one after the other. */
const tables = Array.from({ length: 4 }, () => new Uint32Array(256))
const [first, second, third, fourth] = tables as [
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
]
for (let index = 0; index < 256; index++) {
  let value = index
  for (const table of tables) {
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    table[index] = value
  }
}

/**
 * Returns the CRC-32 of bytes, after that of the bytes before. No browser has it. Source: APPNOTE
 * 4.4.7.
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  let sum = ~before
  let at = 0
  const lookUp = (table: Uint32Array, index: number) => table[index & 0xff] ?? 0
  for (; at + 4 <= bytes.length; at += 4) {
    sum ^=
      (bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24)
    sum =
      lookUp(fourth, sum) ^
      lookUp(third, sum >>> 8) ^
      lookUp(second, sum >>> 16) ^
      lookUp(first, sum >>> 24)
  }
  for (; at < bytes.length; at++) sum = lookUp(first, sum ^ (bytes[at] ?? 0)) ^ (sum >>> 8)
  return ~sum >>> 0
}
