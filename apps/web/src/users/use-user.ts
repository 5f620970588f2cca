import { useParams } from 'react-router'
import { useRead } from '../app/api/use-read.ts'
import { useOrganizationScope } from '../app/scope.ts'

/** The user of the address, for the dialogs over a page. */
export function useUser() {
  const { userId = '' } = useParams()
  const { data, error } = useRead('users.describe', { ...useOrganizationScope(), userId })
  return { user: data, error }
}
