import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import { notify } from '../../../kit/data/notifications.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { JsonField } from '../../../kit/form/JsonField.tsx'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useEvidence, useEvidenceInput } from './use-evidence.ts'

/** Takes the log that Mailroom may not read, from a person who may. Source: VER-02. */
export function PasteDialog() {
  const text = useText('verification')
  const close = useCloseDialog()
  const { dateTime, number } = useFormats()
  const { data: { logReadAt, log } = {} } = useEvidence()
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
        {logReadAt !== undefined && log && (
          <Alert type="info">
            {text('pasteRead', { at: dateTime(logReadAt), messages: number(log.totalMessages) })}
          </Alert>
        )}
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
