import { useParams } from 'react-router'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { useEntity } from '../../../kit/entity/use-entity.ts'
import { useListed } from '../../../kit/table/use-listed.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useGroup } from './use-group.ts'

/** Removes a member from a group. Source: GRP-09. */
export function RemoveMemberDialog() {
  const text = useText('groups')
  const { memberId = '' } = useParams()
  const { group, input } = useGroup()
  const listed = useListed('groupMembers.list', ({ id }) => id === memberId)
  const indexed = useEntity(memberId)
  const member = listed?.name ?? indexed?.name ?? memberId
  const names = { member, group: group.name }
  return (
    <ConfirmDialog
      id="groupMembers.disassociate"
      input={{ ...input, memberId }}
      title={text('removeMember', names)}
      confirmLabel={text('remove')}
      done={text('memberRemoved', names)}
    >
      {text('removeMemberExplanation', names)}
    </ConfirmDialog>
  )
}
