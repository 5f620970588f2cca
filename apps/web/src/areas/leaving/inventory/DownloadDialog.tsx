import Box from '@cloudscape-design/components/box'
import { notify } from '../../../kit/data/notifications.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { NeedsApproval } from '../approvals/NeedsApproval.tsx'
import { download } from './download.ts'
import { useSnapshotInput } from './use-snapshot.ts'

/** Asks why a snapshot leaves Mailroom, and downloads it. Source: EXIT-02. */
function Download() {
  const text = useText('inventory')
  const close = useCloseDialog()
  const input = useSnapshotInput()
  return (
    <OperationForm
      id="snapshots.download"
      fixed={input}
      submitLabel={text('download')}
      onCancel={close}
      onDone={({ address }) => {
        download(address)
        notify({ type: 'success', content: text('downloadBegun') })
        close()
      }}
    >
      <Box>{text('downloadExplanation')}</Box>
      <TextField name="reason" label={text('reason')} constraint={text('reasonLimits')} />
    </OperationForm>
  )
}

/**
 * Downloads a snapshot, or asks for the approval that it needs if four eyes are required.
 * Source: EXIT-02, EXIT-03.
 */
export function DownloadDialog() {
  const text = useText('inventory')
  const { snapshotId } = useSnapshotInput()
  return (
    <RouteDialog title={text('download')}>
      <NeedsApproval operation="snapshots.download" subjectId={snapshotId}>
        <Download />
      </NeedsApproval>
    </RouteDialog>
  )
}
