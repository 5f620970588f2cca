import Box from '@cloudscape-design/components/box'
import { notify } from '../../../kit/data/notifications.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { download } from './download.ts'
import { useSnapshotInput } from './use-snapshot.ts'

/** Asks why a snapshot leaves Mailroom, and downloads it. Source: EXIT-02. */
export function DownloadDialog() {
  const text = useText('inventory')
  const close = useCloseDialog()
  const input = useSnapshotInput()
  return (
    <RouteDialog title={text('download')}>
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
    </RouteDialog>
  )
}
