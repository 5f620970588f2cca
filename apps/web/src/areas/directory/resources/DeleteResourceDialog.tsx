import { useLocation, useNavigate } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { organizationPath } from '../../../kit/data/scope.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useResource } from './use-resource.ts'

/**
 * Deletes a disabled resource permanently after its exact name is typed. Source: RES-13, GEN-09.
 */
export function DeleteResourceDialog() {
  const text = useText('resources')
  const navigate = useNavigate()
  const { search } = useLocation()
  const { resource, input } = useResource()
  const { name, state } = resource
  return (
    <ConfirmDialog
      id="resources.delete"
      input={input}
      title={text('deleteTitle', { resource: name })}
      confirmLabel={text('deleteResource')}
      typed={{ label: text('deleteConfirm'), expected: name }}
      leave={() => {
        notify({ type: 'success', content: text('deleted', { resource: name }) })
        // The list below the dialog keeps its filters.
        return navigate(
          { pathname: organizationPath(input, 'resources'), search },
          { replace: true },
        )
      }}
    >
      {text(state === 'ENABLED' ? 'disableFirst' : 'deleteExplanation')}
    </ConfirmDialog>
  )
}
