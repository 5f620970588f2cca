import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'

/** Reads the test cases of the organization in the address. */
export function useCases() {
  const scope = useOrganizationScope()
  const query = useRead('accessTestCases.list', scope)
  return { scope, query: { ...query, data: query.data?.items } }
}
