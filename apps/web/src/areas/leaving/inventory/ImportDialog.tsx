import Box from '@cloudscape-design/components/box'
import FileUpload from '@cloudscape-design/components/file-upload'
import FormField from '@cloudscape-design/components/form-field'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import { maxImportBytes } from '@mailroom/schemas/snapshots'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useUpload } from './use-upload.ts'

/** Uploads a snapshot that was downloaded before, and leads to its check. Source: INV-13. */
export function ImportDialog() {
  const text = useText('inventory')
  const close = useCloseDialog()
  const navigate = useNavigate()
  const place = useOrganizationScope()
  const [file, setFile] = useState<File>()
  const [isMissing, setMissing] = useState(false)
  const { upload, failure, start } = useUpload()
  const isTooLarge = (file?.size ?? 0) > maxImportBytes
  const choose = (chosen: File | undefined) => {
    setFile(chosen)
    setMissing(false)
    void start(chosen && chosen.size <= maxImportBytes ? chosen : undefined)
  }
  const problem = () => {
    if (isTooLarge) return text('fileTooLarge')
    return isMissing && !upload?.isWhole ? text(file ? 'fileOnItsWay' : 'fileMissing') : undefined
  }
  return (
    <RouteDialog title={text('import')}>
      <OperationForm
        id="snapshots.import"
        fixed={{ ...place, uploadId: upload?.uploadId ?? crypto.randomUUID() }}
        submitLabel={text('import')}
        mayBeSent={async () => {
          setMissing(true)
          return upload?.isWhole ?? false
        }}
        onCancel={close}
        onDone={({ snapshotId }) =>
          void navigate(organizationPath(place, `exit/inventory/${snapshotId}`))
        }
      >
        <Box>{text('importExplanation')}</Box>
        {failure !== undefined && <ErrorAlert error={apiErrorOf(failure)} />}
        <FormField label={text('file')} description={text('fileLimits')} errorText={problem()}>
          <FileUpload
            value={file ? [file] : []}
            onChange={({ detail }) => choose(detail.value[0])}
            accept=".zip"
            showFileSize
            i18nStrings={{
              uploadButtonText: () => text('chooseFile'),
              dropzoneText: () => text('dropFile'),
              removeFileAriaLabel: (_, name) => text('removeFile', { name }),
            }}
          />
        </FormField>
        {file && upload && (
          <ProgressBar
            label={text(upload.isWhole ? 'uploaded' : 'uploading')}
            value={Math.floor((100 * upload.sent) / Math.max(1, file.size))}
          />
        )}
      </OperationForm>
    </RouteDialog>
  )
}
