import { declarationOf, type OperationId } from './operations.ts'
import type { Role } from './role.ts'

/** Whether somebody with these roles may use an operation: it has to name one of them. */
export function can(roles: readonly Role[], id: OperationId): boolean {
  return declarationOf(id).roles.some((role) => roles.includes(role))
}
