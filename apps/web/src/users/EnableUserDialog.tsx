import Box from '@cloudscape-design/components/box'
import { proposedLocalPart } from '@mailroom/schemas'
import { RouteDialog } from '../app/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../app/dialog/use-close-dialog.ts'
import { AddressField } from '../app/directory/AddressField.tsx'
import { nameOf } from '../app/directory/entity-name.ts'
import { OperationForm } from '../app/form/OperationForm.tsx'
import { notify } from '../app/notifications.ts'
import { useOrganizationScope } from '../app/scope.ts'
import { useText } from '../app/texts/texts.ts'
import { useUser } from './use-user.ts'

/** Enables a user with a primary address; the last one it had is suggested. Source: USR-07, USR-08. */
export function EnableUserDialog() {
  const text = useText('users')
  const close = useCloseDialog()
  const scope = useOrganizationScope()
  const { user } = useUser()
  if (!user) return null
  const person = nameOf(user)
  return (
    <RouteDialog title={text('enableUser', { user: person })}>
      <OperationForm
        id="users.enable"
        fixed={{ ...scope, userId: user.userId }}
        submitLabel={text('enable')}
        onCancel={close}
        onDone={() => {
          notify({ type: 'success', content: text('userEnabled', { user: person }) })
          close()
        }}
      >
        <Box>{text('enableExplanation')}</Box>
        <AddressField
          name="email"
          label={text('email')}
          suggestion={user.email ?? proposedLocalPart(user.name)}
        />
      </OperationForm>
    </RouteDialog>
  )
}
