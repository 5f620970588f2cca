import { useWholeList } from '../app/table/whole-list.ts'
import { useUser } from './use-user.ts'

/** The personal access tokens of the address's user. */
export function useTokens() {
  const { input } = useUser()
  return { input, query: useWholeList('personalAccessTokens.list', input) }
}
