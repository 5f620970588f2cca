import { isCoveredBy, matchesEveryDevice } from '@mailroom/schemas/access/device-rule-hints'
import { lastRuleRisk } from '@mailroom/schemas/access/last-rule'
import {
  type DecidingDeviceRule,
  deviceConditions,
} from '@mailroom/schemas/access/mobile-device-access-effect'
import * as z from 'zod/mini'

type Values = Record<string, unknown>

/** A condition in the form, which has an empty text or list for none. */
const condition = z.catch(z.optional(z.array(z.string())), undefined)

const Rule = z.object({
  name: z.catch(z.string(), ''),
  effect: z.enum(['ALLOW', 'DENY']),
  ...{ deviceTypes: condition, notDeviceTypes: condition },
  ...{ deviceModels: condition, notDeviceModels: condition },
  ...{ deviceOperatingSystems: condition, notDeviceOperatingSystems: condition },
  ...{ deviceUserAgents: condition, notDeviceUserAgents: condition },
})

/** A rule as it stands in the form. */
export type TypedRule = z.infer<typeof Rule>

/** Returns the rule in a form; undefined while its effect is not chosen or a list is still empty. */
export function typedRule(values: Values): TypedRule | undefined {
  const isUnfinished = deviceConditions.some((name) => {
    const list = values[name]
    return Array.isArray(list) && list.length === 0
  })
  return isUnfinished ? undefined : Rule.safeParse(values).data
}

/** Why a write may keep all devices out, and has to be confirmed. */
export type Risk = 'denyAll' | 'lastAllow' | 'noAllow' | 'noRules'

/**
 * Returns the risk of a change of rules: `rule` is the one that is saved, in place of `former`.
 * Source: MDAR-02, MDAR-06, MDAR-09, MDAR-13.
 */
export function riskOf(
  before: readonly DecidingDeviceRule[],
  after: readonly DecidingDeviceRule[],
  rule?: DecidingDeviceRule,
  former?: DecidingDeviceRule,
): Risk | undefined {
  const deniesAll = (each?: DecidingDeviceRule) =>
    each?.effect === 'DENY' && matchesEveryDevice(each)
  if (deniesAll(rule) && !deniesAll(former)) return 'denyAll'
  const last = lastRuleRisk(before, after)
  if (last) return last
  const isOnlyAllow = after.filter(({ effect }) => effect === 'ALLOW').length === 1
  const isNarrower = former && rule && !isCoveredBy(former, rule)
  return isOnlyAllow && rule?.effect === 'ALLOW' && isNarrower ? 'lastAllow' : undefined
}
