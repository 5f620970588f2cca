import { sha256, sha384 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Verdict } from './check-files.ts'

/** How much of a file is read at once. Bytes. */
const piece = 4 * 1024 * 1024

export type Proof = { verdict: Verdict; found: string; expected?: string }

type Options = {
  hash?: 'sha256' | 'sha384'
  onPart?(part: number): void
  signal?: AbortSignal
}

/**
 * Computes the sum of a file of any size, a piece at a time, and compares it with the expected one in
 * hex; without one, the verdict is `unknown`. Works in a worker and in the page. Source: ARC-08.
 */
export async function proofOf(
  file: Blob,
  expected: string | undefined,
  { hash = 'sha384', onPart, signal }: Options = {},
): Promise<Proof> {
  const sum = (hash === 'sha384' ? sha384 : sha256).create()
  for (let at = 0; at < file.size; at += piece) {
    signal?.throwIfAborted()
    sum.update(new Uint8Array(await file.slice(at, at + piece).arrayBuffer()))
    onPart?.(Math.min(1, (at + piece) / file.size))
  }
  const found = bytesToHex(sum.digest())
  if (expected === undefined) return { verdict: 'unknown', found }
  const verdict = found === expected.toLowerCase() ? 'equal' : 'different'
  return { verdict, found, expected: expected.toLowerCase() }
}
