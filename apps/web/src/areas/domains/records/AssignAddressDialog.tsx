import { useParams } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { EntityField } from '../../../kit/entity/EntityField.tsx'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useDomain } from '../use-domain.ts'

/**
 * Gives an address of the domain, such as `postmaster@`, to a user or group as an alias. Source:
 * DOM-13.
 */
export function AssignAddressDialog() {
  const text = useText('domainRecords')
  const close = useCloseDialog()
  const { localPart = '' } = useParams()
  const { domainName, ...scope } = useDomain().input
  const alias = `${localPart}@${domainName}`
  return (
    <RouteDialog title={text('assignTo', { email: alias })}>
      <OperationForm
        id="aliases.create"
        fixed={{ ...scope, alias }}
        submitLabel={text('assign')}
        onDone={() => {
          notify({ type: 'success', content: text('addressAssigned', { email: alias }) })
          close()
        }}
        onCancel={close}
      >
        <EntityField
          name="entityId"
          label={text('receiver')}
          description={text('receiverMeaning')}
          offered={{ types: ['USER', 'GROUP'], states: ['ENABLED'] }}
        />
      </OperationForm>
    </RouteDialog>
  )
}
