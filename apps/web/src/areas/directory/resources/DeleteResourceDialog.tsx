import { useNavigate } from 'react-router'
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
  const { resource, input } = useResource()
  if (!resource) return null
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
        return navigate(organizationPath(input, 'resources'), { replace: true })
      }}
    >
      {text(state === 'ENABLED' ? 'disableFirst' : 'deleteExplanation')}
    </ConfirmDialog>
  )
}
