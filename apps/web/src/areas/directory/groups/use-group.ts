import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'

/** Reads the group in the address, for its page, the tabs and the dialogs. */
export function useGroup() {
  const { groupId = '' } = useParams()
  const input = { ...useOrganizationScope(), groupId }
  const { data: group, error, refetch } = useRead('groups.describe', input)
  return { group, error, refetch, input }
}
