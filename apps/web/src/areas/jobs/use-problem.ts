import type { JobProblem, JobRow } from '@mailroom/schemas/job-rows'
import { useCallback } from 'react'
import { useErrorWords } from '../../kit/words/errors.ts'
import { hasText, useText } from '../../kit/words/texts.ts'
import { problemOfRow } from './row-problem.ts'

type Problem = Pick<JobProblem, 'code' | 'message' | 'by' | 'row' | 'missingAction' | 'deniedBy'>

/**
 * Says why a row is refused or failed: the plan's own reasons, else the meaning of an error's code.
 */
export function useProblem(): (problem: Problem) => string {
  const text = useText('jobs')
  const words = useErrorWords()
  return useCallback(
    ({ code, message, by, row, ...denial }) => {
      if (row) return text('refusal.deviceInRow', row)
      if (by !== undefined) return `${text('refusal.AddressTwiceInPlan')} (${by})`
      const key = `refusal.${code}`
      return hasText('jobs', key) ? text(key) : words({ code, message, requestId: '', ...denial })
    },
    [text, words],
  )
}

/** Says a reason in a few words, for a count. */
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

/** Says the problem of a whole row; undefined if there is none. */
export function useRowProblem(): (row: JobRow) => string | undefined {
  const text = useText('jobs')
  const words = useProblem()
  return useCallback(
    (row) => {
      if (row.state === 'UNKNOWN') return text('unknownRow')
      const problem = problemOfRow(row)
      return problem && words(problem)
    },
    [text, words],
  )
}
