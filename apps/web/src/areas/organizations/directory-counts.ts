import { daysLeft } from '@mailroom/schemas/directory-rules'
import type { EntityQuery } from '@mailroom/schemas/entities'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { useAwsNow } from '../../kit/data/use-aws-now.ts'
import { useRead } from '../../kit/data/use-read.ts'

/**
 * Counts entities in the index: `count` is undefined until the first listing of the directory is
 * complete, and `error` is set if it cannot be read.
 */
export function useDirectoryCount(query: EntityQuery) {
  const input = { ...useOrganizationScope(), query, limit: 1 }
  const { data, error, refetch } = useRead('entities.search', input)
  const index = data?.index
  return {
    count: index?.asOf === undefined ? undefined : data?.total,
    index,
    /** True if it is not known when the number will come. */
    isUnknown: data === undefined ? error !== null : index?.problem !== undefined,
    error: data === undefined ? error : null,
    refetch,
  }
}

/** The most disabled users whose mailboxes are looked at. */
const limit = 1_000

/**
 * Returns the disabled users whose mailboxes are still kept by AWS's clock, the one that is removed
 * first at the beginning. The days are an estimate. Source: USR-08; 00-index, decisions 20, 26.
 */
export function useKeptMailboxes() {
  const now = useAwsNow()
  const { data, error, refetch } = useRead('entities.search', {
    ...useOrganizationScope(),
    query: { types: ['USER'], states: ['DISABLED'], userRoles: ['USER'] },
    sort: { by: 'disabledDate', descending: true },
    limit,
  })
  const kept = data?.items.flatMap(({ disabledDate, ...user }) => {
    const days = disabledDate === undefined ? -1 : daysLeft(disabledDate, now)
    return days < 0 || disabledDate === undefined ? [] : [{ ...user, disabledDate, days }]
  })
  return {
    kept: data?.index.asOf === undefined ? undefined : kept?.reverse(),
    error: data === undefined ? error : null,
    refetch,
  }
}
