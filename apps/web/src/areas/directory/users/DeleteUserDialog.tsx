import { useLocation, useNavigate } from 'react-router'
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
  const { search } = useLocation()
  const scope = useOrganizationScope()
  const { user } = useUser()
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
        // The list below the dialog keeps its filters.
        return navigate({ pathname: organizationPath(scope, 'users'), search }, { replace: true })
      }}
    >
      {text(user.state === 'ENABLED' ? 'disableFirst' : 'deleteExplanation')}
    </ConfirmDialog>
  )
}
