import { iamPolicy, roles } from '../../packages/schemas/src/index.ts'

const cliNames = { administrator: 'administrator', helpDesk: 'help-desk', auditor: 'auditor' }

/** docs/iam/<role>.json: what the IAM role behind a connection needs, by the console role that uses it. */
export function iamPolicyFiles(): Record<string, string> {
  return Object.fromEntries(
    roles.map((role) => [
      `docs/iam/${cliNames[role]}.json`,
      `${JSON.stringify(iamPolicy(role), null, 2)}\n`,
    ]),
  )
}
