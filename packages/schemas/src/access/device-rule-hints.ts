import { type Effect, isCondition, type List } from './combine.ts'
import { type DecidingDeviceRule, isNotReported } from './mobile-device-access-effect.ts'

/** The two lists of a property: a device has to fit both. */
type Condition = { wanted: readonly string[] | undefined; unwanted: readonly string[] }

const lower = (value: string) => value.toLowerCase()

/** The conditions of a rule, a property each, so that lists that hold for all are absent. */
function conditionsOf(rule: DecidingDeviceRule): Condition[] {
  const pairs: [List, List][] = [
    [rule.deviceTypes, rule.notDeviceTypes],
    [rule.deviceModels, rule.notDeviceModels],
    [rule.deviceOperatingSystems, rule.notDeviceOperatingSystems],
    [rule.deviceUserAgents, rule.notDeviceUserAgents],
  ]
  return pairs.map(([wanted, unwanted]) => ({
    wanted: isCondition(wanted) ? wanted.map(lower) : undefined,
    unwanted: isCondition(unwanted) ? unwanted.map(lower) : [],
  }))
}

const begins = (value: string, prefixes: readonly string[]) =>
  prefixes.some((prefix) => value.startsWith(prefix))

/** The beginnings that a condition wants, without the ones that it excludes; undefined for any. */
function beginningsOf({ wanted, unwanted }: Condition): string[] | undefined {
  return wanted?.filter((value) => !isNotReported(value) && !begins(value, unwanted))
}

/** Whether a device that does not report the property fits. Source: MDAR-07. */
function fitsUnreported({ wanted, unwanted }: Condition): boolean {
  return unwanted.length === 0 && (wanted?.some(isNotReported) ?? true)
}

/** Returns whether no value fits a condition. */
function isContradiction(condition: Condition): boolean {
  return !fitsUnreported(condition) && beginningsOf(condition)?.length === 0
}

/** Returns whether no text that fits a condition begins with an excluded one. */
function avoids(condition: Condition, excluded: string): boolean {
  if (begins(excluded, condition.unwanted)) return true
  const beginnings = beginningsOf(condition)
  return (
    beginnings?.every((each) => !each.startsWith(excluded) && !excluded.startsWith(each)) ?? false
  )
}

/** Returns whether all that fits a condition fits another; false where that is not certain. */
function isWithin(condition: Condition, wider: Condition): boolean {
  if (fitsUnreported(condition) && !fitsUnreported(wider)) return false
  const { wanted } = wider
  const isWanted =
    wanted === undefined ||
    beginningsOf(condition)?.every((each) =>
      begins(
        each,
        wanted.filter((value) => !isNotReported(value)),
      ),
    )
  return isWanted === true && wider.unwanted.every((excluded) => avoids(condition, excluded))
}

/** Returns whether a rule matches every device. Source: MDAR-05. */
export function matchesEveryDevice(rule: DecidingDeviceRule): boolean {
  return conditionsOf(rule).every(({ wanted, unwanted }) => !wanted && unwanted.length === 0)
}

/** Returns whether another rule matches every device that a rule matches; false if uncertain. */
export function isCoveredBy(rule: DecidingDeviceRule, other: DecidingDeviceRule): boolean {
  const others = conditionsOf(other)
  return conditionsOf(rule).every((condition, place) => {
    const wider = others[place]
    return wider !== undefined && isWithin(condition, wider)
  })
}

/**
 * Why a rule changes no decision: no device fits its conditions, another rule denies every device
 * that it allows, or another one of the same effect matches them all.
 */
export type DeviceHintReason = 'contradiction' | 'deniedAnyway' | 'sameAnyway'

export type DeviceHint<Rule> = { rule: Rule; reason: DeviceHintReason; other?: Rule }

/**
 * Returns the rules that change no decision. Of two that match the same devices the later one is
 * named. Source: MDAR-04, MDAR-06, MDAR-13.
 */
export function deviceRuleHints<Rule extends DecidingDeviceRule>(
  rules: readonly Rule[],
): DeviceHint<Rule>[] {
  return rules.flatMap((rule, place): DeviceHint<Rule>[] => {
    if (conditionsOf(rule).some(isContradiction)) return [{ rule, reason: 'contradiction' }]
    const wider = (effect: Effect) =>
      rules.find(
        (other, at) =>
          other !== rule &&
          other.effect === effect &&
          isCoveredBy(rule, other) &&
          (other.effect !== rule.effect || at < place || !isCoveredBy(other, rule)),
      )
    const denying = rule.effect === 'ALLOW' ? wider('DENY') : undefined
    if (denying) return [{ rule, reason: 'deniedAnyway', other: denying }]
    const same = wider(rule.effect)
    return same ? [{ rule, reason: 'sameAnyway', other: same }] : []
  })
}
