import { useParams } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { useEntity } from '../../../kit/entity/use-entity.ts'
import { useListed } from '../../../kit/table/use-listed.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useGroup } from './use-group.ts'

/** Removes a member from a group. Source: GRP-09. */
export function RemoveMemberDialog() {
  const text = useText('groups')
  const close = useCloseDialog()
  const { memberId = '' } = useParams()
  const { group, input } = useGroup()
  const listed = useListed('groupMembers.list', ({ id }) => id === memberId)
  const indexed = useEntity(memberId)
  const member = listed?.name ?? indexed?.name ?? memberId
  if (!group) return null
  const names = { member, group: group.name }
  return (
    <ConfirmDialog
      id="groupMembers.disassociate"
      input={{ ...input, memberId }}
      title={text('removeMember', names)}
      confirmLabel={text('remove')}
      onDone={() => {
        notify({ type: 'success', content: text('memberRemoved', names) })
        close()
      }}
    >
      {text('removeMemberExplanation', names)}
    </ConfirmDialog>
  )
}
