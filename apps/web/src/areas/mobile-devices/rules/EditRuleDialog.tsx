import type { MobileDeviceAccessRule as Rule } from '@mailroom/schemas/mobile-device-access-rules'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useRow } from '../../../kit/data/query.ts'
import { readOptions } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { EditForm } from '../../../kit/form/EditForm.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useLockOutGuard } from '../../../kit/rules/use-lock-out-guard.ts'
import { useText } from '../../../kit/words/texts.ts'
import { RuleConsequences, rulesWith } from './RuleConsequences.tsx'
import { RuleFields } from './RuleFields.tsx'
import { riskOf, typedRule } from './rule-form-values.ts'
import { saidBy, useDeviceRules, useDeviceRuleWords } from './use-device-rules.ts'

/** The form of a rule as it was when the form was opened. */
function EditRule({ rule }: { rule: Rule }) {
  const text = useText('deviceRules')
  const shared = useText('directory')
  const close = useCloseDialog()
  const { scope, query } = useDeviceRules()
  const client = useQueryClient()
  const { guard, isGiven } = useLockOutGuard()
  const { fieldWords } = useDeviceRuleWords()
  const [former] = useState(rule)
  const original = saidBy(former)
  const { mobileDeviceAccessRuleId } = former
  return (
    <EditForm
      id="mobileDeviceAccessRules.update"
      fixed={{ ...scope, mobileDeviceAccessRuleId }}
      original={original}
      replacesAll
      fieldWords={fieldWords}
      confirmation={{
        isNeeded: async (input, seen) => {
          // Another rule that lets devices in may be gone since the form was opened.
          const { items } = await client.fetchQuery({
            ...readOptions('mobileDeviceAccessRules.list', scope),
            staleTime: 0,
          })
          const saved = typedRule(input)
          if (!saved) return false
          return (
            riskOf(items, rulesWith(items, saved, former), saved, typedRule(seen)) !== undefined
          )
        },
        isGiven,
      }}
      submitLabel={shared('save')}
      saved={({ name }) => text('saved', { name })}
      onClose={close}
    >
      <RuleFields />
      <RuleConsequences rules={query.data ?? []} former={former} guard={guard} />
    </EditForm>
  )
}

/** Edits the rule in the address. Source: MDAR-08. */
export function EditRuleDialog() {
  const text = useText('deviceRules')
  const { ruleId } = useParams()
  const { query } = useDeviceRules()
  const row = useRow(query, ruleId, (rule) => rule.mobileDeviceAccessRuleId)
  return (
    <RouteDialog title={text('editTitle', { name: row.data?.name ?? '' })} size="large">
      <Loaded query={row}>{(rule) => <EditRule rule={rule} />}</Loaded>
    </RouteDialog>
  )
}
