import { useWatch } from 'react-hook-form'
import { notify } from '../../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { SelectField } from '../../../kit/form/SelectField.tsx'
import { SuggestField } from '../../../kit/form/SuggestField.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useAssignments } from './use-assignments.ts'

/** The users or groups of Identity Center, by the chosen type. */
function PrincipalField() {
  const text = useText('identityCenter')
  const type: unknown = useWatch({ name: 'principalType' })
  const { data, error, isPending } = useRead(
    'identityAssignments.listPrincipals',
    useOrganizationScope(),
  )
  const options = (data?.items ?? [])
    .filter(({ principalType }) => principalType === type)
    .map(({ principalId, name = '', displayName = '' }) => ({
      ...{ value: principalId, description: `${name} ${displayName}`.trim(), disabled: false },
    }))
  return (
    <SuggestField
      name="principalId"
      label={text('identityId')}
      constraint={text('principalWhere')}
      suggestions={{ options, isLoading: isPending, error }}
    />
  )
}

/** Assigns a user or group to the application. Source: IDC-05. */
export function AssignDialog() {
  const text = useText('identityCenter')
  const close = useCloseDialog()
  const { applicationArn, input } = useAssignments()
  return (
    <RouteDialog title={text('assign')}>
      {applicationArn === undefined ? (
        text('enableFirst')
      ) : (
        <OperationForm
          id="identityAssignments.create"
          fixed={input}
          defaults={{ principalType: 'GROUP', principalId: '' }}
          submitLabel={text('assign')}
          onDone={() => {
            notify({ type: 'success', content: text('assigned') })
            close()
          }}
          onCancel={close}
        >
          <SelectField
            name="principalType"
            label={text('type')}
            options={(['GROUP', 'USER'] as const).map((value) => ({
              ...{
                value,
                label: text(`type.${value}`),
                description: text(`type.${value}.meaning`),
              },
            }))}
          />
          <PrincipalField />
        </OperationForm>
      )}
    </RouteDialog>
  )
}
