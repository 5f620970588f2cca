import Box from '@cloudscape-design/components/box'
import { notify } from '../../../kit/data/notifications.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useMailbox, useMailboxInput } from './use-mailbox.ts'

/** Asks why a mailbox is not needed. Source: EXIT-02, EXIT-06. */
export function ExcludeDialog() {
  const text = useText('exitDashboard')
  const close = useCloseDialog()
  const input = useMailboxInput()
  const { mailbox } = useMailbox()
  const name = mailbox ? nameOf(mailbox) : input.entityId
  return (
    <RouteDialog title={text('excludeTitle', { name })}>
      <OperationForm
        id="mailboxExclusions.put"
        fixed={input}
        submitLabel={text('exclude')}
        onCancel={close}
        onDone={() => {
          notify({ type: 'success', content: text('excluded', { name }) })
          close()
        }}
      >
        <Box>{text('excludeExplanation')}</Box>
        <TextField name="reason" label={text('reason')} constraint={text('reasonLimits')} />
      </OperationForm>
    </RouteDialog>
  )
}
