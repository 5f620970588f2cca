import { apiErrorOf } from '../../kit/data/failure.ts'
import type { Query } from '../../kit/data/query.ts'
import { MissingPermission } from '../../kit/page/MissingPermission.tsx'
import { useErrorWords } from '../../kit/words/errors.ts'
import { useText } from '../../kit/words/texts.ts'
import type { Finding, FindingId } from './findings.ts'

/** What a check says of the answer of its read. */
export type Judged = Omit<Finding, 'id' | 'name'>

/**
 * Returns what a check says of a read that failed: it could not be asked, why, and which action is
 * missing. That says nothing about mail.
 */
export function useUnasked() {
  const errorWords = useErrorWords()
  return (thrown: unknown, onRetry: () => unknown) => {
    const error = apiErrorOf(thrown)
    return {
      ...{ state: 'unasked' as const, explanation: errorWords(error) },
      details: <MissingPermission {...error} />,
      onRetry,
    }
  }
}

/** Returns what makes the finding of a read, by what `judge` says of its answer. */
export function useFinding() {
  const text = useText('routingDiagnosis')
  const shared = useText('dnsCheck')
  const unasked = useUnasked()
  return <Data,>(
    id: FindingId,
    { data, error, refetch }: Query<Data>,
    judge: (data: Data) => Judged,
  ): Finding => {
    // The page of a domain says it in the same words.
    const name = id === 'receivers' ? shared('receivers') : text(`check.${id}`)
    const head = { id, name }
    if (error) return { ...head, ...unasked(error, refetch) }
    if (data === undefined || data === null) return { ...head, state: 'checking', explanation: '' }
    return { ...head, ...judge(data) }
  }
}
