import Box from '@cloudscape-design/components/box'
import { notify } from '../../../kit/data/notifications.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useEvidenceInput } from './use-evidence.ts'

/** Accepts an export that is not proved, with a reason. Source: XQ-08, EXIT-02. */
export function AcceptDialog() {
  const text = useText('verification')
  const close = useCloseDialog()
  return (
    <RouteDialog title={text('accept')}>
      <OperationForm
        id="exportEvidence.accept"
        fixed={useEvidenceInput()}
        submitLabel={text('accept')}
        onCancel={close}
        onDone={() => {
          notify({ type: 'success', content: text('accepted') })
          close()
        }}
      >
        <Box>{text('acceptExplanation')}</Box>
        <TextField name="reason" label={text('reason')} constraint={text('reasonLimits')} />
      </OperationForm>
    </RouteDialog>
  )
}
