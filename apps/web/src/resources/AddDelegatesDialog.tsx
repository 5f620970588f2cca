import { AddEntitiesDialog } from '../app/directory/AddEntitiesDialog.tsx'
import { notify } from '../app/notifications.ts'
import { useWholeList } from '../app/table/whole-list.ts'
import { useText } from '../app/texts/texts.ts'
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
