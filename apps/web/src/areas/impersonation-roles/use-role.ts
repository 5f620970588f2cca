import { useParams } from 'react-router'
import { type OrganizationScope, useOrganizationScope } from '../../kit/data/scope.ts'
import { useLoaded, useRead } from '../../kit/data/use-read.ts'

/** Returns the role in the address. */
export function useRoleInput(): OrganizationScope & { impersonationRoleId: string } {
  const { impersonationRoleId = '' } = useParams()
  return { ...useOrganizationScope(), impersonationRoleId }
}

/** Reads the role in the address. Source: IMP-06. */
export function useRoleRead() {
  const input = useRoleInput()
  return { input, query: useRead('impersonationRoles.get', input) }
}

/** Returns the role in the address, which the page around has loaded. */
export function useRole() {
  return useLoaded('impersonationRoles.get', useRoleInput())
}

/** The errors of AWS that mean that there is no such role. */
export const noRole = ['ResourceNotFoundException'] as const
