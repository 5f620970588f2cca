import SpaceBetween from '@cloudscape-design/components/space-between'
import type { MobileDeviceAccessRule as Rule } from '@mailroom/schemas/mobile-device-access-rules'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useRow } from '../../../kit/data/query.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { expectedOf, useDeviceRules, useDeviceRuleWords } from './use-device-rules.ts'

/** The question, about the rule as it was when the dialog was opened. */
function DeleteRule({ rule }: { rule: Rule }) {
  const text = useText('deviceRules')
  const { scope } = useDeviceRules()
  const { conditions } = useDeviceRuleWords()
  const [seen] = useState(rule)
  const { name, mobileDeviceAccessRuleId } = seen
  return (
    <ConfirmDialog
      id="mobileDeviceAccessRules.delete"
      input={{ ...scope, mobileDeviceAccessRuleId, expected: expectedOf(seen) }}
      title={text('deleteTitle', { name })}
      confirmLabel={text('delete')}
      done={text('deleted', { name })}
    >
      <SpaceBetween size="s">
        <div>{text('deleteExplanation')}</div>
        <div>
          {text(`effect.${seen.effect}`)}: {conditions(seen).join(' ')}
        </div>
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
