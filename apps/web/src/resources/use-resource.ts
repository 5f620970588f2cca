import { useParams } from 'react-router'
import { useRead } from '../app/api/use-read.ts'
import { useOrganizationScope } from '../app/scope.ts'

/** The resource of the address, for its page, the tabs on it and the dialogs over it. */
export function useResource() {
  const { resourceId = '' } = useParams()
  const input = { ...useOrganizationScope(), resourceId }
  const { data: resource, error, refetch } = useRead('resources.describe', input)
  return { resource, error, refetch, input }
}
