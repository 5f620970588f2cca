import type { Entity } from '@mailroom/schemas'
import { useOrganizationScope } from '../data/scope.ts'
import { useRead } from '../data/use-read.ts'

/** How many ids one request takes. */
const most = 1_000

/**
 * Returns users, groups and resources by id from the index, for lists that AWS gives only by id.
 * Includes deleted ones.
 */
export function useEntities(ids: readonly string[]): ReadonlyMap<string, Entity> {
  const scope = useOrganizationScope()
  const wanted = [...new Set(ids)].sort().slice(0, most)
  const { data } = useRead(
    'entities.search',
    {
      ...scope,
      query: { ids: wanted, states: ['ENABLED', 'DISABLED', 'DELETED'] },
      limit: most,
    },
    { enabled: wanted.length > 0 },
  )
  return new Map(data?.items.map((entity) => [entity.id, entity]))
}
