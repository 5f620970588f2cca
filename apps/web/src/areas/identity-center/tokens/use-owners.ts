import type { Entity } from '@mailroom/schemas/entities'
import { useMemo } from 'react'
import { useEntities } from '../../../kit/entity/use-entities.ts'

/** Returns the users of tokens by id, from the index; AWS names them by id alone. */
export function useOwners(
  tokens: readonly { userId?: string | undefined }[] | undefined,
): ReadonlyMap<string, Entity> {
  const ids = useMemo(
    () => (tokens ?? []).flatMap(({ userId }) => (userId === undefined ? [] : [userId])),
    [tokens],
  )
  return useEntities(ids)
}
