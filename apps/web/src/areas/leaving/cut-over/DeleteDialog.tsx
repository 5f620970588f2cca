import Box from '@cloudscape-design/components/box'
import { useNavigate } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { organizationPath } from '../../../kit/data/scope.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useCutOverInput, useMovedOn, useSeenCutOver } from './use-cut-over.ts'

/** Deletes a cut-over with all that was recorded. */
export function DeleteDialog() {
  const text = useText('cutOver')
  const input = useCutOverInput()
  const close = useCloseDialog()
  const navigate = useNavigate()
  const movedOn = useMovedOn()
  const { version } = useSeenCutOver()
  const { domain, ...scope } = input
  return (
    <RouteDialog title={text('deleteTitle', { domain })}>
      <OperationForm
        id="cutOvers.delete"
        fixed={{ ...input, version }}
        failureTitle={movedOn}
        submitLabel={text('delete')}
        onCancel={close}
        onDone={() => {
          notify({ type: 'success', content: text('deleted', { domain }) })
          void navigate(organizationPath(scope, 'exit/cut-over'), { replace: true })
        }}
      >
        <Box>{text('deleteMeaning')}</Box>
        <TextField name="reason" label={text('reason')} constraint={text('reasonLimits')} />
      </OperationForm>
    </RouteDialog>
  )
}
