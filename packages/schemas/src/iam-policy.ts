import { actionOf } from './aws-call.ts'
import { can } from './can.ts'
import { declarationOf, type OperationId, operations } from './operations.ts'
import type { Role } from './role.ts'

/** Returns the AWS actions of an operation, each once. */
export function actionsOf(id: OperationId): string[] {
  return [...new Set(declarationOf(id).aws.map(actionOf))]
}

/**
 * Returns the least IAM policy with which a role can use all its operations: the policy of the IAM
 * role that a connection assumes. WorkMail's list and create operations do not support resources,
 * so the resource is `*`. Source: X-05, GEN-13.
 */
export function iamPolicy(role: Role) {
  const ids = Object.keys(operations) as OperationId[]
  const actions = ids.filter((id) => can([role], id)).flatMap(actionsOf)
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: `Mailroom${role.charAt(0).toUpperCase()}${role.slice(1)}`,
        Effect: 'Allow',
        Action: [...new Set(actions)].sort(),
        Resource: '*',
      },
    ],
  }
}
