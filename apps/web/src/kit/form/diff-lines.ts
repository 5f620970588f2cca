import { diff } from '@codemirror/merge'

/** A line of a comparison, or how many lines without a change are left out there. */
export type DiffLine =
  | { kind: 'same' | 'removed' | 'added'; text: string }
  | { kind: 'skipped'; count: number }

/** The lines without a change that are shown before and after each change. */
const context = 3

/** The first character that stands for a line; all up to the surrogates are whole characters. */
const firstSign = 0x100

/**
 * Returns a function that writes each line of a text as one character, the same for equal lines:
 * characters are what is compared.
 */
function signsOfLines(): (lines: readonly string[]) => string {
  const signs = new Map<string, string>()
  const signOf = (line: string) => {
    const sign = signs.get(line) ?? String.fromCharCode(firstSign + signs.size)
    signs.set(line, sign)
    return sign
  }
  return (lines) => lines.map(signOf).join('')
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
  const [one, other] = [before.split('\n'), after.split('\n')]
  const signsOf = signsOfLines()
  const changes = diff(signsOf(one), signsOf(other), { scanLimit: 500 })
  const lines: DiffLine[] = []
  let next = 0
  for (const [index, { fromA, toA, fromB, toB }] of changes.entries()) {
    lines.push(...unchanged(other.slice(next, fromB), index === 0, false))
    lines.push(...one.slice(fromA, toA).map((text) => ({ kind: 'removed', text }) as const))
    lines.push(...other.slice(fromB, toB).map((text) => ({ kind: 'added', text }) as const))
    next = toB
  }
  if (changes.length > 0) lines.push(...unchanged(other.slice(next), false, true))
  return lines
}
