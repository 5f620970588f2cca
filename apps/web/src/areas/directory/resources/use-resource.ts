import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'

/** Reads the resource in the address, for its page, the tabs and the dialogs. */
export function useResource() {
  const { resourceId = '' } = useParams()
  const input = { ...useOrganizationScope(), resourceId }
  const { data: resource, error, refetch } = useRead('resources.describe', input)
  return { resource, error, refetch, input }
}
