import { useOrganizationScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'

type Role = { impersonationRoleId: string; name: string }

/** The impersonation roles of the organization; `undefined` as long as they are not read. */
export function useRoles(): readonly Role[] | undefined {
  return useRead('impersonationRoles.list', useOrganizationScope()).data?.items
}
