import { Inflate, inflateSync } from 'fflate'
import { limits } from '../limits.ts'
import { crc32 } from './crc32.ts'
import type { Entry } from './read-directory.ts'

/** Why an entry is not shown. */
export type EntryProblem = 'damaged' | 'hostile' | 'encrypted' | 'unknownMethod' | 'tooLarge'

/** Thrown for an entry that cannot be read. */
export class EntryError extends Error {
  readonly problem: EntryProblem
  constructor(problem: EntryProblem) {
    super(problem)
    this.problem = problem
  }
}

const stored = 0
const deflated = 8

/** The length of an entry's own header without name and extra fields. Source: APPNOTE 4.3.7. */
const headerBytes = 30

/** So small that what it inflates to can be thrown away: a bomb is at most 1,032 times as large. */
const stepBytes = 16 * 1024

const readBytes = 1024 * 1024

/** Returns why an entry is not inflated at all. Source: ARC-06. */
export function refusalOf({ encrypted, method, packed, size }: Entry): EntryProblem | undefined {
  if (encrypted) return 'encrypted'
  if (method !== stored && method !== deflated) return 'unknownMethod'
  if (size > limits.entry) return 'hostile'
  if (size > limits.harmless && size > limits.ratio * packed) return 'hostile'
  return undefined
}

/** Returns where the content begins after an entry's own header, or undefined if there is none. */
function contentStart(header: Uint8Array): number | undefined {
  if (header.length < headerBytes) return undefined
  const view = new DataView(header.buffer, header.byteOffset, headerBytes)
  if (view.getUint32(0, true) !== 0x04034b50) return undefined
  return headerBytes + view.getUint16(26, true) + view.getUint16(28, true)
}

/** The beginning of an entry. `isWhole`: it is all of it, and its check-sum holds. */
export type Head = { content: Uint8Array; isWhole: boolean }

function inflatedHead(packed: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = []
  let length = 0
  const inflate = new Inflate((piece) => {
    pieces.push(piece)
    length += piece.length
  })
  for (let at = 0; at < packed.length && length < limits.head; at += stepBytes)
    inflate.push(packed.subarray(at, at + stepBytes), false)
  const content = new Uint8Array(Math.min(length, limits.head))
  let at = 0
  for (const piece of pieces) {
    const rest = piece.subarray(0, content.length - at)
    content.set(rest, at)
    at += rest.length
  }
  return content
}

/**
 * Returns the beginning of an entry from bytes that begin with its own header. `scratch` is memory
 * for small entries, which is used again for the next one. Errors: EntryError.
 */
export function headOf(bytes: Uint8Array, entry: Entry, scratch: Uint8Array): Head {
  const refusal = refusalOf(entry)
  if (refusal) throw new EntryError(refusal)
  const start = contentStart(bytes)
  if (start === undefined) throw new EntryError('damaged')
  const packed = bytes.subarray(start, start + entry.packed)
  const isAllThere = packed.length === entry.packed
  try {
    if (entry.size > limits.checkedWhole || !isAllThere) {
      const content = entry.method === stored ? packed.slice(0, limits.head) : inflatedHead(packed)
      if (content.length === 0) throw new EntryError('damaged')
      return { content, isWhole: false }
    }
    const content =
      entry.method === stored
        ? packed
        : inflateSync(packed, { out: scratch.subarray(0, entry.size) })
    if (content.length !== entry.size || crc32(content) !== entry.crc)
      throw new EntryError('damaged')
    return { content, isWhole: true }
  } catch {
    throw new EntryError('damaged')
  }
}

/**
 * Reads an entry piece by piece, never more at once than a slice of the file, and compares it with
 * its size and check-sum. Errors: EntryError, also after pieces that were right.
 */
export async function* piecesOf(file: Blob, entry: Entry): AsyncGenerator<Uint8Array> {
  const refusal = refusalOf(entry)
  if (refusal) throw new EntryError(refusal)
  const read = async (from: number, to: number) => {
    try {
      return new Uint8Array(await file.slice(from, to).arrayBuffer())
    } catch {
      throw new EntryError('damaged')
    }
  }
  const start = contentStart(await read(entry.offset, entry.offset + headerBytes))
  if (start === undefined) throw new EntryError('damaged')
  const from = entry.offset + start
  const end = from + entry.packed
  let ready: Uint8Array[] = []
  const inflate = entry.method === stored ? undefined : new Inflate((piece) => ready.push(piece))
  let size = 0
  let sum = 0
  for (let at = from; at < end; at += readBytes) {
    const slice = await read(at, Math.min(end, at + readBytes))
    if (slice.length === 0) throw new EntryError('damaged')
    for (let step = 0; step < slice.length; step += stepBytes) {
      const packed = slice.subarray(step, step + stepBytes)
      try {
        if (inflate) inflate.push(packed, at + step + packed.length >= end)
        else ready.push(packed)
      } catch {
        throw new EntryError('damaged')
      }
      for (const piece of ready) {
        size += piece.length
        if (size > entry.size) throw new EntryError('damaged')
        sum = crc32(piece, sum)
        if (piece.length > 0) yield piece
      }
      ready = []
    }
  }
  if (size !== entry.size || sum !== entry.crc) throw new EntryError('damaged')
}

/** Reads an entry of at most a size into memory. Errors: EntryError. */
export async function readWhole(
  file: Blob,
  entry: Entry,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const refusal = refusalOf(entry)
  if (refusal) throw new EntryError(refusal)
  if (entry.size > maxBytes) throw new EntryError('tooLarge')
  const content = new Uint8Array(entry.size)
  let at = 0
  for await (const piece of piecesOf(file, entry)) {
    content.set(piece, at)
    at += piece.length
  }
  return content
}
