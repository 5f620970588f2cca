import { columnLetters } from '../../../kit/export/column-letters.ts'
import { useProblemWords } from '../../../kit/words/errors.ts'
import { hasText, useText } from '../../../kit/words/texts.ts'
import type { CellProblem } from './check-rows.ts'
import type { ProblemKind } from './import.worker.ts'
import type { Mapping } from './import-fields.ts'

/**
 * Says where in its row a problem is, with the file's own headings, and what it is; for a kind of
 * problem, what its rows have in common.
 */
export function useCellProblemWords(headings: readonly string[], mapping: Mapping) {
  const text = useText('importUsers')
  const problemWords = useProblemWords()
  const placed = ({ field }: CellProblem, words: string): string => {
    if (field === undefined) return words
    const column = mapping.indexOf(field)
    const where =
      column < 0
        ? text(`field.${field}`)
        : text('where', { column: columnLetters(column), heading: headings[column] ?? '' })
    return `${where}: ${words}`
  }
  const wordsOf = (problem: CellProblem): string => {
    const key = `problem.${problem.code}`
    if (!hasText('importUsers', key)) return problemWords(problem)
    const {
      character = '',
      column = '',
      line = 0,
      place = 0,
      cells = 0,
      headings: known = 0,
    } = problem
    return text(key, { line, character, column, place, cells, headings: known })
  }
  return {
    problem: (problem: CellProblem) => placed(problem, wordsOf(problem)),
    kind: ({ example, rows }: ProblemKind) => {
      const key = `kind.${example.code}`
      const words = hasText('importUsers', key) ? text(key) : wordsOf(example)
      return text('kindOf', { problem: placed(example, words), rows })
    },
  }
}
