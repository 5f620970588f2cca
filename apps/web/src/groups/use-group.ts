import { useParams } from 'react-router'
import { useRead } from '../app/api/use-read.ts'
import { useOrganizationScope } from '../app/scope.ts'

/** The group of the address, for its page, the tabs on it and the dialogs over it. */
export function useGroup() {
  const { groupId = '' } = useParams()
  const input = { ...useOrganizationScope(), groupId }
  const { data: group, error, refetch } = useRead('groups.describe', input)
  return { group, error, refetch, input }
}
