import Alert from '@cloudscape-design/components/alert'
import { mailboxQuotaMb } from '@mailroom/schemas'
import { useWatch } from 'react-hook-form'
import { notify } from '../../../kit/data/notifications.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { NumberField } from '../../../kit/form/NumberField.tsx'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useMailbox } from './use-mailbox.ts'

function TooSmall({ size }: { size: number }) {
  const text = useText('users')
  const quota: unknown = useWatch({ name: 'mailboxQuota' })
  if (typeof quota !== 'number' || quota <= 0 || quota >= size) return null
  return <Alert type="warning">{text('quotaBelowSize', { size })}</Alert>
}

/** Sets the quota of a mailbox. Source: USR-17, T-18. */
export function EditQuotaDialog() {
  const text = useText('users')
  const shared = useText('directory')
  const close = useCloseDialog()
  const { input, mailbox } = useMailbox()
  if (!mailbox) return null
  return (
    <RouteDialog title={text('editQuota')}>
      <OperationForm
        id="mailboxes.updateQuota"
        fixed={input}
        original={{ mailboxQuota: mailbox.mailboxQuota }}
        fieldWords={{ label: () => text('quotaMb') }}
        submitLabel={shared('save')}
        onCancel={close}
        onDone={(_, { mailboxQuota }) => {
          notify({ type: 'success', content: text('quotaSaved', { quota: mailboxQuota }) })
          close()
        }}
      >
        <NumberField
          name="mailboxQuota"
          label={text('quotaMb')}
          constraint={text('quotaConstraint', mailboxQuotaMb)}
        />
        <TooSmall size={mailbox.mailboxSize} />
      </OperationForm>
    </RouteDialog>
  )
}
