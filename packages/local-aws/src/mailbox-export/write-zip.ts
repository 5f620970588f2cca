import { crc32, deflateRawSync } from 'node:zlib'
import { lengthOf, type Part, piecesOf, type Repeated } from '../content-parts.ts'

/** A file of an archive. Content that repeats itself is stored as it is. */
export type ZipEntry = { name: string; content: Uint8Array | Repeated }

export type ZipOptions = {
  /** The time of all entries, in epoch milliseconds. */
  mtime: number
  /** Writes all sizes and places with 64 bits, as if they did not fit into 32. */
  zip64?: boolean
  /** Writes names in CP437, without the flag for UTF-8. */
  cp437?: boolean
  /** The number of an entry that gets a wrong byte; the last one if there are fewer. */
  damagedEntry?: number
}

const cp437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'

function inCp437(name: string): Buffer {
  const codeOf = (character: string) => {
    if (character < '\x80') return character.charCodeAt(0)
    const index = cp437.indexOf(character)
    return index === -1 ? 0x3f : 0x80 + index
  }
  return Buffer.from([...name].map(codeOf))
}

/** Returns the time of an entry, in UTC. Source: APPNOTE 4.4.6. */
function dosTime(ms: number): number {
  const at = new Date(ms)
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  return ((date << 16) | time) >>> 0
}

/** Writes numbers of 2, 4 or 8 bytes. */
function numbers(...values: [value: number, bytes: 2 | 4 | 8][]): Buffer {
  const buffer = Buffer.alloc(values.reduce((sum, [, bytes]) => sum + bytes, 0))
  let at = 0
  for (const [value, bytes] of values) {
    if (bytes === 8) buffer.writeBigUInt64LE(BigInt(value), at)
    else buffer.writeUIntLE(value, at, bytes)
    at += bytes
  }
  return buffer
}

const none = 0xffffffff

/** The sizes of an entry, as both of its headers have them. */
type Sizes = {
  flags: number
  method: number
  time: number
  sum: number
  packed: number
  size: number
}

function commonOf({ flags, method, time, sum, packed, size }: Sizes, zip64: boolean): Buffer {
  return numbers(
    ...([
      [zip64 ? 45 : 20, 2],
      [flags, 2],
      [method, 2],
      [time, 4],
      [sum, 4],
      [zip64 ? none : packed, 4],
      [zip64 ? none : size, 4],
    ] as [number, 2 | 4][]),
  )
}

function sumOf(content: ZipEntry['content']): number {
  let sum = 0
  for (const piece of piecesOf([content])) sum = crc32(piece, sum)
  return sum
}

/** Turns one byte in the middle around. */
function damagedPart(part: Part): Part[] {
  const bytes = 'piece' in part ? part.piece : part
  const middle = Math.floor(bytes.length / 2)
  const wrong = Buffer.from(bytes)
  wrong.writeUInt8(wrong.readUInt8(middle) ^ 0xff, middle)
  return 'piece' in part ? [wrong, { ...part, times: part.times - 1 }] : [wrong]
}

/**
 * Writes a zip as parts, so that an entry that repeats itself needs no memory. It is written by hand
 * because no library writes zip64 and CP437 where they are not needed. Source: APPNOTE 6.3.10;
 * 07/S3L-06.
 */
export function writeZip(entries: readonly ZipEntry[], options: ZipOptions): Part[] {
  const { mtime, zip64 = false, damagedEntry } = options
  const parts: Part[] = []
  const directory: Buffer[] = []
  let at = 0
  const put = (part: Part) => {
    parts.push(part)
    at += lengthOf(part)
  }
  for (const [index, { name, content }] of entries.entries()) {
    const encoded = options.cp437 ? inCp437(name) : Buffer.from(name, 'utf8')
    const isStored = 'piece' in content
    const packed = isStored ? content : deflateRawSync(content)
    const sizes = {
      ...{ flags: options.cp437 ? 0 : 0x800, method: isStored ? 0 : 8, time: dosTime(mtime) },
      ...{ sum: sumOf(content), packed: lengthOf(packed), size: lengthOf(content) },
    }
    const start = at
    const both: [number, 8][] = [
      [sizes.size, 8],
      [sizes.packed, 8],
    ]
    const extra = zip64 ? numbers([1, 2], [16, 2], ...both) : Buffer.alloc(0)
    put(numbers([0x04034b50, 4]))
    put(commonOf(sizes, zip64))
    put(numbers([encoded.length, 2], [extra.length, 2]))
    put(encoded)
    if (extra.length > 0) put(extra)
    const isDamaged =
      damagedEntry !== undefined && index === Math.min(damagedEntry, entries.length) - 1
    for (const part of isDamaged ? damagedPart(packed) : [packed]) put(part)
    const whole = zip64 ? numbers([1, 2], [24, 2], ...both, [start, 8]) : Buffer.alloc(0)
    directory.push(
      numbers([0x02014b50, 4], [zip64 ? 45 : 20, 2]),
      commonOf(sizes, zip64),
      numbers([encoded.length, 2], [whole.length, 2], [0, 2], [0, 2], [0, 2], [0, 4]),
      numbers([zip64 ? none : start, 4]),
      ...[encoded, whole],
    )
  }
  const start = at
  const listed = Buffer.concat(directory)
  put(listed)
  const count = entries.length
  if (zip64) {
    const end = at
    put(numbers([0x06064b50, 4], [44, 8], [45, 2], [45, 2], [0, 4], [0, 4], [count, 8], [count, 8]))
    put(numbers([listed.length, 8], [start, 8]))
    put(numbers([0x07064b50, 4], [0, 4], [end, 8], [1, 4]))
  }
  const counted: [number, 2] = [zip64 ? 0xffff : count, 2]
  put(numbers([0x06054b50, 4], [0, 2], [0, 2], counted, counted))
  put(numbers([zip64 ? none : listed.length, 4], [zip64 ? none : start, 4], [0, 2]))
  return parts
}
