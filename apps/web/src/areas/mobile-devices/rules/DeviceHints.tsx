import { deviceRuleHints } from '@mailroom/schemas/access/device-rule-hints'
import type { DecidingDeviceRule } from '@mailroom/schemas/access/mobile-device-access-effect'
import { useCan } from '../../../kit/access/Can.tsx'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { RuleHints } from '../../../kit/rules/RuleHints.tsx'
import { useText } from '../../../kit/words/texts.ts'

/** A rule of AWS, or with `undefined` as its id the one in the form. */
export type HintedRule = DecidingDeviceRule & {
  name: string
  mobileDeviceAccessRuleId?: string | undefined
}

type Props = { rules: readonly HintedRule[]; areLinked?: boolean }

/** The rules that change no decision, each with the reason. Source: MDAR-04, MDAR-13. */
export function DeviceHints({ rules, areLinked = false }: Props) {
  const text = useText('deviceRules')
  const scope = useOrganizationScope()
  const can = useCan()
  const pathOf = ({ mobileDeviceAccessRuleId: id }: HintedRule) =>
    areLinked && id !== undefined && can('mobileDeviceAccessRules.update')
      ? organizationPath(scope, `mobile-devices/rules/${id}/edit`)
      : undefined
  return (
    <RuleHints
      hints={deviceRuleHints(rules).map(({ rule, reason, other }) => ({
        key: rule.mobileDeviceAccessRuleId ?? '',
        rule: rule.name,
        to: pathOf(rule),
        reason:
          reason === 'contradiction' || !other
            ? text('hint.contradiction')
            : text(`hint.${reason}`, { other: other.name, effect: rule.effect }),
        other: other && { name: other.name, to: pathOf(other) },
      }))}
    />
  )
}
