import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useParams } from 'react-router'
import { readsOneOf } from '../../kit/data/query-client.ts'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { readOptions } from '../../kit/data/use-read.ts'
import { isMoving } from './job-state.ts'

/** How often a changing job is read. Milliseconds. */
const pollMs = 1_000

/** Returns the job in the address. */
export function useJobInput() {
  const { jobId = '' } = useParams()
  return { ...useOrganizationScope(), jobId }
}

/**
 * Reads the job in the address, again while it changes; reads its rows again whenever their counts
 * change.
 */
export function useJob() {
  const client = useQueryClient()
  const query = useQuery({
    ...readOptions('jobs.describe', useJobInput()),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && isMoving(data) ? pollMs : false,
  })
  const seen = query.data && JSON.stringify([query.data.state, query.data.counts])
  useEffect(() => {
    if (seen !== undefined) void client.invalidateQueries({ predicate: readsOneOf(['jobRows']) })
  }, [client, seen])
  return query
}
