/**
 * The roles of the console. A person has one or several, from a claim of the identity provider:
 * administrators run it, the help desk resets passwords, auditors only read. Somebody with several
 * roles may do what any of them may: no role contains another.
 */
export const roles = ['administrator', 'helpDesk', 'auditor'] as const

export type Role = (typeof roles)[number]

/** Returns the roles as they are stored: their names in a fixed order, separated by blanks. */
export function rolesText(held: readonly Role[]): string {
  return roles.filter((role) => held.includes(role)).join(' ')
}

/** Returns the roles in a stored text, without names that this version does not know. */
export function rolesIn(text: string): Role[] {
  const names = text.split(' ')
  return roles.filter((role) => names.includes(role))
}
