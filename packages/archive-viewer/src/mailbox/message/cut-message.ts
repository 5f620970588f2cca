import { limits } from '../limits.ts'

/** Why less of a message is shown than it has. Source: ARC-06. */
export type Cut = 'depth' | 'parts' | 'header'

const latin = new TextDecoder('latin1')

/** Matches the boundary that a header declares. */
const boundaryPattern = /^content-type:[\s\S]*?;\s*boundary\s*=\s*(?:"([^"]+)"|([^\s;"]+))/i

function boundaryIn(headerLines: readonly string[]): string | undefined {
  const unfolded = headerLines.join('\n').replaceAll(/\r?\n[ \t]+/g, ' ')
  for (const line of unfolded.split('\n')) {
    const found = /^content-type:\s*multipart\//i.test(line) ? boundaryPattern.exec(line) : null
    if (found) return (found[1] ?? found[2] ?? '').trim()
  }
  return undefined
}

/**
 * Returns how much of a message is read: all of it, or what stands before it is nested too deep, has
 * too many parts, or headers that are too large. The library that reads messages refuses such ones
 * altogether. Lines are told apart as that library does. Source: ARC-06.
 */
export function cutMessage(bytes: Uint8Array): { end: number; cut?: Cut } {
  const boundaries: string[] = []
  let header: string[] | undefined = []
  let headerBytes = 0
  let parts = 1
  let at = 0
  while (at < bytes.length) {
    const feed = bytes.indexOf(10, at)
    const end = feed < 0 ? bytes.length : feed + 1
    if (bytes[at] === 45 && bytes[at + 1] === 45 && boundaries.length > 0) {
      const line = latin.decode(bytes.subarray(at + 2, Math.min(end, at + 1000))).trimEnd()
      const isEnd = line.endsWith('--') && boundaries.includes(line.slice(0, -2))
      const level = boundaries.lastIndexOf(isEnd ? line.slice(0, -2) : line)
      if (level >= 0) {
        boundaries.length = isEnd ? level : level + 1
        header = isEnd ? undefined : []
        if (!isEnd && ++parts > limits.parts) return { end: at, cut: 'parts' }
        at = end
        continue
      }
    }
    if (header) {
      headerBytes += end - at
      if (headerBytes > limits.header) return { end: at, cut: 'header' }
      const isOver = end - at <= 2 && (bytes[at] === 10 || bytes[at] === 13)
      if (isOver) {
        const boundary = boundaryIn(header)
        header = undefined
        if (boundary) {
          if (boundaries.length >= limits.depth) return { end: at, cut: 'depth' }
          boundaries.push(boundary)
        }
      } else header.push(latin.decode(bytes.subarray(at, Math.min(end, at + 4000))).trimEnd())
    }
    at = end
  }
  return { end: bytes.length }
}
