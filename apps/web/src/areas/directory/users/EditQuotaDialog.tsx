import Alert from '@cloudscape-design/components/alert'
import { mailboxQuotaMb } from '@mailroom/schemas/directory-rules'
import { useWatch } from 'react-hook-form'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { EditForm } from '../../../kit/form/EditForm.tsx'
import { NumberField } from '../../../kit/form/NumberField.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
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
  const { number } = useFormats()
  const close = useCloseDialog()
  const { input, query } = useMailbox()
  return (
    <RouteDialog title={text('editQuota')}>
      <Loaded query={query}>
        {({ mailboxQuota: quota, mailboxSize }) => (
          <EditForm
            id="mailboxes.updateQuota"
            fixed={input}
            original={{ mailboxQuota: quota }}
            fieldWords={{
              label: () => text('quotaMb'),
              value: (_, value) => (typeof value === 'number' ? number(value) : undefined),
            }}
            submitLabel={shared('save')}
            saved={({ mailboxQuota }) => text('quotaSaved', { quota: mailboxQuota })}
            onClose={close}
          >
            <NumberField
              name="mailboxQuota"
              label={text('quotaMb')}
              constraint={text('quotaConstraint', mailboxQuotaMb)}
            />
            <TooSmall size={mailboxSize} />
          </EditForm>
        )}
      </Loaded>
    </RouteDialog>
  )
}
