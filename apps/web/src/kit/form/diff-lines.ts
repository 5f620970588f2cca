import { Chunk } from '@codemirror/merge'
import { Text } from '@codemirror/state'

/** A line of a comparison, or how many lines without a change are left out there. */
export type DiffLine =
  | { kind: 'same' | 'removed' | 'added'; text: string }
  | { kind: 'skipped'; count: number }

/** The lines without a change that are shown before and after each change. */
const context = 3

function linesOf(text: Text, from: number, to: number): string[] {
  return from > to
    ? []
    : Array.from({ length: to - from + 1 }, (_, index) => text.line(from + index).text)
}

/** Returns lines without a change; of many only those that are next to a change. */
function unchanged(lines: string[], isFirst: boolean, isLast: boolean): DiffLine[] {
  const same = (some: string[]): DiffLine[] => some.map((text) => ({ kind: 'same', text }))
  const head = isFirst ? 0 : context
  const tail = isLast ? 0 : context
  const count = lines.length - head - tail
  if (count < 2) return same(lines)
  return [
    ...same(lines.slice(0, head)),
    { kind: 'skipped', count },
    ...same(lines.slice(lines.length - tail)),
  ]
}

/** Returns the lines that differ between two texts, with those around them; none if none differ. */
export function diffLines(before: string, after: string): DiffLine[] {
  const [one, other] = [Text.of(before.split('\n')), Text.of(after.split('\n'))]
  const chunks = Chunk.build(one, other, { scanLimit: 500 })
  const lines: DiffLine[] = []
  let next = 1
  for (const [index, { fromA, toA, endA, fromB, toB, endB }] of chunks.entries()) {
    const begin = fromB > other.length ? other.lines + 1 : other.lineAt(fromB).number
    lines.push(...unchanged(linesOf(other, next, begin - 1), index === 0, false))
    const removed =
      fromA < toA ? linesOf(one, one.lineAt(fromA).number, one.lineAt(endA).number) : []
    const added = fromB < toB ? linesOf(other, begin, other.lineAt(endB).number) : []
    lines.push(...removed.map((text) => ({ kind: 'removed', text }) as const))
    lines.push(...added.map((text) => ({ kind: 'added', text }) as const))
    next = begin + added.length
  }
  if (chunks.length > 0) lines.push(...unchanged(linesOf(other, next, other.lines), false, true))
  return lines
}
