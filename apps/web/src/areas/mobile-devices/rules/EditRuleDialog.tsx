import type { MobileDeviceAccessRule as Rule } from '@mailroom/schemas/mobile-device-access-rules'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useRow } from '../../../kit/data/query.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { EditForm } from '../../../kit/form/EditForm.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { RuleFields } from './RuleFields.tsx'
import { saidBy, useDeviceRules, useDeviceRuleWords } from './use-device-rules.ts'

/** The form of a rule as it was when the form was opened. */
function EditRule({ rule }: { rule: Rule }) {
  const text = useText('deviceRules')
  const shared = useText('directory')
  const close = useCloseDialog()
  const { scope } = useDeviceRules()
  const { fieldWords } = useDeviceRuleWords()
  const [original] = useState(() => saidBy(rule))
  const { mobileDeviceAccessRuleId } = rule
  return (
    <EditForm
      id="mobileDeviceAccessRules.update"
      fixed={{ ...scope, mobileDeviceAccessRuleId }}
      original={original}
      replacesAll
      fieldWords={fieldWords}
      submitLabel={shared('save')}
      saved={({ name }) => text('saved', { name })}
      onClose={close}
    >
      <RuleFields />
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
