import { useNavigate } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useKitInput } from './use-kit.ts'

/** Asks before a kit is deleted with its results. */
export function DeleteDialog() {
  const text = useText('kits')
  const navigate = useNavigate()
  const place = useOrganizationScope()
  return (
    <ConfirmDialog
      id="kits.delete"
      input={useKitInput()}
      title={text('delete')}
      confirmLabel={text('delete')}
      leave={() => {
        notify({ type: 'success', content: text('deleted') })
        return navigate(organizationPath(place, 'exit/kits'), { replace: true })
      }}
    >
      {text('deleteExplanation')}
    </ConfirmDialog>
  )
}
