import Box from '@cloudscape-design/components/box'
import Textarea from '@cloudscape-design/components/textarea'
import { parseVerifyOutput } from '@mailroom/schemas/export-commands'
import { useState } from 'react'
import { notify } from '../../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { FieldFrame } from '../../../kit/form/FieldFrame.tsx'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { useField } from '../../../kit/form/use-field.ts'
import { useText } from '../../../kit/words/texts.ts'

/** The output of a script, of which the lines with a hash are sent. */
function OutputField() {
  const text = useText('verification')
  const [output, setOutput] = useState('')
  const { value, change, errorText } = useField<ReturnType<typeof parseVerifyOutput>>('results', [])
  return (
    <FieldFrame
      label={text('output')}
      constraint={text('outputLimits', { count: value.length })}
      errorText={errorText === undefined ? undefined : text('noOutput')}
    >
      <Textarea
        value={output}
        rows={8}
        spellcheck={false}
        onChange={({ detail }) => {
          setOutput(detail.value)
          change(parseVerifyOutput(detail.value))
        }}
      />
    </FieldFrame>
  )
}

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
        onDone={({ equal, different, unknown }) => {
          const counts = { equal, different, unknown: unknown.length }
          notify({
            type: different === 0 && unknown.length === 0 ? 'success' : 'info',
            content: text('uploaded', counts),
          })
          close()
        }}
      >
        <Box>{text('uploadExplanation')}</Box>
        <OutputField />
      </OperationForm>
    </RouteDialog>
  )
}
