import { accessProtocols } from '../access-control-rules.ts'
import type { DecidingRule } from './access-control-effect.ts'
import { isCondition, type List } from './combine.ts'
import { everywhere, type IpSet, ipSetOf, without } from './ip-set.ts'

/**
 * Why a rule can never decide anything: `shadowed` – a rule that denies is for everything that it
 * allows –, `covered` – another rule of the same effect is for all of it –, `contradicting` – no
 * access fulfils all its conditions –, or `unknownOnly` – it is only for users and roles who are no
 * longer there. `other` is the name of the rule because of which it is so.
 */
export type AccessRuleHint = {
  rule: string
  reason: 'shadowed' | 'covered' | 'contradicting' | 'unknownOnly'
  other?: string
}

/** Values that are in a set, or all except some. */
type ValueSet = { isAll: boolean; values: ReadonlySet<string> }

function setOf(included: List, excluded: List): ValueSet {
  const except = new Set(excluded)
  if (!isCondition(included)) return { isAll: true, values: except }
  return { isAll: false, values: new Set(included.filter((value) => !except.has(value))) }
}

const nobody: ValueSet = { isAll: false, values: new Set() }

function isPart(one: ValueSet, whole: ValueSet): boolean {
  if (one.isAll) return whole.isAll && [...whole.values].every((value) => one.values.has(value))
  return [...one.values].every((value) => whole.isAll !== whole.values.has(value))
}

/** The accesses of a rule by users, or by impersonation roles: all combinations of three sets. */
type Part = { principals: ValueSet; actions: ValueSet; addresses: IpSet }

function partsOf(rule: DecidingRule): Part[] {
  const { userIds, notUserIds, impersonationRoleIds, notImpersonationRoleIds } = rule
  const hasPrincipals = isCondition(userIds) || isCondition(impersonationRoleIds)
  const of = (included: List, excluded: List) =>
    hasPrincipals && !isCondition(included) ? nobody : setOf(included, excluded)
  const actions = setOf(rule.actions, rule.notActions)
  const ranges = isCondition(rule.ipRanges) ? ipSetOf(rule.ipRanges) : everywhere
  const addresses = without(ranges, ipSetOf(rule.notIpRanges ?? []))
  // Impersonation roles use EWS only. Source: ACR-25.
  const ews = new Set(actions.isAll !== actions.values.has('EWS') ? ['EWS'] : [])
  return [
    { principals: of(userIds, notUserIds), actions, addresses },
    {
      principals: of(impersonationRoleIds, notImpersonationRoleIds),
      actions: { isAll: false, values: ews },
      addresses,
    },
  ]
}

function isEmpty({ principals, actions, addresses }: Part): boolean {
  const hasNone = ({ isAll, values }: ValueSet) => !isAll && values.size === 0
  const isWithoutProtocol =
    hasNone(actions) || (actions.isAll && accessProtocols.every((each) => actions.values.has(each)))
  return isWithoutProtocol || hasNone(principals) || addresses.length === 0
}

/** Returns whether a rule is for every access that another is for. */
function isWider(wide: DecidingRule, narrow: DecidingRule): boolean {
  const wholes = partsOf(wide)
  return partsOf(narrow).every((part, at) => {
    const whole = wholes[at]
    if (isEmpty(part) || !whole) return true
    return (
      isPart(part.principals, whole.principals) &&
      isPart(part.actions, whole.actions) &&
      without(part.addresses, whole.addresses).length === 0
    )
  })
}

/** Returns whether a rule is only for users and roles of whom nobody knows any. */
function isForUnknownOnly(rule: DecidingRule, isGone: (id: string) => boolean): boolean {
  const named = [...(rule.userIds ?? []), ...(rule.impersonationRoleIds ?? [])]
  return named.length > 0 && named.every(isGone)
}

/**
 * Returns the rules that can never decide anything, or whose decision another always makes as well:
 * without them everything stays as it is. Of two rules that say the same, the first one is told to
 * decide. `isGone` tells whether a user or role is no longer there. Source: ACR-10 to ACR-12.
 */
export function accessRuleHints(
  rules: readonly DecidingRule[],
  isGone: (id: string) => boolean,
): AccessRuleHint[] {
  return rules.flatMap((rule, at): AccessRuleHint[] => {
    const { name, effect } = rule
    if (partsOf(rule).every(isEmpty)) return [{ rule: name, reason: 'contradicting' }]
    if (isForUnknownOnly(rule, isGone)) return [{ rule: name, reason: 'unknownOnly' }]
    const wider = rules.filter((other, place) => {
      if (place === at || !isWider(other, rule)) return false
      if (other.effect !== effect) return other.effect === 'DENY'
      return place < at || !isWider(rule, other)
    })
    const denying = wider.find((other) => other.effect === 'DENY')
    if (effect === 'ALLOW' && denying)
      return [{ rule: name, reason: 'shadowed', other: denying.name }]
    const [same] = wider
    return same ? [{ rule: name, reason: 'covered', other: same.name }] : []
  })
}
