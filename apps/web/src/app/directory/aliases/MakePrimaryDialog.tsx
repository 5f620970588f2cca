import { useParams } from 'react-router'
import { ConfirmDialog } from '../../dialog/ConfirmDialog.tsx'
import { useCloseDialog } from '../../dialog/use-close-dialog.ts'
import { notify } from '../../notifications.ts'
import { useOrganizationScope } from '../../scope.ts'
import { useText } from '../../texts/texts.ts'
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
