import { sha256, sha384 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** Whether a thing is what it was sealed as; `unknown` if nobody says what it was. Source: ARC-08. */
export type Verdict = 'equal' | 'different' | 'unknown'

const hashes = {
  sha256: { name: 'SHA-256', inPieces: sha256 },
  sha384: { name: 'SHA-384', inPieces: sha384 },
}
type Hash = keyof typeof hashes

/**
 * Returns the sum of bytes in hex. The browser computes it ten times as fast, but only from a folder
 * or by HTTPS.
 */
export async function sumOf(hash: Hash, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { name, inPieces } = hashes[hash]
  if (globalThis.crypto?.subtle === undefined) return bytesToHex(inPieces(bytes))
  return bytesToHex(new Uint8Array(await crypto.subtle.digest(name, bytes)))
}

/** Up to which size a file is read as a whole, which is faster: browsers hash no streams. Bytes. */
const wholeUpTo = 128 * 1024 * 1024

/** How much of a larger file is read at once. Bytes. */
const piece = 4 * 1024 * 1024

export type Proof = { verdict: Verdict; found: string; expected?: string }

type Options = {
  hash?: Hash
  onPart?(part: number): void
  signal?: AbortSignal
  mostWhole?: number
}

async function sumOfFile(
  file: Blob,
  { hash = 'sha384', onPart, signal, mostWhole = wholeUpTo }: Options,
): Promise<string> {
  if (file.size <= mostWhole) {
    const sum = await sumOf(hash, new Uint8Array(await file.arrayBuffer()))
    onPart?.(1)
    return sum
  }
  const sum = hashes[hash].inPieces.create()
  for (let at = 0; at < file.size; at += piece) {
    signal?.throwIfAborted()
    sum.update(new Uint8Array(await file.slice(at, at + piece).arrayBuffer()))
    onPart?.(Math.min(1, (at + piece) / file.size))
  }
  return bytesToHex(sum.digest())
}

/**
 * Computes the sum of a file of any size and compares it with the expected one in hex; without one,
 * the verdict is `unknown`. No more than a piece of a large file is in memory. Source: ARC-08.
 */
export async function proofOf(
  file: Blob,
  expected: string | undefined,
  options: Options = {},
): Promise<Proof> {
  options.signal?.throwIfAborted()
  const found = await sumOfFile(file, options)
  if (expected === undefined) return { verdict: 'unknown', found }
  const verdict = found === expected.toLowerCase() ? 'equal' : 'different'
  return { verdict, found, expected: expected.toLowerCase() }
}
