import { useParams } from 'react-router'
import { useRead } from '../app/api/use-read.ts'
import { useOrganizationScope } from '../app/scope.ts'

/** Reads the resource in the address, for its page, the tabs and the dialogs. */
export function useResource() {
  const { resourceId = '' } = useParams()
  const input = { ...useOrganizationScope(), resourceId }
  const { data: resource, error, refetch } = useRead('resources.describe', input)
  return { resource, error, refetch, input }
}
