import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useUser } from './use-user.ts'

/** Removes a user from a group. Source: USR-33, GRP-09. */
export function RemoveFromGroupDialog() {
  const text = useText('users')
  const scope = useOrganizationScope()
  const { groupId = '' } = useParams()
  const { user, input } = useUser()
  const { data } = useRead('groupMembers.listAllGroups', { ...scope, entityId: input.userId })
  const group = data?.items.find((each) => each.groupId === groupId)?.groupName ?? groupId
  const names = { user: nameOf(user), group }
  return (
    <ConfirmDialog
      id="groupMembers.disassociate"
      input={{ ...scope, groupId, memberId: user.userId }}
      title={text('removeUserFromGroup', names)}
      confirmLabel={text('remove')}
      done={text('removedFromGroup', names)}
    >
      {text('removeFromGroupExplanation')}
    </ConfirmDialog>
  )
}
