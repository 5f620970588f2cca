import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useGrantees } from './use-grantees.ts'
import { useOwner } from './use-owner.ts'

/** Removes all permissions of a grantee on a mailbox. Source: PERM-07, USR-22. */
export function RemovePermissionsDialog() {
  const text = useText('directory')
  const scope = useOrganizationScope()
  const owner = useOwner()
  const { granteeId = '' } = useParams()
  const { query } = useGrantees(owner.id)
  const name = query.data?.find((grantee) => grantee.granteeId === granteeId)?.name ?? granteeId
  return (
    <ConfirmDialog
      id="mailboxPermissions.delete"
      input={{ ...scope, entityId: owner.id, granteeId }}
      title={text('removePermissions', { name })}
      confirmLabel={text('remove')}
      done={text('permissionsRemoved', { name })}
    >
      {text('removePermissionsExplanation')}
    </ConfirmDialog>
  )
}
