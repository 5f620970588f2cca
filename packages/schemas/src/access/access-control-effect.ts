import type { AccessControlRule } from '../access-control-rules.ts'
import { combine, type Decision, isCondition, type List } from './combine.ts'
import { ipSetOf, isIn, numberOf } from './ip-set.ts'

/** An access to a mailbox from an IPv4 address, by a user or by an impersonation role. */
export type AccessRequest = {
  action: string
  ipAddress: string
  userId?: string | undefined
  impersonationRoleId?: string | undefined
}

/** The members of a rule that decide, besides its name. */
export type DecidingRule = Omit<AccessControlRule, 'description' | 'dateCreated' | 'dateModified'>

/**
 * Returns whether an address is in one of the ranges, which are read once; the last answer is kept,
 * because a matrix asks about one address for all people.
 */
function inRanges(ranges: readonly string[]): (address: number) => boolean {
  const set = ipSetOf(ranges)
  let last = { address: Number.NaN, isInside: false }
  return (address) => {
    if (address !== last.address) last = { address, isInside: isIn(set, address) }
    return last.isInside
  }
}

/** Returns whether a value is in a list, which is read once. */
function among(list: readonly string[]): (value: string | undefined) => boolean {
  const values = new Set(list)
  return (value) => value !== undefined && values.has(value)
}

type Request = AccessRequest & { address: number }
type Test = (request: Request) => boolean

/**
 * The users and roles of a rule are one set, because a request has only one of them.
 * Source: ACR-11.
 */
function principals(users: List, roles: List): Test {
  const isUser = among(users ?? [])
  const isRole = among(roles ?? [])
  return ({ userId, impersonationRoleId }) =>
    userId === undefined ? isRole(impersonationRoleId) : isUser(userId)
}

/**
 * Returns whether a request matches a rule: all its conditions hold; both lists of a pair may be
 * present. Source: ACR-10, 00-index, decision 9.
 */
function matcherOf(rule: DecidingRule): Test {
  const { actions, notActions, ipRanges, notIpRanges, userIds, notUserIds } = rule
  const { impersonationRoleIds, notImpersonationRoleIds } = rule
  const tests: Test[] = []
  const hold = (list: List, test: (values: readonly string[]) => Test) => {
    if (isCondition(list)) tests.push(test(list))
  }
  const fail = (list: List, test: (values: readonly string[]) => Test) =>
    hold(list, (values) => {
      const found = test(values)
      return (request) => !found(request)
    })
  const action = (values: readonly string[]): Test => {
    const isOne = among(values)
    return (request) => isOne(request.action)
  }
  const ranges = (values: readonly string[]): Test => {
    const isIn = inRanges(values)
    return (request) => isIn(request.address)
  }
  hold(actions, action)
  fail(notActions, action)
  if (isCondition(userIds) || isCondition(impersonationRoleIds))
    tests.push(principals(userIds, impersonationRoleIds))
  fail(notUserIds, (values) => principals(values, undefined))
  fail(notImpersonationRoleIds, (values) => principals(undefined, values))
  hold(ipRanges, ranges)
  fail(notIpRanges, ranges)
  return (request) => tests.every((test) => test(request))
}

/**
 * Returns what decides accesses by access control rules, which are read once; the deciding rules
 * come in the given order. It knows nothing of mailbox permissions. Source: ACR-10 to ACR-13.
 */
export function accessControl<Rule extends DecidingRule>(
  rules: readonly Rule[],
): (request: AccessRequest) => Decision<Rule> {
  const matchers = rules.map((rule) => ({ rule, matches: matcherOf(rule) }))
  let last = { ipAddress: '', address: Number.NaN }
  return ({ action, ipAddress, userId, impersonationRoleId }) => {
    if (ipAddress !== last.ipAddress) last = { ipAddress, address: numberOf(ipAddress) }
    const { address } = last
    const prepared = { action, ipAddress, userId, impersonationRoleId, address }
    const matching: Rule[] = []
    for (const { rule, matches } of matchers) if (matches(prepared)) matching.push(rule)
    return combine(matching)
  }
}
