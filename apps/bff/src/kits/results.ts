import { Readable } from 'node:stream'
import { setImmediate as othersTurn } from 'node:timers/promises'
import type { StepLines } from '@mailroom/kits/result-lines'
import type { KitResultRow } from '@mailroom/schemas/kits'
import { CsvError, parse } from 'csv-parse'
import { refusal } from '../operations/refusal.ts'

/** The headings of `result-<step>.csv`. Source: KIT-05. */
const headings = ['line', 'key', 'action', 'outcome', 'message'] as const

const maxLines = 200_000
const maxOutcomes = 50
const maxProblems = 500
const maxMissing = 100

/** How many characters of a cell are kept. */
const maxCell = 500

/** How many characters are read at once, so that other requests get their turn. */
const piece = 64 * 1024

const fine = new Set(['created', 'completed', 'same'])

/** Returns whether an outcome is as it should be: nobody has to look at it. */
export function isFine(outcome: string): boolean {
  return fine.has(outcome)
}

async function* piecesOf(content: string) {
  for (let at = 0; at < content.length; at += piece) {
    yield content.slice(at, at + piece)
    await othersTurn()
  }
}

const notReadable = () =>
  refusal('ResultsNotReadable', `The first line has to be ${headings.join(',')}.`, {
    content: { code: 'ResultsNotReadable' },
  })

/** Returns an outcome as a word that nobody can make a page of. */
const outcomeOf = (text: string) => text.trim().toLowerCase().slice(0, 40)

const ofAnotherKit = (message: string) =>
  refusal('ResultsOfAnotherKit', message, { content: { code: 'ResultsOfAnotherKit' } })

/** Programs write keys as the kit has them; whoever looked into the file may have changed blanks. */
const isSameKey = (one: string, other: string | undefined) =>
  other !== undefined && one.trim().toLowerCase() === other.trim().toLowerCase()

/** Returns what is missing of a step, the first lines by name. */
function missingOf(kit: StepLines, told: ReadonlySet<number>) {
  const missing = [...kit].filter(([line]) => !told.has(line))
  const first = missing.slice(0, maxMissing).map(([line, key]) => ({
    ...{ line: String(line), key: key.slice(0, maxCell) },
  }))
  return { count: missing.length, first }
}

/**
 * Reads what a program has done, as text, and compares each line with those of the kit: a result for
 * somebody who is not in it is nothing that this kit has done. Errors: ResultsNotReadable,
 * ResultsOfAnotherKit if the kit has no such step or none of the lines. Source: KIT-05.
 */
export async function readResults(content: string, kit: StepLines | undefined) {
  if (!kit) throw ofAnotherKit('The kit has no program that writes results of this step.')
  const told = new Set<number>()
  const outcomes = new Map<string, number>()
  const problems: KitResultRow[] = []
  let lines = 0
  let problemCount = 0
  const parser = Readable.from(piecesOf(content)).pipe(
    parse({
      ...{ bom: true, skip_empty_lines: true, max_record_size: piece },
      // Whoever looked into the file may have saved it with other ends of lines.
      record_delimiter: ['\r\n', '\n'],
    }),
  )
  try {
    for await (const record of parser) {
      const cells: string[] = record
      if (lines === 0) {
        if (headings.some((name, place) => cells[place] !== name)) throw notReadable()
        lines = 1
        continue
      }
      if (++lines > maxLines + 1) throw notReadable()
      const [line = '', key = '', action = '', text = '', message = ''] = cells.map((cell) =>
        cell.slice(0, maxCell),
      )
      const outcome = outcomeOf(text)
      const known = outcomes.has(outcome) || outcomes.size < maxOutcomes ? outcome : 'others'
      outcomes.set(known, (outcomes.get(known) ?? 0) + 1)
      const isForeign = !isSameKey(key, kit.get(Number(line)))
      if (!isForeign) told.add(Number(line))
      if (isFine(outcome) && !isForeign) continue
      problemCount++
      if (problems.length < maxProblems)
        problems.push({ line, key, action, outcome, message, ...(isForeign ? { isForeign } : {}) })
    }
  } catch (error) {
    if (error instanceof CsvError) throw notReadable()
    throw error
  }
  if (lines === 0) throw notReadable()
  if (lines > 1 && told.size === 0) throw ofAnotherKit('The kit has none of these lines.')
  return {
    ...{ lines: lines - 1, problemCount, problems, missing: missingOf(kit, told) },
    outcomes: [...outcomes].map(([outcome, count]) => ({ outcome, count })),
  }
}
