import { useNavigate } from 'react-router'
import { ConfirmDialog } from '../app/dialog/ConfirmDialog.tsx'
import { nameOf } from '../app/directory/entity-name.ts'
import { notify } from '../app/notifications.ts'
import { organizationPath, useOrganizationScope } from '../app/scope.ts'
import { useText } from '../app/texts/texts.ts'
import { useUser } from './use-user.ts'

/** Deletes a disabled user permanently after their user name is typed. Source: USR-13, GEN-09. */
export function DeleteUserDialog() {
  const text = useText('users')
  const navigate = useNavigate()
  const scope = useOrganizationScope()
  const { user } = useUser()
  if (!user) return null
  const person = nameOf(user)
  return (
    <ConfirmDialog
      id="users.delete"
      input={{ ...scope, userId: user.userId }}
      title={text('deleteUser', { user: person })}
      confirmLabel={text('delete')}
      typed={{ label: text('deleteConfirm', { name: user.name }), expected: user.name }}
      leave={() => {
        notify({ type: 'success', content: text('userDeleted', { user: person }) })
        return navigate(organizationPath(scope, 'users'), { replace: true })
      }}
    >
      {text(user.state === 'ENABLED' ? 'disableFirst' : 'deleteExplanation')}
    </ConfirmDialog>
  )
}
