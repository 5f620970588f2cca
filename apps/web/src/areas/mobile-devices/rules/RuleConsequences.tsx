import SpaceBetween from '@cloudscape-design/components/space-between'
import type { MobileDeviceAccessRule as Rule } from '@mailroom/schemas/mobile-device-access-rules'
import { useWatch } from 'react-hook-form'
import { LockOutGuard } from '../../../kit/rules/LockOutGuard.tsx'
import type { useLockOutGuard } from '../../../kit/rules/use-lock-out-guard.ts'
import { useText } from '../../../kit/words/texts.ts'
import { DeviceHints } from './DeviceHints.tsx'
import { DeviceImpact } from './DeviceImpact.tsx'
import { riskOf, type TypedRule, typedRule } from './rule-form-values.ts'

/** Returns the rules as they are once a rule is saved in place of another, or as a new one. */
export function rulesWith(rules: readonly Rule[], rule: TypedRule, former?: Rule) {
  const id = former?.mobileDeviceAccessRuleId
  const saved = { ...rule, mobileDeviceAccessRuleId: id }
  return former
    ? rules.map((each) => (each.mobileDeviceAccessRuleId === id ? saved : each))
    : [...rules, saved]
}

type Props = {
  rules: readonly Rule[]
  /** The rule that is edited. */
  former?: Rule
  guard: ReturnType<typeof useLockOutGuard>['guard']
}

/**
 * What the rule in the form means together with the others: rules that decide nothing any more,
 * whom it keeps out, and which devices meet another decision. Source: MDAR-04, MDAR-09, MDAR-13.
 */
export function RuleConsequences({ rules, former, guard }: Props) {
  const text = useText('deviceRules')
  const rule = typedRule(useWatch<Record<string, unknown>>())
  const named = rule && { ...rule, name: rule.name || text('thisRule') }
  const after = named && rulesWith(rules, named, former)
  const risk = after && riskOf(rules, after, rule, former)
  return (
    <SpaceBetween size="l">
      {after && <DeviceHints rules={after} />}
      <DeviceImpact before={rules} after={after} />
      {risk && (
        <LockOutGuard guard={guard} header={text(`risk.${risk}`)}>
          {text(`riskExplanation.${risk}`)}
        </LockOutGuard>
      )}
    </SpaceBetween>
  )
}
