import { useParams } from 'react-router'
import { useRead } from '../app/api/use-read.ts'
import { useOrganizationScope } from '../app/scope.ts'

/** Reads the user in the address, for their page, the tabs and the dialogs. */
export function useUser() {
  const { userId = '' } = useParams()
  const input = { ...useOrganizationScope(), userId }
  const { data, error, refetch } = useRead('users.describe', input)
  return { user: data, error, refetch, input }
}
