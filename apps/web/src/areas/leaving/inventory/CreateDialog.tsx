import Box from '@cloudscape-design/components/box'
import { snapshotScopes } from '@mailroom/schemas/snapshots'
import { useNavigate } from 'react-router'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { SelectField } from '../../../kit/form/SelectField.tsx'
import { useText } from '../../../kit/words/texts.ts'

/** Begins a snapshot, and leads to its progress. Source: INV-01. */
export function CreateDialog() {
  const text = useText('inventory')
  const close = useCloseDialog()
  const navigate = useNavigate()
  const place = useOrganizationScope()
  return (
    <RouteDialog title={text('create')}>
      <OperationForm
        id="snapshots.create"
        fixed={place}
        defaults={{ scope: 'complete' }}
        submitLabel={text('begin')}
        onCancel={close}
        onDone={({ snapshotId }) =>
          void navigate(organizationPath(place, `exit/inventory/${snapshotId}`))
        }
      >
        <Box>{text('createExplanation')}</Box>
        <SelectField
          name="scope"
          label={text('scope')}
          options={snapshotScopes.map((scope) => ({
            value: scope,
            label: text(`scope.${scope}`),
            description: text(`scopeMeaning.${scope}`),
          }))}
        />
      </OperationForm>
    </RouteDialog>
  )
}
