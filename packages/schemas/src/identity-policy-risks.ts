import { policyOf, type Statement, sendsMail } from './identity-policy-kinds.ts'

/** Matches the condition keys that say how or when somebody sends, and not who. Source: SES, IAM. */
const notWho = /^(?:ses:.*|aws:(?:SecureTransport|CurrentTime|EpochTime|UserAgent|Referer))$/i

function isOpen({ Effect, Principal, NotPrincipal, Action, Condition }: Statement): boolean {
  const isEverybody = Principal.AWS?.includes('*') || NotPrincipal !== undefined
  const conditions = Object.values(Condition).flatMap((keys) => Object.entries(keys))
  const isLimited = conditions.some(([key, values]) => !notWho.test(key) && !values.includes('*'))
  return Effect === 'Allow' && isEverybody && !isLimited && Action.some(sendsMail)
}

/**
 * Returns whether anyone with an AWS account may send mail by a policy: it allows it to everybody,
 * and no condition limits who that is. False for a text that is not a policy. Source: DOM-41.
 */
export function isOpenToAll(policy: string): boolean {
  return policyOf(policy)?.Statement.some(isOpen) ?? false
}

/**
 * Returns the resources in a policy that are not the domain it belongs to, of which it can therefore
 * say nothing. Of one with `*` or `?`, only what stands before it counts. Any account and partition
 * may be meant: AWS judges those. Source: DOM-41, 06 PutIdentityPolicy.
 */
export function foreignResourcesIn(
  policy: string,
  { region, domainName }: { region: string; domainName: string },
): string[] {
  const resources = policyOf(policy)?.Statement.flatMap(({ Resource }) => Resource) ?? []
  return [...new Set(resources)].filter((resource) => {
    const [start = '', wildcard] = resource.toLowerCase().split(/([*?])/, 2)
    const [, partition = '', , , account = ''] = start.split(':')
    const own = [
      ...['arn', /^aws[\w-]*$/.test(partition) ? partition : 'aws', 'ses', region],
      ...[/^\d*$/.test(account) ? account.padEnd(12, '0') : '', `identity/${domainName}`],
    ]
      .join(':')
      .toLowerCase()
    return wildcard ? !own.startsWith(start) : start !== own
  })
}
