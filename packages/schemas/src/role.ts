/** Who uses the console: runs it, resets passwords, or reads only. One role a person, from a claim of the identity provider. */
export const roles = ['administrator', 'helpDesk', 'auditor'] as const

export type Role = (typeof roles)[number]
