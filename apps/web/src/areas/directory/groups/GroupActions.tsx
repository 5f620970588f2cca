import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Group } from '@mailroom/schemas'
import { Can } from '../../../kit/access/Can.tsx'
import { useWhyNot } from '../../../kit/access/use-why-not.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { useText } from '../../../kit/words/texts.ts'

/**
 * The actions on a group in its state; actions that its directory forbids are disabled and say why.
 * Source: GRP-05, GEN-07, T-20.
 */
export function GroupActions({ group }: { group: Group }) {
  const text = useText('groups')
  const whyNot = useWhyNot()
  const { state } = group
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {state === 'ENABLED' && (
        <Can id="groups.update">
          <AppButton to="edit" disabledReason={whyNot('groups.update', group)}>
            {text('edit')}
          </AppButton>
        </Can>
      )}
      {state === 'DISABLED' && (
        <Can id="groups.enable">
          <AppButton to="enable">{text('enable')}</AppButton>
        </Can>
      )}
      {state === 'ENABLED' && (
        <Can id="groups.disable">
          <AppButton to="disable">{text('disable')}</AppButton>
        </Can>
      )}
      {state === 'DISABLED' && (
        <Can id="groups.delete">
          <AppButton to="delete" disabledReason={whyNot('groups.delete', group)}>
            {text('delete')}
          </AppButton>
        </Can>
      )}
    </SpaceBetween>
  )
}
