import { Readable } from 'node:stream'
import type { S3 } from '@aws-sdk/client-s3'
import { RandomAccessReader } from 'yauzl'
import { type ObjectPlace, rangeBytes, readObject } from './read-object.ts'

/** How much of the directory at the end of an archive is asked for at once, in bytes. */
const directoryBytes = 1024 * 1024

/** The size of the pieces that an entry is given out in, in bytes. */
const pieceBytes = 64 * 1024

/** A part of an object in memory. */
type Window = { content: Buffer; start: number; end: number }

/**
 * Lets a library read a zip that is an object of S3. It keeps one part of the entries and one of the
 * directory, so that its memory does not depend on the size of the object. Source: VER-04.
 */
export class ArchiveReader extends RandomAccessReader {
  readonly #s3: S3
  readonly #place: ObjectPlace
  readonly #signal: AbortSignal
  readonly #entries: Window = { content: Buffer.alloc(0), start: 0, end: 0 }
  readonly #directory: Window = { content: Buffer.alloc(0), start: 0, end: 0 }
  /** Where the directory begins; until it is known, all that is read is near the end. */
  directoryStart = 0
  /** The first failure of S3, which the library wraps in its own. */
  failure: unknown

  constructor(s3: S3, place: ObjectPlace, signal: AbortSignal) {
    super()
    this.#s3 = s3
    this.#place = place
    this.#signal = signal
  }

  /** Returns the part that has a place, after reading it. */
  async #windowAt(position: number): Promise<Window> {
    const isDirectory = position >= this.directoryStart
    const window = isDirectory ? this.#directory : this.#entries
    if (position >= window.start && position < window.end) return window
    const most = isDirectory ? directoryBytes : rangeBytes
    const size = Math.min(most, this.#place.size)
    // One buffer for all parts: garbage of this size would take more memory than it.
    if (window.content.length < size) window.content = Buffer.allocUnsafe(size)
    window.start = position
    window.end = position
    const end = Math.min(position + size, this.#place.size)
    const range = { start: position, end, signal: this.#signal }
    for await (const piece of readObject(this.#s3, this.#place, range)) {
      window.content.set(piece, window.end - window.start)
      window.end += piece.length
    }
    return window
  }

  async *#pieces(start: number, end: number): AsyncGenerator<Buffer> {
    let at = start
    while (at < end) {
      const window = await this.#windowAt(at).catch((error: unknown) => {
        this.failure ??= error
        throw error
      })
      const from = at - window.start
      const to = Math.min(from + pieceBytes, end - window.start, window.end - window.start)
      if (to <= from) throw new Error('The archive points beyond its end')
      // A copy, because the buffer is used again.
      yield Buffer.from(window.content.subarray(from, to))
      at += to - from
    }
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#pieces(start, end), { objectMode: false })
  }
}
