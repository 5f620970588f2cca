import Box from '@cloudscape-design/components/box'
import { proposedLocalPart } from '@mailroom/schemas'
import { notify } from '../../../kit/data/notifications.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { AddressField } from '../../../kit/entity/AddressField.tsx'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useGroup } from './use-group.ts'

/** Enables a group with a primary address; suggests the former one. Source: GRP-04, GRP-15. */
export function EnableGroupDialog() {
  const text = useText('groups')
  const close = useCloseDialog()
  const { group, input } = useGroup()
  if (!group) return null
  const { name, email } = group
  return (
    <RouteDialog title={text('enableGroup', { group: name })}>
      <OperationForm
        id="groups.enable"
        fixed={input}
        submitLabel={text('enable')}
        onCancel={close}
        onDone={() => {
          notify({ type: 'success', content: text('enabled', { group: name }) })
          close()
        }}
      >
        <Box>{text('enableExplanation')}</Box>
        <AddressField
          name="email"
          label={text('email')}
          suggestion={email ?? proposedLocalPart(name)}
        />
      </OperationForm>
    </RouteDialog>
  )
}
