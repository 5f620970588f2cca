import { useCallback } from 'react'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import type { Check } from '../../../kit/page/CheckList.tsx'
import { useErrorWords } from '../../../kit/words/errors.ts'

type Query<Data> = { data: Data | undefined; error: unknown; refetch: () => unknown }

type Judged = Omit<Check, 'id' | 'name'>

/**
 * Returns what says by a read whether something is as it should be. What AWS refuses is never taken
 * for wrong: it could not be asked, and can be asked again.
 */
export function useReadCheck() {
  const errorWords = useErrorWords()
  return useCallback(
    <Data>(query: Query<Data>, judge: (data: Data) => Judged): Judged => {
      const { data, error, refetch } = query
      if (data !== undefined) return judge(data)
      if (!error) return { state: 'checking' }
      return { state: 'unasked', explanation: errorWords(apiErrorOf(error)), onRetry: refetch }
    },
    [errorWords],
  )
}
