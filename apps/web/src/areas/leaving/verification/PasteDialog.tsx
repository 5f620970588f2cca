import Box from '@cloudscape-design/components/box'
import { notify } from '../../../kit/data/notifications.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { JsonField } from '../../../kit/form/JsonField.tsx'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useEvidenceInput } from './use-evidence.ts'

/** Takes the log that Mailroom may not read, from a person who may. Source: VER-02. */
export function PasteDialog() {
  const text = useText('verification')
  const close = useCloseDialog()
  return (
    <RouteDialog title={text('paste')}>
      <OperationForm
        id="exportEvidence.paste"
        fixed={useEvidenceInput()}
        submitLabel={text('paste')}
        onCancel={close}
        onDone={() => {
          notify({ type: 'success', content: text('pasted') })
          close()
        }}
      >
        <Box>{text('pasteExplanation')}</Box>
        <JsonField
          name="log"
          label={text('log')}
          description={text('logHint')}
          constraint={text('logLimits')}
        />
      </OperationForm>
    </RouteDialog>
  )
}
