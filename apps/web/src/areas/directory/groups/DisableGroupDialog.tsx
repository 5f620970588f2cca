import TextContent from '@cloudscape-design/components/text-content'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { ReleasedAddresses } from '../../../kit/entity/ReleasedAddresses.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useGroup } from './use-group.ts'

/** Disables a group after explaining what ends and what is kept. Source: GRP-13. */
export function DisableGroupDialog() {
  const text = useText('groups')
  const { group, input } = useGroup()
  const { name, email = '' } = group
  return (
    <ConfirmDialog
      id="groups.disable"
      input={input}
      title={text('disableGroup', { group: name })}
      confirmLabel={text('disable')}
      done={text('disabled', { group: name })}
    >
      <TextContent>
        <ul>
          <li>{text('disableMail', { email })}</li>
          <li>{text('disablePermissions')}</li>
          <li>{text('disableAddresses')}</li>
          <li>{text('disableKept')}</li>
        </ul>
      </TextContent>
      <ReleasedAddresses entityId={group.groupId} />
    </ConfirmDialog>
  )
}
