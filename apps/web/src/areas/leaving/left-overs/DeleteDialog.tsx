import Box from '@cloudscape-design/components/box'
import { useNavigate } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useMover } from './use-mover.ts'

/** Deletes a record that was made by mistake, with a reason. Source: KIT-08. */
export function DeleteDialog() {
  const text = useText('leftOvers')
  const close = useCloseDialog()
  const navigate = useNavigate()
  const scope = useOrganizationScope()
  const query = useMover()
  return (
    <RouteDialog title={text('deleteMoverTitle', { company: query.data?.company ?? '' })}>
      <Loaded query={query}>
        {({ moverId }) => (
          <OperationForm
            id="movers.delete"
            fixed={{ ...scope, moverId }}
            submitLabel={text('deleteMover')}
            onCancel={close}
            onDone={() => {
              notify({ type: 'success', content: text('moverDeleted') })
              void navigate(organizationPath(scope, 'exit/movers'), { replace: true })
            }}
          >
            <Box>{text('deleteMoverExplanation')}</Box>
            <TextField name="reason" label={text('reason')} constraint={text('reasonLimits')} />
          </OperationForm>
        )}
      </Loaded>
    </RouteDialog>
  )
}
