import type { ApiError, FieldProblem } from '@mailroom/schemas'
import { useCallback } from 'react'
import { hasText, useText } from './texts/texts.ts'

/** Says in words what an error's code means; a code nobody has words for is shown with the service's own. Source: GEN-10, X-07. */
export function useErrorWords(): (error: ApiError) => string {
  const text = useText('app')
  return useCallback(
    ({ code, message }) => {
      const key = `error.${code}`
      return hasText('app', key) ? text(key) : text('unknownError', { code, message })
    },
    [text],
  )
}

/** Says in words what is wrong with a field: our checks' codes, a refinement's own word, or AWS's error name. */
export function useProblemWords(): (problem: FieldProblem) => string {
  const text = useText('app')
  return useCallback(
    ({ code, limit }) => {
      const values = limit === undefined ? {} : { limit }
      for (const key of [`problem.${code}`, `error.${code}`])
        if (hasText('app', key)) return text(key, values)
      return text('problem.other', { code })
    },
    [text],
  )
}
