import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'

/**
 * Looks at AWS as the page opens, and whenever somebody asks to; what was seen is read again.
 * Source: EXIT-12.
 */
export function useLook() {
  const client = useQueryClient()
  const query = useRead('leftOvers.check', useOrganizationScope())
  const { dataUpdatedAt } = query
  useEffect(() => {
    if (dataUpdatedAt > 0)
      void client.invalidateQueries({ queryKey: ['exitChecklist.describe'], type: 'active' })
  }, [client, dataUpdatedAt])
  return query
}
