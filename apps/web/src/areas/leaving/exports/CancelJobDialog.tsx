import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useJobInput } from './use-export-job.ts'

/** Cancels a running job, also one that others started. Source: XQ-13. */
export function CancelJobDialog() {
  const text = useText('exportQueue')
  return (
    <ConfirmDialog
      id="exportJobs.cancel"
      input={useJobInput()}
      title={text('cancelJobTitle')}
      confirmLabel={text('cancelJob')}
      cancelLabel={text('keepRunning')}
      done={text('cancelAsked')}
    >
      {text('cancelCost')}
    </ConfirmDialog>
  )
}
