import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useParams } from 'react-router'
import { readsOneOf } from '../../kit/data/query-client.ts'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'

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
  const query = useRead('jobs.describe', useJobInput())
  const seen = query.data && JSON.stringify([query.data.state, query.data.counts])
  useEffect(() => {
    if (seen !== undefined) void client.invalidateQueries({ predicate: readsOneOf(['jobRows']) })
  }, [client, seen])
  return query
}
