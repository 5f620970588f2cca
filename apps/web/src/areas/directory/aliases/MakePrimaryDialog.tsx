import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useEntityId } from '../use-entity-id.ts'

/** Swaps the primary address with an alias. Source: USR-11. */
export function MakePrimaryDialog() {
  const text = useText('directory')
  const { address = '' } = useParams()
  return (
    <ConfirmDialog
      id="aliases.makePrimary"
      input={{ ...useOrganizationScope(), entityId: useEntityId(), email: address }}
      title={text('makePrimaryTitle', { address })}
      confirmLabel={text('makePrimary')}
      done={text('madePrimary', { address })}
    >
      {text('makePrimaryExplanation')}
    </ConfirmDialog>
  )
}
