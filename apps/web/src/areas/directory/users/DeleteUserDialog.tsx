import { useNavigate } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { useText } from '../../../kit/words/texts.ts'
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
