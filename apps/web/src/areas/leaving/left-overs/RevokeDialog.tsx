import Box from '@cloudscape-design/components/box'
import { notify } from '../../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useMover } from './use-mover.ts'

/** Records that the role of a company was deleted at AWS. Source: KIT-08. */
export function RevokeDialog() {
  const text = useText('leftOvers')
  const close = useCloseDialog()
  const scope = useOrganizationScope()
  const query = useMover()
  return (
    <RouteDialog title={text('revokeTitle', { company: query.data?.company ?? '' })}>
      <Loaded query={query}>
        {({ moverId }) => (
          <OperationForm
            id="movers.revoke"
            fixed={{ ...scope, moverId }}
            submitLabel={text('revoke')}
            onCancel={close}
            onDone={() => {
              notify({ type: 'success', content: text('revokedDone') })
              close()
            }}
          >
            <Box>{text('revokeExplanation')}</Box>
            <TextField name="reason" label={text('reason')} constraint={text('reasonLimits')} />
          </OperationForm>
        )}
      </Loaded>
    </RouteDialog>
  )
}
