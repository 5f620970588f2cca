import type { AccessMatrix } from '@mailroom/schemas/access/access-impact'
import { type AlikeAddresses, alikeAddresses } from '@mailroom/schemas/access/alike-addresses'
import { type AccessControlRule, accessProtocols } from '@mailroom/schemas/access-control-rules'
import type { SampleAddress } from '@mailroom/schemas/access-sample-addresses'

/** The key of a rule that is not saved yet, which no rule of AWS can have. */
export const newRule = '(new)'

export type Rules = readonly AccessControlRule[]

/** Returns each value once. */
function once(lists: readonly (readonly string[] | undefined)[]): string[] {
  return [...new Set(lists.flatMap((list) => list ?? []))]
}

/** The users, or the impersonation roles, that rules name. */
export const usersOf = (rules: Rules) =>
  once(rules.flatMap(({ userIds, notUserIds }) => [userIds, notUserIds]))
export const rolesOf = (rules: Rules) =>
  once(rules.flatMap((rule) => [rule.impersonationRoleIds, rule.notImpersonationRoleIds]))

/** An address to look at: one that people have named, or one that stands for all alike. */
export type LookedAt = Partial<SampleAddress> & AlikeAddresses

/**
 * Returns the accesses to look at: all protocols from everywhere, by anybody, by those whom the
 * rules name and by those whom a person has chosen. One address stands for all that the rules treat
 * alike, so that none is left out however many ranges they name.
 */
export function matrixOf(
  rules: Rules,
  samples: readonly SampleAddress[],
  chosen: readonly string[],
): { matrix: AccessMatrix; addresses: readonly LookedAt[] } {
  const named = samples.map((each) => ({ ...each, ranges: [], within: undefined }))
  const others = alikeAddresses(rules).filter(
    ({ ipAddress }) => !samples.some((sample) => sample.ipAddress === ipAddress),
  )
  const addresses = [...named, ...others]
  const people = [undefined, ...new Set([...usersOf(rules), ...chosen])]
  const matrix = {
    ...{ actions: accessProtocols, people, roles: rolesOf(rules) },
    addresses: addresses.map((each) => each.ipAddress),
  }
  return { matrix, addresses }
}
