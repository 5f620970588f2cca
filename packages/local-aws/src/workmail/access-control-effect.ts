import { BlockList } from 'node:net'
import type { AccessControlRuleRecord } from '../state/access-control-rules.ts'
import { combine } from './effect.ts'

type List = readonly string[] | undefined

/** An access to a mailbox, either by a user or by an impersonation role. */
export type AccessRequest = {
  action: string
  ipAddress: string
  userId?: string | undefined
  roleId?: string | undefined
}

function isSet(list: List): list is readonly string[] {
  return list !== undefined && list.length > 0
}

function isIncluded(list: List, value: string): boolean {
  return !isSet(list) || list.includes(value)
}

function isExcluded(list: List, value: string | undefined): boolean {
  return value !== undefined && isSet(list) && list.includes(value)
}

function isInRanges(ranges: readonly string[], ipAddress: string): boolean {
  const blocks = new BlockList()
  for (const range of ranges) {
    const [network = '', length] = range.split('/')
    blocks.addSubnet(network, Number(length))
  }
  return blocks.check(ipAddress)
}

/**
 * The users and roles of a rule are one set, because a request has only one of them.
 * Source: ACR-11.
 */
function isPrincipalIncluded(rule: AccessControlRuleRecord, { userId, roleId }: AccessRequest) {
  if (!isSet(rule.UserIds) && !isSet(rule.ImpersonationRoleIds)) return true
  return userId === undefined
    ? roleId !== undefined && (rule.ImpersonationRoleIds?.includes(roleId) ?? false)
    : (rule.UserIds?.includes(userId) ?? false)
}

/**
 * A rule matches if all its conditions hold; both lists of a pair may be present. Source: ACR-10,
 * 00-index, decision 9.
 */
function matches(rule: AccessControlRuleRecord, request: AccessRequest): boolean {
  const { action, ipAddress, userId, roleId } = request
  return (
    isIncluded(rule.Actions, action) &&
    !isExcluded(rule.NotActions, action) &&
    (!isSet(rule.IpRanges) || isInRanges(rule.IpRanges, ipAddress)) &&
    !(isSet(rule.NotIpRanges) && isInRanges(rule.NotIpRanges, ipAddress)) &&
    isPrincipalIncluded(rule, request) &&
    !isExcluded(rule.NotUserIds, userId) &&
    !isExcluded(rule.NotImpersonationRoleIds, roleId)
  )
}

/**
 * Returns whether the rules allow an access, and the names of the deciding rules, in the given
 * order. Source: ACR-10 to ACR-13.
 */
export function accessControlEffect(
  rules: readonly AccessControlRuleRecord[],
  request: AccessRequest,
): { Effect: 'ALLOW' | 'DENY'; MatchedRules: string[] } {
  const { Effect, deciding } = combine(rules.filter((rule) => matches(rule, request)))
  return { Effect, MatchedRules: deciding.map(({ Name }) => Name) }
}
