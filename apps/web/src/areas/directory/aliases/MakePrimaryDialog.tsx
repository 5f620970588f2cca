import { useParams } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useEntityId } from '../use-entity-id.ts'

/** Swaps the primary address with an alias. Source: USR-11. */
export function MakePrimaryDialog() {
  const text = useText('directory')
  const close = useCloseDialog()
  const { address = '' } = useParams()
  return (
    <ConfirmDialog
      id="aliases.makePrimary"
      input={{ ...useOrganizationScope(), entityId: useEntityId(), email: address }}
      title={text('makePrimaryTitle', { address })}
      confirmLabel={text('makePrimary')}
      onDone={() => {
        notify({ type: 'success', content: text('madePrimary', { address }) })
        close()
      }}
    >
      {text('makePrimaryExplanation')}
    </ConfirmDialog>
  )
}
