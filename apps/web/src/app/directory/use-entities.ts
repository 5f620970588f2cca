import type { Entity } from '@mailroom/schemas'
import { useQuery } from '@tanstack/react-query'
import { readOptions } from '../api/use-read.ts'
import { useOrganizationScope } from '../scope.ts'

/** As many ids as one request takes. */
const most = 1_000

/** While the index is filled it is asked again after so many milliseconds. */
const fillingMs = 3_000

/** Users, groups and resources by id, as the index knows them: for lists of AWS that tell ids only. Deleted ones included. */
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
    refetchInterval: ({ state }) =>
      state.data !== undefined && state.data.index.phase !== 'COMPLETE' && fillingMs,
  })
  return new Map(data?.items.map((entity) => [entity.id, entity]))
}
