import { type ApiError, type FieldProblem, throttlingCodes } from '@mailroom/schemas/api-error'
import { useCallback } from 'react'
import { hasText, type Text, textIfKnown, useText } from './texts.ts'

/** Matches AWS's names for its own failures. Source: 06 §2.2. */
const ofAws =
  /^(Internal(Failure|ServerError|Server(Error)?Exception|Exception)|ServiceUnavailable(Exception)?|ServiceFailure)$/

/** Says what to look at after a write that may have been carried out. */
function doubtWords(text: Text<'app'>, operation = ''): string {
  for (const name of [operation, ...operation.split('.')]) {
    const words = textIfKnown('mayHaveChanged', name)
    if (words !== undefined) return words
  }
  return text('mayHaveChanged')
}

/** Returns the code under which an error has words: AWS's services have several names for one. */
export function knownCode(code: string): string {
  if (ofAws.test(code)) return 'AwsFailure'
  if (throttlingCodes.includes(code)) return 'ThrottlingException'
  if (code === 'InvalidParameterValue') return 'InvalidParameterException'
  return code === 'AccessDenied' ? 'AccessDeniedException' : code
}

/**
 * Returns the key of the words of an error. Those of a denial ask for what would help: only where
 * AWS says that a statement is missing, one is asked for.
 */
function errorKey({
  code,
  deniedBy,
  missingAction,
}: Pick<ApiError, 'code' | 'deniedBy' | 'missingAction'>): string {
  const known = knownCode(code)
  if (known !== 'AccessDeniedException') return `error.${known}`
  if (deniedBy !== undefined) return 'error.AccessDenied.denied'
  return missingAction === undefined ? 'error.AccessDenied.unknown' : `error.${known}`
}

function errorWords(text: Text<'app'>, error: ApiError): string {
  const { code, mayHaveChanged, operation } = error
  const key = errorKey(error)
  const words = hasText('app', key) ? text(key) : text('unknownError', { code })
  return mayHaveChanged ? `${words} ${doubtWords(text, operation)}` : words
}

/**
 * Explains what an error's code means and what to do next and, for a write, whether something may
 * have changed; shows an unknown code itself. Source: GEN-10, X-07.
 */
export function useErrorWords(): (error: ApiError) => string {
  const text = useText('app')
  return useCallback((error) => errorWords(text, error), [text])
}

/**
 * Explains the problem of a field: our checks' codes, a refinement's own word, or AWS's error name.
 */
export function useProblemWords(): (problem: FieldProblem) => string {
  const text = useText('app')
  return useCallback(
    ({ code, limit }) => {
      const values = limit === undefined ? {} : { limit }
      // A field says nothing of a statement that is missing, so none is asked for.
      for (const key of [`problem.${code}`, errorKey({ code })])
        if (hasText('app', key)) return text(key, values)
      return text('problem.other', { code })
    },
    [text],
  )
}
