import SpaceBetween from '@cloudscape-design/components/space-between'
import type { BookableResource } from '@mailroom/schemas'
import { ActionButton } from '../../../kit/access/ActionButton.tsx'
import { useText } from '../../../kit/words/texts.ts'

/** The actions on a resource in its state. Source: RES-04, RES-14, GEN-07. */
export function ResourceActions({ resource }: { resource: BookableResource }) {
  const text = useText('resources')
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <ActionButton id="resources.update" target={resource} to="edit">
        {text('edit')}
      </ActionButton>
      <ActionButton id="resources.enable" target={resource} to="enable">
        {text('enable')}
      </ActionButton>
      <ActionButton id="resources.disable" target={resource} to="disable">
        {text('disable')}
      </ActionButton>
      <ActionButton id="resources.delete" target={resource} to="delete">
        {text('delete')}
      </ActionButton>
    </SpaceBetween>
  )
}
