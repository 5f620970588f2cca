import { useWholeList } from '../../../kit/table/whole-list.ts'
import { useResource } from './use-resource.ts'

/**
 * Returns whether a resource has delegates, and whether the only one has to stay because nobody
 * else would answer requests. Source: RES-08, T-25.
 */
export function useDelegates() {
  const { resource, input } = useResource()
  const { data } = useWholeList('resourceDelegates.list', input)
  const count = data?.length
  return {
    hasNone: count === 0,
    lastIsNeeded: count === 1 && resource?.bookingOptions.autoAcceptRequests === false,
  }
}
