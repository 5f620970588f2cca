import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'

/** Reads the user in the address, for their page, the tabs and the dialogs. */
export function useUser() {
  const { userId = '' } = useParams()
  const input = { ...useOrganizationScope(), userId }
  const { data, error, refetch } = useRead('users.describe', input)
  return { user: data, error, refetch, input }
}
