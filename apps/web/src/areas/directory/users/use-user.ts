import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useLoaded, useRead } from '../../../kit/data/use-read.ts'

/** Returns the ids of the user in the address. */
function useInput() {
  const { userId = '' } = useParams()
  return { ...useOrganizationScope(), userId }
}

/** Reads the user in the address, for their page. */
export function useUserRead() {
  const input = useInput()
  return { input, query: useRead('users.describe', input) }
}

/** Returns the user that a page, or the gate of a dialog, has loaded, for what is on it. */
export function useUser() {
  const input = useInput()
  return { input, user: useLoaded('users.describe', input) }
}
