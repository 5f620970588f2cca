import type { Job } from '@mailroom/schemas/jobs'
import { useCallback } from 'react'
import { hasText, useText } from './texts.ts'

/**
 * Returns the name of a bulk change by its kind, and of a move by its domains; the kind itself if an
 * older version made it.
 */
export function useChangeName(): (kind: string, move?: Job['move']) => string {
  const text = useText('app')
  return useCallback(
    (kind, move) => {
      if (move)
        return text('change.moveDomain.of', {
          fromDomain: move.fromDomain,
          toDomain: move.toDomain,
        })
      const key = `change.${kind}`
      return hasText('app', key) ? text(key) : kind
    },
    [text],
  )
}
