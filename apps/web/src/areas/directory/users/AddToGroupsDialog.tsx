import { notify } from '../../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { useText } from '../../../kit/words/texts.ts'
import { AddEntitiesDialog } from '../AddEntitiesDialog.tsx'
import { useUser } from './use-user.ts'

/** Adds a user to several groups at once. Source: USR-33, GRP-08. */
export function AddToGroupsDialog() {
  const text = useText('users')
  const scope = useOrganizationScope()
  const { user, input } = useUser()
  const { data } = useRead('groupMembers.listAllGroups', { ...scope, entityId: input.userId })
  if (!user) return null
  const direct = data?.items.filter(({ through }) => through.length === 0) ?? []
  const person = nameOf(user)
  return (
    <AddEntitiesDialog
      id="groupMembers.associate"
      inputOf={({ id }) => ({ ...scope, groupId: id, memberId: user.userId })}
      title={text('addUserToGroups', { user: person })}
      label={text('groups')}
      submitLabel={text('add')}
      offered={{ types: ['GROUP'], states: ['ENABLED'] }}
      whyNot={({ id }) =>
        direct.some(({ groupId }) => groupId === id) ? text('alreadyMember') : undefined
      }
      onDone={(added) =>
        notify({
          type: 'success',
          content: text('addedToGroups', { count: added.length, user: person }),
        })
      }
    >
      {text('addToGroupsExplanation')}
    </AddEntitiesDialog>
  )
}
