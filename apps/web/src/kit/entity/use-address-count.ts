import { areAliasesKnown, type EntityType } from '@mailroom/schemas/entities'
import { useOrganizationScope } from '../data/scope.ts'
import { useRead } from '../data/use-read.ts'

/**
 * Counts the enabled users, groups and resources with an address in a domain, or those of one type,
 * by the index of the directory. `isCounted` is false while somebody may still come: whoever has an
 * alias that is not read yet. Source: DOM-11.
 */
export function useAddressCount(domainName: string, type?: EntityType, enabled = true) {
  const query = {
    ...(type === undefined ? {} : { types: [type] }),
    ...{ states: ['ENABLED' as const], mailDomain: domainName },
  }
  const { data, error, refetch } = useRead(
    'entities.search',
    { ...useOrganizationScope(), query, limit: 1 },
    { enabled },
  )
  const isCounted = data !== undefined && (data.total > 0 || areAliasesKnown(data.index))
  return { data, error: data ? undefined : error, refetch, isCounted }
}
