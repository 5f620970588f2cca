import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Group } from '@mailroom/schemas'
import { ActionButton } from '../../../kit/access/ActionButton.tsx'
import { useText } from '../../../kit/words/texts.ts'

/** The actions on a group in its state. Source: GRP-05, GEN-07, T-20. */
export function GroupActions({ group }: { group: Group }) {
  const text = useText('groups')
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <ActionButton id="groups.update" target={group} to="edit">
        {text('edit')}
      </ActionButton>
      <ActionButton id="groups.enable" target={group} to="enable">
        {text('enable')}
      </ActionButton>
      <ActionButton id="groups.disable" target={group} to="disable">
        {text('disable')}
      </ActionButton>
      <ActionButton id="groups.delete" target={group} to="delete">
        {text('delete')}
      </ActionButton>
    </SpaceBetween>
  )
}
