import { notify } from '../../../kit/data/notifications.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { RuleFields } from './RuleFields.tsx'
import { useDeviceRules } from './use-device-rules.ts'

/** Creates a rule. Source: MDAR-04. */
export function CreateRuleDialog() {
  const text = useText('deviceRules')
  const { scope } = useDeviceRules()
  const close = useCloseDialog()
  return (
    <RouteDialog title={text('create')} size="large">
      <OperationForm
        id="mobileDeviceAccessRules.create"
        fixed={scope}
        submitLabel={text('create')}
        onCancel={close}
        onDone={(_, { name }) => {
          notify({ type: 'success', content: text('created', { name }) })
          close()
        }}
      >
        <RuleFields />
      </OperationForm>
    </RouteDialog>
  )
}
