import { useParams } from 'react-router'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { useEntity } from '../../../kit/entity/use-entity.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useDelegates } from './use-delegates.ts'
import { useResource } from './use-resource.ts'

/**
 * Removes a delegate from a resource, unless nobody else would answer its requests. Source: RES-08,
 * T-25.
 */
export function RemoveDelegateDialog() {
  const text = useText('resources')
  const { delegateId = '' } = useParams()
  const { resource, input } = useResource()
  const { lastIsNeeded } = useDelegates()
  const entity = useEntity(delegateId)
  const names = { delegate: entity ? nameOf(entity) : delegateId, resource: resource.name }
  const title = text('removeDelegate', names)
  if (lastIsNeeded) return <RouteDialog title={title}>{text('lastDelegateNeeded')}</RouteDialog>
  return (
    <ConfirmDialog
      id="resourceDelegates.disassociate"
      input={{ ...input, entityId: delegateId }}
      title={title}
      confirmLabel={text('remove')}
      done={text('delegateRemoved', names)}
    >
      {text('removeDelegateExplanation', names)}
    </ConfirmDialog>
  )
}
