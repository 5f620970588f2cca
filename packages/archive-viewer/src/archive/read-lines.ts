import { compareCodePoints } from '@mailroom/schemas/compare-code-points'
import {
  kindNumber,
  observedKinds,
  parseRow,
  type SnapshotRow,
  sortKeyOf,
} from '@mailroom/schemas/snapshot-kinds'
import canonicalize from 'canonicalize'

/** What is wrong with a line; each has words. Source: INV-11. */
export type LineFault =
  | ('notJson' | 'unknownKind' | 'badMember' | 'notCanonical' | 'order' | 'longLine' | 'noEnd')
  | 'otherFile'

/** A line that is not as it has to be, as it stands there. */
export type OddLine = { file: string; line: number; fault: LineFault; text: string }

/** The longest line that is read; AWS's longest objects are far below. Bytes. */
const longestLine = 4 * 1024 * 1024

/** How much of a line is shown that cannot be read. Characters. */
const shownOfLine = 2_000

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether the members of an object stand in their order, also those of objects in it. */
function isInOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isInOrder)
  let before = ''
  for (const [name, member] of Object.entries(value)) {
    if (name < before || !isInOrder(member)) return false
    before = name
  }
  return true
}

/** Whether a text is the only form that a value has in JSON. Source: RFC 8785, INV-07. */
function isCanonical(text: string, value: object): boolean {
  // Nearly every line is told so, in a tenth of the time.
  if (JSON.stringify(value) === text && isInOrder(value)) return true
  try {
    return canonicalize(value) === text
  } catch {
    // Texts that are not well-formed have no canonical form.
    return false
  }
}

/** Goes through the lines of a file, each without its end. */
function* linesOf(bytes: Uint8Array) {
  let from = 0
  let line = 0
  while (from < bytes.length) {
    const end = bytes.indexOf(10, from)
    const to = end === -1 ? bytes.length : end
    yield { line: ++line, bytes: bytes.subarray(from, to), isEnded: end !== -1 }
    from = to + 1
  }
}

type Place = { place: number; key: string }

/** Whether a line does not follow the one before it. */
const isBefore = (here: Place, before: Place) =>
  (here.place - before.place || compareCodePoints(here.key, before.key)) <= 0

type Hooks = { onRow(row: SnapshotRow): void; onOdd(odd: OddLine): void }

/**
 * Reads a file of lines. Every line is a row, or is told as an odd one; a line that is a row and yet
 * not as it has to be is both, so that nothing is lost. Returns the number of lines.
 */
export function readLines(file: string, bytes: Uint8Array, { onRow, onOdd }: Hooks): number {
  let lines = 0
  let before: Place | undefined
  for (const { line, bytes: found, isEnded } of linesOf(bytes)) {
    lines++
    const text = found.length > longestLine ? '' : decoder.decode(found)
    const odd = (fault: LineFault) =>
      onOdd({
        file,
        line,
        fault,
        text: (text || decoder.decode(found.subarray(0, shownOfLine))).slice(0, shownOfLine),
      })
    if (text === '') {
      odd(found.length > 0 ? 'longLine' : 'notJson')
      continue
    }
    const value = parsed(text)
    if (value === undefined) {
      odd('notJson')
      continue
    }
    const result = parseRow(value)
    if ('problem' in result) {
      odd(result.isKind ? 'badMember' : 'unknownKind')
      continue
    }
    const { row } = result
    const here = { place: kindNumber(row.kind), key: sortKeyOf(row) }
    if (!isCanonical(text, row)) odd('notCanonical')
    else if (!isEnded) odd('noEnd')
    else if (Object.hasOwn(observedKinds, row.kind) !== (file === 'observed.ndjson'))
      odd('otherFile')
    else if (before && isBefore(here, before)) odd('order')
    before = here
    onRow(row)
  }
  return lines
}
