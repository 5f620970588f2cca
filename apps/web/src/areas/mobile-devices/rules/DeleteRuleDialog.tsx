import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { MobileDeviceAccessRule as Rule } from '@mailroom/schemas/mobile-device-access-rules'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useRow } from '../../../kit/data/query.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useLockOutGuard } from '../../../kit/rules/use-lock-out-guard.ts'
import { useText } from '../../../kit/words/texts.ts'
import { DeviceImpact } from './DeviceImpact.tsx'
import { riskOf } from './rule-form-values.ts'
import { expectedOf, useDeviceRules, useDeviceRuleWords } from './use-device-rules.ts'

/** The question, about the rule as it was when the dialog was opened. */
function DeleteRule({ rule }: { rule: Rule }) {
  const text = useText('deviceRules')
  const shared = useText('rules')
  const { scope, query } = useDeviceRules()
  const { typed } = useLockOutGuard()
  const { conditions } = useDeviceRuleWords()
  const [seen] = useState(rule)
  const [rules] = useState(query.data ?? [])
  const { name, mobileDeviceAccessRuleId } = seen
  const rest = rules.filter((each) => each.mobileDeviceAccessRuleId !== mobileDeviceAccessRuleId)
  const risk = riskOf(rules, rest)
  return (
    <ConfirmDialog
      id="mobileDeviceAccessRules.delete"
      input={{ ...scope, mobileDeviceAccessRuleId, expected: expectedOf(seen) }}
      title={text('deleteTitle', { name })}
      confirmLabel={text('delete')}
      {...(risk ? { typed } : {})}
      done={text('deleted', { name })}
    >
      <SpaceBetween size="s">
        {risk && (
          <Alert type="error" header={text(`risk.${risk}`)}>
            {text(`riskExplanation.${risk}`)}
          </Alert>
        )}
        <div>{text('deleteExplanation')}</div>
        <div>
          {shared(`effect.${seen.effect}`)}: {conditions(seen).join(' ')}
        </div>
        <DeviceImpact before={rules} after={rest} />
      </SpaceBetween>
    </ConfirmDialog>
  )
}

/** Deletes the rule in the address. Source: MDAR-09. */
export function DeleteRuleDialog() {
  const { ruleId } = useParams()
  const { query } = useDeviceRules()
  const row = useRow(query, ruleId, (rule) => rule.mobileDeviceAccessRuleId)
  return (
    <Loaded query={row} Frame={RouteDialog} title={row.data?.name ?? ''}>
      {(rule) => <DeleteRule rule={rule} />}
    </Loaded>
  )
}
