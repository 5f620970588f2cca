import { iamPolicy, roles } from '../../packages/schemas/src/index.ts'

const cliNames = { administrator: 'administrator', helpDesk: 'help-desk', auditor: 'auditor' }

/**
 * Returns docs/iam/<role>.json: the policy of the IAM role behind a connection, for each role of
 * the console.
 */
export function iamPolicyFiles(): Record<string, string> {
  return Object.fromEntries(
    roles.map((role) => [
      `docs/iam/${cliNames[role]}.json`,
      `${JSON.stringify(iamPolicy(role), null, 2)}\n`,
    ]),
  )
}
