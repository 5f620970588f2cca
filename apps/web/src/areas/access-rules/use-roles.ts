type Role = { impersonationRoleId: string; name: string }

/** The impersonation roles of the organization; `undefined` as long as they are not read. */
export function useRoles(): readonly Role[] | undefined {
  return undefined
}
