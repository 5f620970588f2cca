import { declarationOf, type OperationId } from './operations.ts'
import type { Role } from './role.ts'

/** Whether a role may use an operation. Nobody may who is not named. */
export function can(role: Role, id: OperationId): boolean {
  return declarationOf(id).roles.includes(role)
}
