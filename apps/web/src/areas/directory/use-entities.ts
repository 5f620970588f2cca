import type { Entity } from '@mailroom/schemas'
import { useQuery } from '@tanstack/react-query'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { untilIndexed } from '../../kit/data/until-indexed.ts'
import { readOptions } from '../../kit/data/use-read.ts'

/** How many ids one request takes. */
const most = 1_000

/**
 * Returns users, groups and resources by id from the index, for lists that AWS gives only by id.
 * Includes deleted ones.
 */
export function useEntities(ids: readonly string[]): ReadonlyMap<string, Entity> {
  const scope = useOrganizationScope()
  const wanted = [...new Set(ids)].sort().slice(0, most)
  const { data } = useQuery({
    ...readOptions('entities.search', {
      ...scope,
      query: { ids: wanted, states: ['ENABLED', 'DISABLED', 'DELETED'] },
      limit: most,
    }),
    enabled: wanted.length > 0,
    refetchInterval: untilIndexed,
  })
  return new Map(data?.items.map((entity) => [entity.id, entity]))
}
