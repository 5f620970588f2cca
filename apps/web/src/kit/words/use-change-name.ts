import { useCallback } from 'react'
import { hasText, useText } from './texts.ts'

/** Returns the name of a bulk change by its kind; the kind itself if an older version made it. */
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
