import Box from '@cloudscape-design/components/box'
import { notify } from '../../../kit/data/notifications.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { download } from './download.ts'
import { useCompared } from './use-compared.ts'

/** Asks why a comparison leaves Mailroom, and downloads it as NDJSON. Source: INV-12, EXIT-02. */
export function DownloadComparisonDialog() {
  const text = useText('inventory')
  const close = useCloseDialog()
  const { input } = useCompared()
  return (
    <RouteDialog title={text('downloadComparison')}>
      {input ? (
        <OperationForm
          id="snapshots.downloadComparison"
          fixed={input}
          submitLabel={text('download')}
          onCancel={close}
          onDone={({ address }) => {
            download(address)
            notify({ type: 'success', content: text('downloadBegun') })
            close()
          }}
        >
          <Box>{text('downloadComparisonExplanation')}</Box>
          <TextField name="reason" label={text('reason')} constraint={text('reasonLimits')} />
        </OperationForm>
      ) : (
        <p>{text('nothingToCompare')}</p>
      )}
    </RouteDialog>
  )
}
