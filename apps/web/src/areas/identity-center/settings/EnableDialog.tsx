import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { notify } from '../../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { SuggestField } from '../../../kit/form/SuggestField.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { FinishEnabling, type Made } from './FinishEnabling.tsx'

/** The instance, with those that the connection sees as suggestions. Source: IDC-03. */
function InstanceField() {
  const text = useText('identityCenter')
  const scope = useOrganizationScope()
  const { data, error, isPending } = useRead('identityAssignments.listInstances', scope)
  const options = (data?.items ?? []).map(({ instanceArn, name = '' }) => ({
    ...{ value: instanceArn, description: name, disabled: false },
  }))
  return (
    <SuggestField
      name="instanceArn"
      label={text('instanceArn')}
      constraint={text('instanceArnWhere')}
      suggestions={{ options, isLoading: isPending, error }}
    />
  )
}

type FormProps = { alias: string; onMade: (made: Made) => void }

/** Creates the application, the first of two recorded calls. */
function NewApplication({ alias, onMade }: FormProps) {
  const text = useText('identityCenter')
  const close = useCloseDialog()
  return (
    <OperationForm
      id="identityProvider.createApplication"
      fixed={useOrganizationScope()}
      defaults={{ name: `WorkMail-${alias}`, instanceArn: '' }}
      submitLabel={text('enable')}
      onDone={({ applicationArn }, { instanceArn }) => onMade({ applicationArn, instanceArn })}
      onCancel={close}
    >
      <InstanceField />
      <TextField
        name="name"
        label={text('applicationName')}
        constraint={text('applicationNameConstraint')}
      />
    </OperationForm>
  )
}

function ExistingApplication() {
  const text = useText('identityCenter')
  const close = useCloseDialog()
  return (
    <OperationForm
      id="identityProvider.enable"
      fixed={useOrganizationScope()}
      defaults={{ instanceArn: '', applicationArn: '' }}
      submitLabel={text('enable')}
      onDone={() => {
        notify({ type: 'success', content: text('enabledNow') })
        close()
      }}
      onCancel={close}
    >
      <InstanceField />
      <TextField
        name="applicationArn"
        label={text('applicationArn')}
        constraint={text('applicationArnWhere')}
      />
    </OperationForm>
  )
}

/**
 * Enables Identity Center with a new application or an existing one. If only the application was
 * created, the dialog says so, and tries again or cleans up. Source: IDC-03.
 */
export function EnableDialog() {
  const text = useText('identityCenter')
  const { data } = useRead('organizations.describe', useOrganizationScope())
  const [isNew, setNew] = useState(true)
  const [made, setMade] = useState<Made>()
  if (made) return <FinishEnabling made={made} />
  return (
    <RouteDialog title={text('enableTitle')}>
      <SpaceBetween size="m">
        <div>{text(isNew ? 'enableMeaning.new' : 'enableMeaning.existing')}</div>
        <FormField label={text('application')}>
          <RadioGroup
            value={isNew ? 'new' : 'existing'}
            items={[
              { value: 'new', label: text('newApplication') },
              { value: 'existing', label: text('existingApplication') },
            ]}
            onChange={({ detail }) => setNew(detail.value === 'new')}
          />
        </FormField>
        {isNew ? (
          data && <NewApplication alias={data.alias ?? ''} onMade={setMade} />
        ) : (
          <ExistingApplication />
        )}
      </SpaceBetween>
    </RouteDialog>
  )
}
