import { useLocation, useNavigate } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { organizationPath } from '../../../kit/data/scope.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useGroup } from './use-group.ts'

/**
 * Deletes a disabled group permanently after its exact name is typed. Source: GRP-14, GEN-09, T-22.
 */
export function DeleteGroupDialog() {
  const text = useText('groups')
  const navigate = useNavigate()
  const { search } = useLocation()
  const { group, input } = useGroup()
  const { name, state } = group
  return (
    <ConfirmDialog
      id="groups.delete"
      input={input}
      title={text('deleteGroup', { group: name })}
      confirmLabel={text('delete')}
      typed={{ label: text('deleteConfirm'), expected: name }}
      leave={() => {
        notify({ type: 'success', content: text('deleted', { group: name }) })
        // The list below the dialog keeps its filters.
        return navigate({ pathname: organizationPath(input, 'groups'), search }, { replace: true })
      }}
    >
      {text(state === 'ENABLED' ? 'disableFirst' : 'deleteExplanation')}
    </ConfirmDialog>
  )
}
