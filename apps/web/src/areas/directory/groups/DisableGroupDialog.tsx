import TextContent from '@cloudscape-design/components/text-content'
import { notify } from '../../../kit/data/notifications.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useGroup } from './use-group.ts'

/** Disables a group after explaining what ends and what is kept. Source: GRP-13. */
export function DisableGroupDialog() {
  const text = useText('groups')
  const close = useCloseDialog()
  const { group, input } = useGroup()
  if (!group) return null
  const { name, email = '' } = group
  return (
    <ConfirmDialog
      id="groups.disable"
      input={input}
      title={text('disableGroup', { group: name })}
      confirmLabel={text('disable')}
      onDone={() => {
        notify({ type: 'success', content: text('disabled', { group: name }) })
        close()
      }}
    >
      <TextContent>
        <ul>
          <li>{text('disableMail', { email })}</li>
          <li>{text('disablePermissions')}</li>
          <li>{text('disableAddresses')}</li>
          <li>{text('disableKept')}</li>
        </ul>
      </TextContent>
    </ConfirmDialog>
  )
}
