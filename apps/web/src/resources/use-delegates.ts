import { useRead } from '../app/api/use-read.ts'
import { useResource } from './use-resource.ts'

/** Whether a resource has delegates, and whether the only one has to stay because nobody else would answer requests. Source: RES-08, T-25. */
export function useDelegates() {
  const { resource, input } = useResource()
  const { data } = useRead('resourceDelegates.list', { ...input, maxResults: 2 })
  const count = data?.items.length
  return {
    hasNone: count === 0,
    lastIsNeeded: count === 1 && resource?.bookingOptions.autoAcceptRequests === false,
  }
}
