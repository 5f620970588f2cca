import type { Targets } from '@mailroom/schemas/changes'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'

/** How many targets are shown as examples. */
const shown = 5

/** Returns the first targets of a change, and their total. */
export function useFirstTargets(targets: Targets) {
  const ids = 'entityIds' in targets ? targets.entityIds : undefined
  const query = 'query' in targets ? targets.query : { ids: targets.entityIds.slice(0, shown) }
  const { data } = useRead(
    'entities.search',
    { ...useOrganizationScope(), query, limit: shown },
    { enabled: ids?.length !== 0 },
  )
  return { entities: data?.items ?? [], total: ids?.length ?? data?.total }
}
