import type { AccessMatrix } from '@mailroom/schemas/access/access-impact'
import { networkOf } from '@mailroom/schemas/access/ip-range'
import {
  type AccessControlRule,
  accessProtocols,
  ipAddress,
} from '@mailroom/schemas/access-control-rules'
import { maxSampleAddresses, type SampleAddress } from '@mailroom/schemas/access-sample-addresses'

/** An address of the documentation, which is nobody's: it stands for any other place. */
export const somewhere = '203.0.113.5'

/** The key of a rule that is not saved yet, which no rule of AWS can have. */
export const newRule = '(new)'

export type Rules = readonly AccessControlRule[]

/** Returns each value once. */
function once(lists: readonly (readonly string[] | undefined)[]): string[] {
  return [...new Set(lists.flatMap((list) => list ?? []))]
}

/** An address in each range that rules name, called as the range: what changes there is seen, too. */
function inRangesOf(rules: Rules): SampleAddress[] {
  const ranges = once(rules.flatMap(({ ipRanges, notIpRanges }) => [ipRanges, notIpRanges]))
  return ranges
    .map((name) => ({ name, ipAddress: networkOf(name).split('/')[0] ?? '' }))
    .filter((each) => ipAddress.safeParse(each.ipAddress).success)
}

/** The users, or the impersonation roles, that rules name. */
export const usersOf = (rules: Rules) =>
  once(rules.flatMap(({ userIds, notUserIds }) => [userIds, notUserIds]))
export const rolesOf = (rules: Rules) =>
  once(rules.flatMap((rule) => [rule.impersonationRoleIds, rule.notImpersonationRoleIds]))

/**
 * Returns the accesses to look at: all protocols from the sample addresses and from each range that
 * the rules name, by anybody, by those whom the rules name and by those whom a person has chosen.
 */
export function matrixOf(
  rules: Rules,
  samples: readonly SampleAddress[],
  chosen: readonly string[],
): { matrix: AccessMatrix; addresses: readonly SampleAddress[] } {
  const all = [...samples, ...inRangesOf(rules)]
  const addresses = all
    .filter((each, at) => all.findIndex((other) => other.ipAddress === each.ipAddress) === at)
    .slice(0, maxSampleAddresses)
  const people = [undefined, ...new Set([...usersOf(rules), ...chosen])]
  const matrix = {
    ...{ actions: accessProtocols, people, roles: rolesOf(rules) },
    addresses: addresses.map((each) => each.ipAddress),
  }
  return { matrix, addresses }
}
