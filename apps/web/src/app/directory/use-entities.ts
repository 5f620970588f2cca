import type { Entity } from '@mailroom/schemas'
import { useRead } from '../api/use-read.ts'
import { useOrganizationScope } from '../scope.ts'

/** As many ids as one request takes. */
const most = 1_000

/** Users, groups and resources by id, as the index knows them: for lists of AWS that tell ids only. Deleted ones included. */
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
