import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useJobInput } from './use-export-job.ts'

/** Lets a job of others count as the export of its mailbox. Source: XQ-17. */
export function AdoptDialog() {
  const text = useText('exportQueue')
  return (
    <ConfirmDialog
      id="exportJobs.adopt"
      input={useJobInput()}
      title={text('adoptTitle')}
      confirmLabel={text('adopt')}
      done={text('adoptDone')}
    >
      {text('adoptMeaning')}
    </ConfirmDialog>
  )
}
