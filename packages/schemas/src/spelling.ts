/**
 * Returns a member's name as the AWS API spells it: `organizationId` → `OrganizationId`, `arn` →
 * `ARN`.
 */
export function awsName(name: string): string {
  return name === 'arn' ? 'ARN' : name.charAt(0).toUpperCase() + name.slice(1)
}

/**
 * Returns a member's or operation's name as the AWS CLI spells it: `HiddenFromGlobalAddressList` →
 * `hidden-from-global-address-list`.
 */
export function cliName(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
}
