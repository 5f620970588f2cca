/** Content that is one piece again and again, so that its size costs no memory. */
export type Repeated = { piece: Uint8Array; times: number }

/** A part of an object's content. */
export type Part = Uint8Array | Repeated

export function lengthOf(part: Part): number {
  return 'piece' in part ? part.piece.length * part.times : part.length
}

/** Returns the size of content in bytes. */
export function sizeOf(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + lengthOf(part), 0)
}

/** Goes through content, a piece at a time. */
export function* piecesOf(parts: readonly Part[]): Generator<Uint8Array> {
  for (const part of parts)
    if ('piece' in part) for (let time = 0; time < part.times; time++) yield part.piece
    else yield part
}

/** Goes through the bytes from `start` to `end`, both included. */
export function* rangeOf(
  parts: readonly Part[],
  start: number,
  end: number,
): Generator<Uint8Array> {
  let at = 0
  for (const part of parts) {
    const length = lengthOf(part)
    const from = Math.max(0, start - at)
    const to = Math.min(length, end + 1 - at)
    at += length
    if (from >= to) continue
    if (!('piece' in part)) {
      yield part.subarray(from, to)
      continue
    }
    const { piece } = part
    // Without this, the last range of a large object would go through all pieces before it.
    for (let place = from - (from % piece.length); place < to; place += piece.length)
      yield piece.subarray(Math.max(0, from - place), Math.min(piece.length, to - place))
  }
}

const zeros = new Uint8Array(64 * 1024)

/** Returns content cut off, or lengthened with zeros. */
export function resized(parts: readonly Part[], bytes: number): Part[] {
  const kept: Part[] = []
  let left = bytes
  for (const part of parts) {
    if (left === 0) break
    const length = lengthOf(part)
    if (length <= left) kept.push(part)
    else if ('piece' in part) {
      const times = Math.floor(left / part.piece.length)
      kept.push({ ...part, times }, part.piece.subarray(0, left % part.piece.length))
    } else kept.push(part.subarray(0, left))
    left -= Math.min(left, length)
  }
  if (left === 0) return kept
  const times = Math.floor(left / zeros.length)
  return [...kept, { piece: zeros, times }, zeros.subarray(0, left % zeros.length)]
}
