import { declarationOf, type OperationId } from './operations.ts'
import type { Role } from './role.ts'

/** Whether a role may use an operation. Roles that the operation does not name may not. */
export function can(role: Role, id: OperationId): boolean {
  return declarationOf(id).roles.includes(role)
}
