import Box from '@cloudscape-design/components/box'
import { RouteDialog } from '../../dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../dialog/use-close-dialog.ts'
import { OperationForm } from '../../form/OperationForm.tsx'
import { notify } from '../../notifications.ts'
import { useOrganizationScope } from '../../scope.ts'
import { useText } from '../../texts/texts.ts'
import { AddressField } from '../AddressField.tsx'
import { useEntityId } from '../use-entity-id.ts'

/** Gives a user, group or resource another address. Source: USR-09, GEN-14. */
export function AddAliasDialog() {
  const text = useText('directory')
  const close = useCloseDialog()
  const fixed = { ...useOrganizationScope(), entityId: useEntityId() }
  return (
    <RouteDialog title={text('addAlias')}>
      <OperationForm
        id="aliases.create"
        fixed={fixed}
        submitLabel={text('add')}
        onCancel={close}
        onDone={(_, { alias }) => {
          notify({ type: 'success', content: text('aliasAdded', { alias }) })
          close()
        }}
      >
        <Box>{text('addAliasExplanation')}</Box>
        <AddressField name="alias" label={text('alias')} suggestion="" />
      </OperationForm>
    </RouteDialog>
  )
}
