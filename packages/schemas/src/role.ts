/**
 * The roles of the console. Each person has one, from a claim of the identity provider:
 * administrators run it, the help desk resets passwords, auditors only read.
 */
export const roles = ['administrator', 'helpDesk', 'auditor'] as const

export type Role = (typeof roles)[number]
