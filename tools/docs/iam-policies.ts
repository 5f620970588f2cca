import { iamPolicy } from '../../packages/schemas/src/iam-policy.ts'
import { type Role, roles } from '../../packages/schemas/src/role.ts'

const cliNames = { administrator: 'administrator', helpDesk: 'help-desk', auditor: 'auditor' }

function fileOf(role: Role): string {
  return `${JSON.stringify(iamPolicy(role), null, 2)}\n`
}

/**
 * Returns docs/iam/<role>.json: the policy of the IAM role behind a connection, for each role of
 * the console. Two of them are also profiles of the local AWS.
 */
export function iamPolicyFiles(): Record<string, string> {
  return {
    ...Object.fromEntries(roles.map((role) => [`docs/iam/${cliNames[role]}.json`, fileOf(role)])),
    'packages/local-aws/src/access/readonly.generated.json': fileOf('auditor'),
    'packages/local-aws/src/access/helpdesk.generated.json': fileOf('helpDesk'),
  }
}
