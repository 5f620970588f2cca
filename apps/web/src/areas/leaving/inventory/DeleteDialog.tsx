import { useNavigate } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useSnapshotInput } from './use-snapshot.ts'

/** Asks before a snapshot is deleted; AWS is not touched. */
export function DeleteDialog() {
  const text = useText('inventory')
  const navigate = useNavigate()
  const place = useOrganizationScope()
  return (
    <ConfirmDialog
      id="snapshots.delete"
      input={useSnapshotInput()}
      title={text('delete')}
      confirmLabel={text('delete')}
      leave={() => {
        notify({ type: 'success', content: text('deleted') })
        return navigate(organizationPath(place, 'exit/inventory'), { replace: true })
      }}
    >
      {text('deleteExplanation')}
    </ConfirmDialog>
  )
}
