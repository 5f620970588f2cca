import { notify } from '../../../kit/data/notifications.ts'
import { useWholeList } from '../../../kit/table/whole-list.ts'
import { useText } from '../../../kit/words/texts.ts'
import { AddEntitiesDialog } from '../AddEntitiesDialog.tsx'
import { delegatesOffered } from './delegates-offered.ts'
import { useResource } from './use-resource.ts'

/** Adds users and groups as delegates of a resource. Source: RES-07. */
export function AddDelegatesDialog() {
  const text = useText('resources')
  const { resource, input } = useResource()
  const { data: delegates } = useWholeList('resourceDelegates.list', input)
  if (!resource) return null
  return (
    <AddEntitiesDialog
      id="resourceDelegates.associate"
      inputOf={({ id }) => ({ ...input, entityId: id })}
      title={text('addDelegateTo', { resource: resource.name })}
      label={text('newDelegates')}
      submitLabel={text('save')}
      offered={delegatesOffered}
      whyNot={({ id }) =>
        delegates?.some((delegate) => delegate.id === id) ? text('isDelegate') : undefined
      }
      onDone={(added) => {
        const names = { count: added.length, resource: resource.name }
        notify({ type: 'success', content: text('delegatesAdded', names) })
      }}
    >
      {text('addDelegateExplanation')}
    </AddEntitiesDialog>
  )
}
