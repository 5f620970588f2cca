import { useProblemWords } from '../app/errors.ts'
import { hasText, useText } from '../app/texts/texts.ts'
import type { CellProblem } from './check-rows.ts'
import { columnLetters } from './column-letters.ts'
import type { Mapping } from './import-fields.ts'

/** Says where in its row a problem is, as the file calls it, and what it is. */
export function useCellProblemWords(headings: readonly string[], mapping: Mapping) {
  const text = useText('importUsers')
  const problemWords = useProblemWords()
  return (problem: CellProblem): string => {
    const { field, code, line = 0 } = problem
    const column = mapping.indexOf(field)
    const where =
      column < 0
        ? text(`field.${field}`)
        : text('where', { column: columnLetters(column), heading: headings[column] ?? '' })
    const key = `problem.${code}`
    return `${where}: ${hasText('importUsers', key) ? text(key, { line }) : problemWords(problem)}`
  }
}
