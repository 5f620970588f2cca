import { useWholeList } from '../../../kit/table/whole-list.ts'
import { useUser } from './use-user.ts'

/** Reads the personal access tokens of the user in the address. */
export function useTokens() {
  const { input } = useUser()
  return { input, query: useWholeList('personalAccessTokens.list', input) }
}
