import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { NeedsApproval } from '../approvals/NeedsApproval.tsx'
import { DownloadForm } from './DownloadForm.tsx'
import { useSnapshotInput } from './use-snapshot.ts'

/**
 * Downloads a snapshot, or asks for the approval that it needs if four eyes are required.
 * Source: EXIT-02, EXIT-03.
 */
export function DownloadDialog() {
  const text = useText('inventory')
  const input = useSnapshotInput()
  return (
    <RouteDialog title={text('download')}>
      <NeedsApproval operation="snapshots.download" subjectId={input.snapshotId}>
        <DownloadForm
          id="snapshots.download"
          fixed={input}
          explanation={text('downloadExplanation')}
        />
      </NeedsApproval>
    </RouteDialog>
  )
}
