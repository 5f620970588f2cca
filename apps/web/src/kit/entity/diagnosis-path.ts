import { type OrganizationScope, organizationPath } from '../data/scope.ts'

/** Returns the address of the page that says why mail to an address or domain does not arrive. */
export function diagnosisPath(scope: OrganizationScope, address: string): string {
  return organizationPath(scope, `diagnosis?address=${encodeURIComponent(address)}`)
}
