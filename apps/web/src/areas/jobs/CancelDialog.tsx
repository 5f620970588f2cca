import { ConfirmDialog } from '../../kit/dialog/ConfirmDialog.tsx'
import { useCloseDialog } from '../../kit/dialog/use-close-dialog.ts'
import { useText } from '../../kit/words/texts.ts'
import { useJobInput } from './use-job.ts'

/** Cancels a job permanently; completed changes are kept. */
export function CancelDialog() {
  const text = useText('jobs')
  return (
    <ConfirmDialog
      id="jobs.cancel"
      input={useJobInput()}
      title={text('cancelTitle')}
      confirmLabel={text('cancel')}
      cancelLabel={text('keepRunning')}
      onDone={useCloseDialog()}
    >
      {text('cancelExplanation')}
    </ConfirmDialog>
  )
}
