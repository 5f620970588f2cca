import SpaceBetween from '@cloudscape-design/components/space-between'
import type { BookableResource } from '@mailroom/schemas'
import { Can } from '../../../kit/access/Can.tsx'
import { useWhyNot } from '../../../kit/access/use-why-not.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { useText } from '../../../kit/words/texts.ts'

/**
 * The actions on a resource in its state; actions that its directory forbids are disabled and say
 * why. Source: RES-04, RES-14, GEN-07.
 */
export function ResourceActions({ resource }: { resource: BookableResource }) {
  const text = useText('resources')
  const whyNot = useWhyNot()
  const { state } = resource
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {state === 'ENABLED' && (
        <Can id="resources.update">
          <AppButton to="edit" disabledReason={whyNot('resources.update', resource)}>
            {text('edit')}
          </AppButton>
        </Can>
      )}
      {state === 'DISABLED' && (
        <Can id="resources.enable">
          <AppButton to="enable" disabledReason={whyNot('resources.enable', resource)}>
            {text('enable')}
          </AppButton>
        </Can>
      )}
      {state === 'ENABLED' && (
        <Can id="resources.disable">
          <AppButton to="disable">{text('disable')}</AppButton>
        </Can>
      )}
      {state === 'DISABLED' && (
        <Can id="resources.delete">
          <AppButton to="delete" disabledReason={whyNot('resources.delete', resource)}>
            {text('delete')}
          </AppButton>
        </Can>
      )}
    </SpaceBetween>
  )
}
