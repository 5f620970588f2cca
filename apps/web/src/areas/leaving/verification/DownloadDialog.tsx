import Box from '@cloudscape-design/components/box'
import { evidenceFiles } from '@mailroom/schemas/export-evidence'
import { notify } from '../../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { SelectField } from '../../../kit/form/SelectField.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { useText } from '../../../kit/words/texts.ts'

/** Downloads from an address; a link with `download` leaves no page, so that nothing is asked. */
function download(address: string) {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}

/** Asks which evidence leaves Mailroom and why, and downloads it. Source: VER-06 to VER-08, EXIT-02. */
export function DownloadDialog() {
  const text = useText('verification')
  const close = useCloseDialog()
  return (
    <RouteDialog title={text('download')}>
      <OperationForm
        id="exportEvidence.download"
        fixed={useOrganizationScope()}
        defaults={{ file: 'pack' }}
        submitLabel={text('downloadNow')}
        onCancel={close}
        onDone={({ address }) => {
          download(address)
          notify({ type: 'success', content: text('downloadBegun') })
          close()
        }}
      >
        <Box>{text('downloadExplanation')}</Box>
        <SelectField
          name="file"
          label={text('file')}
          options={evidenceFiles.map((file) => ({
            value: file,
            label: text(`file.${file}`),
            description: text(`fileMeaning.${file}`),
          }))}
        />
        <TextField name="reason" label={text('reason')} constraint={text('reasonLimits')} />
      </OperationForm>
    </RouteDialog>
  )
}
