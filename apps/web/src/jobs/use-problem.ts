import type { JobRow } from '@mailroom/schemas'
import { useCallback } from 'react'
import { useErrorWords } from '../app/errors.ts'
import { hasText, useText } from '../app/texts/texts.ts'
import { problemOf } from './row-problem.ts'

type Problem = { code: string; message: string }

/** Says why a row is refused or failed: the plan's own reasons, else what an error's code means. */
export function useProblem(): (problem: Problem) => string {
  const text = useText('jobs')
  const words = useErrorWords()
  return useCallback(
    ({ code, message }) => {
      const key = `refusal.${code}`
      return hasText('jobs', key) ? text(key) : words({ code, message, requestId: '' })
    },
    [text, words],
  )
}

/** The same in a few words, for a count. */
export function useReasonWords(): (code: string) => string {
  const text = useText('jobs')
  const appText = useText('app')
  return useCallback(
    (code) => {
      const key = `reason.${code}`
      if (hasText('jobs', key)) return text(key)
      const error = `error.${code}`
      return hasText('app', error) ? appText(error) : code
    },
    [text, appText],
  )
}

/** The same for a row as a whole; nothing where all is well. */
export function useRowProblem(): (row: JobRow) => string | undefined {
  const text = useText('jobs')
  const words = useProblem()
  return useCallback(
    (row) => {
      if (row.state === 'UNKNOWN') return text('unknownRow')
      const problem = problemOf(row)
      return problem && words(problem)
    },
    [text, words],
  )
}
