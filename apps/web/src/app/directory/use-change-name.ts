import { useCallback } from 'react'
import { hasText, useText } from '../texts/texts.ts'

/** What a change for many is called, by its kind; a kind of an older version by itself. */
export function useChangeName(): (kind: string) => string {
  const text = useText('app')
  return useCallback(
    (kind) => {
      const key = `change.${kind}`
      return hasText('app', key) ? text(key) : kind
    },
    [text],
  )
}
