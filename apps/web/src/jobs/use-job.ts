import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useParams } from 'react-router'
import { readsOneOf } from '../app/api/query-client.ts'
import { readOptions } from '../app/api/use-read.ts'
import { useOrganizationScope } from '../app/scope.ts'
import { isMoving } from './job-state.ts'

/** How long until a job that is moving is looked at again, in milliseconds. */
const pollMs = 1_000

/** Which job the address names. */
export function useJobInput() {
  const { jobId = '' } = useParams()
  return { ...useOrganizationScope(), jobId }
}

/** The job of the address, asked for again while it moves; its rows are fetched anew whenever they were counted differently. */
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
