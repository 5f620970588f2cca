import Box from '@cloudscape-design/components/box'
import { parseVerifyOutput } from '@mailroom/schemas/export-commands'
import { notify } from '../../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { PastedLinesField } from './PastedLinesField.tsx'

/** Takes what the scripts have computed elsewhere as proof of level 2. Source: VER-06. */
export function UploadDialog() {
  const text = useText('verification')
  const close = useCloseDialog()
  return (
    <RouteDialog title={text('upload')}>
      <OperationForm
        id="exportEvidence.uploadResults"
        fixed={useOrganizationScope()}
        submitLabel={text('upload')}
        onCancel={close}
        onDone={({ equal, different, kept, unknown }) => {
          const counts = { equal, different, kept, unknown: unknown.length }
          notify({
            type: different + kept === 0 && unknown.length === 0 ? 'success' : 'info',
            content: text('uploaded', counts),
          })
          close()
        }}
      >
        <Box>{text('uploadExplanation')}</Box>
        <PastedLinesField
          path="results"
          label={text('output')}
          limits={(count) => text('outputLimits', { count })}
          none={text('noOutput')}
          parse={parseVerifyOutput}
          wrong={{ entityId: '', sha384: '' }}
        />
      </OperationForm>
    </RouteDialog>
  )
}
