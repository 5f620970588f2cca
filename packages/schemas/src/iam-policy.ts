import * as z from 'zod/mini'
import { type AwsServiceId, actionOf, awsServices } from './aws-call.ts'
import { can } from './can.ts'
import { declarationOf, type OperationId, operations } from './operations.ts'
import { type Role, roles } from './role.ts'
import { s3ActionOf } from './s3-actions.ts'

/** Returns the AWS calls of an operation, each once. */
export function actionsOf(id: OperationId): string[] {
  return [...new Set(declarationOf(id).aws.map(actionOf))]
}

/** Returns the IAM actions of an operation, each once. */
function iamActionsOf(id: OperationId): string[] {
  const actions = actionsOf(id).map((action) =>
    action.startsWith('s3:') ? s3ActionOf(action.slice('s3:'.length)) : action,
  )
  return [...new Set(actions)]
}

type Needed = {
  action: string
  service: AwsServiceId
  roles: Role[]
  isOfOrganization: boolean
}

/**
 * Returns the actions that the operations of a connection need, with the roles of ours that need
 * them, and whether they are about an organization, so that a policy may name one. A read-only
 * connection needs none for writes. Source: 01 IAM-11, IAM-12.
 */
export function actionsNeeded({ readOnly }: { readOnly: boolean }) {
  const needed = new Map<string, Needed>()
  for (const id of Object.keys(operations) as OperationId[]) {
    const { kind, roles: whose, input, changesOnlyMailroom } = declarationOf(id)
    if (kind === 'write' && readOnly && !changesOnlyMailroom) continue
    const isOfOrganization = input instanceof z.ZodMiniObject && 'organizationId' in input.def.shape
    for (const action of iamActionsOf(id)) {
      const known = needed.get(action)
      const all = roles.filter((role) => known?.roles.includes(role) || whose.includes(role))
      const service = awsServices.find((each) => action.startsWith(`${each}:`)) ?? 'workmail'
      needed.set(action, {
        action,
        service,
        roles: all,
        isOfOrganization: isOfOrganization || known?.isOfOrganization === true,
      })
    }
  }
  return [...needed.values()]
}

/**
 * Returns the least IAM policy with which a role can use all its operations: the policy of the IAM
 * role that a connection assumes. WorkMail's list and create operations do not support resources,
 * so the resource is `*`. What S3 needs is of one
 * bucket: the policy of the caller of exports has it. Source: X-05, GEN-13, EXIT-09.
 */
export function iamPolicy(role: Role) {
  const ids = Object.keys(operations) as OperationId[]
  const actions = ids
    .filter((id) => can([role], id))
    .flatMap(iamActionsOf)
    .filter((action) => !action.startsWith('s3:'))
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
